# Coroutines driven by hand: await, results, exceptions, an awaitable class.
class Wait:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        answer = yield self.what
        print("woken with", answer)
        return answer


async def ask(question):
    return await Wait(question)


async def talk(times):
    answers = []
    for n in range(times):
        try:
            answers.append(await ask(f"question {n}"))
        except ValueError as error:
            answers.append(f"error {error}")
        finally:
            print("asked", n)
    return answers


def drive(coroutine, *replies):
    value = None
    for reply in (None, *replies):
        try:
            if isinstance(reply, Exception):
                value = coroutine.throw(reply)
            else:
                value = coroutine.send(reply)
        except StopIteration as stop:
            return stop.value
        print("waits for", value)
    coroutine.close()
    return "closed"


print(drive(talk(2), "a", "b"))
print(drive(talk(2), "a", ValueError("bad")))
print(drive(talk(3), "a"))


async def plain():
    return 42


c = plain()
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value, type(c).__name__, c.__name__)
try:
    c.send(None)
except RuntimeError as error:
    print(error)


async def wrong():
    await 5


try:
    wrong().send(None)
except TypeError as error:
    print(error)
