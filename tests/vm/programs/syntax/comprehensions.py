# List, set and dict comprehensions: conditions, nesting, scopes, order of evaluation, in classes and functions.
def say(x):
    print(x, end=" ")
    return x


print([say(x) for x in range(3) if say(x * 10) != 10])
print({say(k): say(v) for k, v in [("a", 1), ("b", 2)]}, sorted({x // 2 for x in range(6)}))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [cell for row in matrix for cell in row if cell % 2], [(a, b) for a in range(3) for b in range(a)])
x = "kept"
squares = [x * x for x in range(4)]
print(x, squares, [y for y in [z for z in "ab"]], [(lambda: w)() for w in range(2)], [f() for f in [lambda: v for v in range(3)]])


def inside(n):
    base = 10
    adders = [lambda m, k=k: m + k + base for k in range(n)]
    base = 20
    return [f(1) for f in adders], [n + i for i in range(n) if (lambda: i)() != 1]


class K:
    size = 3
    cells = [0] * size
    numbers = [i for i in range(size)]
    table = {i: [j for j in range(i)] for i in range(2)}


print(inside(3), K.cells, K.numbers, K.table, hasattr(K, "i"))
print([*[1], *(2 for _ in "a")], {**{n: n for n in range(2)}, 9: 9}, [a + b for a, b in zip("ab", "cd")], [n for n in range(20) if n % 2 if n % 3])
print([i if i % 2 else -i for i in range(4)], [[]] * 2, [None for _ in range(2)], dict([(k, [k] * n) for n, k in enumerate("ab")]))
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as error:
    print(error)
primes = [n for n in range(2, 20) if all(n % d for d in range(2, n))]
print(primes, {n: [d for d in range(1, n + 1) if n % d == 0] for n in (6, 7)}, max([len(w) for w in "a bb ccc".split()]))
