# Coroutines by send: averages, a chat, a result at the end.
def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return count, average
        total += value
        count += 1
        average = total / count


avg = averager()
print(next(avg), avg.send(10), avg.send(20), avg.send(3))
try:
    avg.send(None)
except StopIteration as stop:
    print("result", stop.value)


def delegating(results):
    while True:
        results.append((yield from averager()))


results = []
outer = delegating(results)
next(outer)
for value in (1, 2, 3, None, 10, None):
    outer.send(value)
print(results)
outer.close()


def robust():
    handled = []
    while True:
        try:
            got = yield handled
            handled.append(got)
        except ValueError as error:
            handled.append(f"error {error}")
        except GeneratorExit:
            print("closing with", handled)
            raise


r = robust()
next(r)
r.send(1)
print(r.throw(ValueError("odd")), r.send(2))
r.close()
try:
    r.send(3)
except StopIteration:
    print("it is over")
try:
    averager().send(1)
except TypeError as error:
    print(error)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
