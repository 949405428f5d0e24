# Tuples: packing, unpacking, nesting, as keys, methods, what cannot be done.
t = 1, "two", (3, [4])
one = (1,)
empty = ()
print(t, one, empty, len(t), t[-1], t[:2], t + one, one * 3, "two" in t, t.count(1), t.index("two"), tuple("ab"), hash((1, 2)) == hash((1, 2)))
a, b, (c, [d]) = t
print(a, b, c, d)
a, b = b, a
print(a, b)
x, y, z = range(3)
x, y, z = z, x, y
print(x, y, z)
i, seq = 0, [10, 20]
i, seq[i] = 1, 99
print(i, seq)
t[2][1].append(5)
print(t)
try:
    t[2][1] += [6]
    t[2][0] += 1
except TypeError as error:
    print(error, t)
places = {(0, 0): "origin", (1, 2): "here"}
print(places[0, 0], (1, 2) in places, (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == [1, 2], sorted([(2, "b"), (1, "z"), (2, "a")]))
for (p, q), name in places.items():
    print(p, q, name)


def minmax(items):
    return min(items), max(items)


low, high = minmax([3, 1, 2])
print(low, high, minmax("hello"), *minmax([1]))
for wrong in (lambda: t[5], lambda: t.index(9), lambda: {(1, [2]): 3}, lambda: (1,) + [2], lambda: tuple(5)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, str(error).split(" (")[0].replace("cannot use 'tuple' as a dict key", "unhashable type: 'list'"))
*rest, end = (1, 2, 3)
[first, *_] = "xyz"
print(rest, end, first, _, (*rest, *"k"), tuple(v * 2 for v in rest))
