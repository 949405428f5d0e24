# Generator expressions: lazy, once only, nested, with conditions; their scope.
n = 10
gen = (n * i for i in range(3))
n = 100
print(list(gen), list(gen))
print(sum(x * x for x in range(5)), max((len(w), w) for w in "to be or not".split()), ",".join(str(x) for x in (1, 2)))
pairs = ((x, y) for x in "ab" for y in range(2) if (x, y) != ("a", 0))
print(next(pairs), list(pairs))
nested = ((y for y in range(x)) for x in range(3))
print([list(inner) for inner in nested])


def loud(x):
    print("asked for", x)
    return x


lazy = (loud(x) for x in range(10))
print(any(x > 1 for x in lazy), next(lazy))
evens = (x for x in range(10) if x % 2 == 0)
print(4 in evens, list(evens))
first = next((x for x in [3, 5, 8, 9] if x % 2 == 0), None)
print(first, next((x for x in [3, 5] if x % 2 == 0), None))
print({k: v for k, v in ((c, ord(c)) for c in "xyz")}, set(x % 3 for x in range(9)), tuple(x for x in "ab"), dict((x, 1) for x in "ab"))
try:
    list(1 // x for x in (1, 0))
except ZeroDivisionError as error:
    print(error)
try:
    (x for x in 5)
except TypeError as error:
    print(error)
a, *b = (c for c in "abc")
print(a, b, type(gen).__name__, all(x for x in ()))
