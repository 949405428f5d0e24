# Iterators by hand: __iter__, __next__, iterables that can be walked twice, iter() with a sentinel.
class Countdown:
    def __init__(self, start):
        self.now = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.now <= 0:
            raise StopIteration
        self.now -= 1
        return self.now + 1


class Twice:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return Countdown(self.n)


once = Countdown(3)
print(list(once), list(once))
again = Twice(3)
print(list(again), list(again), sum(again), max(again), 2 in again, sorted(again))
print([(a, b) for a in again for b in again if a < b])
it = iter(again)
print(next(it), next(it), next(it), next(it, "over"))
try:
    next(it)
except StopIteration as stop:
    print("stopped", stop.value, stop.args)
a, *rest = again
print(a, rest, dict(zip(again, "xyz")), *map(str, again))
lines = iter(["one", "two", "", "three"])
print(list(iter(lambda: next(lines), "")), list(lines))
for n in again:
    if n == 2:
        break
else:
    print("never")
try:
    for x in 5:
        pass
except TypeError as error:
    print(error)
try:
    iter(Twice)
except TypeError as error:
    print(error)


class Bad:
    def __iter__(self):
        return 7


try:
    list(Bad())
except TypeError as error:
    print(error)
