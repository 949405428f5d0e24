# python: 3.8+
# Comprehensions of every kind.
n = "outer"
print([n * n for n in range(5) if n % 2], n)
print({k: v for k, v in zip("abc", range(3))}, {c for c in "hello" if c in "l"})
print([(x, y) for x in range(3) for y in range(x)], [[i * j for j in range(3)] for i in range(2)])
print(sum(x * x for x in range(4)), any(x > 2 for x in [1, 2, 3]), all(x for x in []))
print(dict(sorted({"b": 1, "a": 2}.items())), list({1: 2}.items()), {**{"a": 1}, "b": 2}, [*range(3), 9])


def scoped():
    y = 5
    return [x + y for x in range(3)], {x: y for x in "ab"}


print(scoped())
print([a := 3, a + 1], (lambda: [z for z in "hi"])())
gen = (c.upper() for c in "xyz")
print(next(gen), list(gen), next(gen, "done"))
