# Lists: slices, assignment to slices, deletion, methods.
a = list(range(10))
print(a[2:5], a[:3], a[-3:], a[::3], a[::-2], a[5:2:-1], a[20:], a[-100:2])
a[2:5] = ["x", "y"]
print(a)
a[::2] = [0] * len(a[::2])
print(a)
del a[1:3]
del a[0]
print(a, len(a))
a.insert(1, "new")
a.extend((7, 8))
a += [9]
a.append([1, 2])
print(a, a.index(9), a.count(0), a.pop(), a.pop(0))
a.reverse()
print(a)
b = a[:]
c = a
c.remove("new")
print(b == a, a is c, a is b)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = 5
print(grid, [row[1] for row in grid])
shared = [[]] * 2
shared[0].append(1)
print(shared)
print([1, 2] + [3], [0] * 3, [1, 2] < [1, 3], [1, [2, 3]] == [1, [2, 3]])
t = (1, 2, 3)
print(t[1:], t + (4,), (5,), (), t * 2, t.index(2))
first, *rest = t
*start, last = [4, 5, 6]
x, (y, z) = 1, (2, 3)
print(first, rest, start, last, x, y, z)
