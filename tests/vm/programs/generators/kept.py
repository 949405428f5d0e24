# Generators that only an object keeps alive, given to it by __init__; and those that nothing keeps alive.
class Reader:
    def __init__(self, lines, again=None):
        self.lines = lines
        spare = again
        self.more = [again]

    def __next__(self):
        return next(self.lines)

    def __iter__(self):
        return self


def numbers(name, n=3):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", name)


def wrap(function, *args):
    return Reader(function(*args))


reader = wrap(numbers, "kept")
print(next(reader), next(reader))
pair = Reader(numbers("first"), numbers("second"))
print(next(pair), next(pair.more[0]))
print(next(numbers("at once")), next(reader))
for n in numbers("loop"):
    break
print("after the loop", any(n == 1 for n in numbers("any")))


def held(*args):
    for n in numbers("returned from"):
        if n:
            return n


print(held(), list(zip("a", numbers("zip"))), list(reader))
