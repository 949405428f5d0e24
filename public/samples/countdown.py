"""A generator: a function that waits in the middle."""


def countdown(n):
    while n > 0:
        yield n
        n -= 1
    return "liftoff"


ticks = countdown(3)
print(next(ticks))
for tick in ticks:
    print(tick)


def launch():
    word = yield from countdown(2)
    print(word)


print(list(launch()))
