# Matrices as lists of lists: product, transpose, determinant, identity.
def product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def transpose(m):
    return [list(column) for column in zip(*m)]


def determinant(m):
    if len(m) == 1:
        return m[0][0]
    total = 0
    for column, value in enumerate(m[0]):
        minor = [row[:column] + row[column + 1 :] for row in m[1:]]
        total += (-1) ** column * value * determinant(minor)
    return total


def identity(n):
    return [[int(i == j) for j in range(n)] for i in range(n)]


def power(m, n):
    result = identity(len(m))
    while n:
        if n & 1:
            result = product(result, m)
        m = product(m, m)
        n >>= 1
    return result


m = [[2, 0, 1], [1, 3, 2], [1, 1, 1]]
print(product(m, identity(3)) == m, transpose(m), determinant(m))
print(power([[1, 1], [1, 0]], 12))
print(*(" ".join(f"{cell:3d}" for cell in row) for row in product(m, m)), sep="\n")
