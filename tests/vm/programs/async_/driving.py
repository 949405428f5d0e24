"""Coroutines driven by hand: send, throw, close, await."""


class Pause:
    def __init__(self, label):
        self.label = label

    def __await__(self):
        answer = yield 'paused ' + self.label
        return answer


async def add(a, b):
    got = await Pause('add')
    return a + b + got


async def main():
    first = await add(1, 2)
    second = await add(first, 10)
    return first, second


def drive(coroutine, *answers):
    try:
        print(coroutine.send(None))
        for answer in answers:
            print(coroutine.send(answer))
    except StopIteration as stop:
        print('result', stop.value)


drive(main(), 100, 1000)


async def careful():
    try:
        await Pause('careful')
    except ValueError as error:
        print('caught', error)
        return 'recovered'
    finally:
        print('cleaned up')


c = careful()
print(c.send(None))
try:
    c.throw(ValueError('thrown in'))
except StopIteration as stop:
    print(stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)

c = careful()
c.send(None)
print(c.close())
print(type(c).__name__, c.__name__, c.cr_running, c.cr_frame)
c = careful()
try:
    c.send(1)
except TypeError as error:
    print(error)
c.close()


async def wrong():
    await 5


try:
    wrong().send(None)
except TypeError as error:
    print(error)


async def stops():
    raise StopIteration('early')


try:
    stops().send(None)
except RuntimeError as error:
    print(error, repr(error.__cause__))


def run(coroutine):
    while True:
        try:
            print('step', coroutine.send(None))
        except StopIteration as stop:
            return stop.value


async def gather(*awaitables):
    results = []
    for one in awaitables:
        results.append(await one)
    return results


async def work(name, count):
    for n in range(count):
        await Pause(f'{name} {n}')
    return name


print(run(gather(work('a', 1), work('b', 2))))
shared = work('x', 1)


async def twice():
    await shared
    await shared


try:
    run(twice())
except RuntimeError as error:
    print(error)
wrapper = work('w', 1).__await__()
print(next(wrapper))
try:
    next(wrapper)
except StopIteration as stop:
    print(stop.value)
