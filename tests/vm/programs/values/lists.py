# Lists: every way to change one, aliasing, comparison, copies.
a = [3, 1, 2]
b = a
c = a[:]
a.append(4)
b += [5]
print(a, b is a, c, a == c, a > c, [1, 2] < [1, 3], [] < [0], [1, [2]] == [1, [2]])
a[1:3] = "xyz"
a[::2] = [0, 0, 0, 0]
print(a, a.index("x") if "x" in a else "no x", a.count(0))
a[len(a):] = [9]
a[:0] = [8]
del a[0], a[-1], a[1:3]
print(a, a.pop(), a.pop(0), a)
a.insert(1, "in")
a.insert(100, "end")
a.insert(-1, "before")
a.remove("in")
a.extend(range(2))
print(a, len(a), a[-2], a * 2, [0] * 3, a + ["+"])
grid = [[0] * 2] * 2
grid[0][0] = 1
safe = [[0] * 2 for _ in range(2)]
safe[0][0] = 1
print(grid, safe, grid[0] is grid[1])
n = [3, 1, 2]
print(n.sort(), n, n.reverse(), n, sorted(n, reverse=True), list(reversed(n)), n.copy() is n, n.clear(), n)
first, *middle, last = range(5)
print(first, middle, last, [*middle, *"ab"], *middle)
(p, q), r = [1, 2], 3
print(p, q, r)
loop = [1]
loop.append(loop)
print(loop, loop[1] is loop, loop[1][1][0])
m = [1, 2, 3, 4]
for x in m:
    if x % 2:
        m.remove(x)
print(m, [x for x in m if x], m.__len__(), list.__getitem__(m, 0))
words = ["b", "A", "c", "B"]
words.sort(key=str.lower)
print(words, sorted(words), sorted(words, key=lambda w: (w.lower(), w)), min(words), ["x"] in [["x"]])
for wrong in (lambda: m[9], lambda: m.index(7), lambda: m.remove(7), lambda: [].pop(), lambda: m["0"], lambda: m + (1,), lambda: [1] < ["a"], lambda: [1, "a"].sort(), lambda: m.pop(9)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
try:
    m[::2] = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    a, b = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    a, b, *c = [1]
except ValueError as error:
    print(error)
