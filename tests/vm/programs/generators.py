# Generators: send, throw, close, return values, delegation, pipelines.
def countdown(n):
    while n:
        got = yield n
        if got:
            n = got
        n -= 1
    return "done"


g = countdown(3)
print(next(g), g.send(5), next(g), list(g))


def cleanup():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("caught", e)
        yield 99
    finally:
        print("closed")


c = cleanup()
print(next(c), c.throw(ValueError("boom")))
c.close()


def delegating():
    result = yield from countdown(2)
    print("got", result)
    yield from [10, 20]
    yield from "ab"


print(list(delegating()))


def naturals():
    n = 0
    while True:
        yield n
        n += 1


def take(k, it):
    for _ in range(k):
        yield next(it)


squares = (n * n for n in naturals() if n % 2)
print(list(take(4, squares)))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), [x for x in Countdown(2)], sum(Countdown(4)))
for x in Countdown(2):
    print(x)
try:
    next(iter([]))
except StopIteration as e:
    print("stop", repr(e))
a, b = countdown(2)
print(a, b)
