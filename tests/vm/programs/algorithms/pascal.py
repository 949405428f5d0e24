# Triangles, squares and other figures made of numbers.
def pascal(rows):
    row = [1]
    for _ in range(rows):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


lines = [" ".join(map(str, row)) for row in pascal(6)]
for line in lines:
    print(line.center(len(lines[-1])))


def magic(n):
    square = [[0] * n for _ in range(n)]
    y, x = 0, n // 2
    for number in range(1, n * n + 1):
        square[y][x] = number
        ny, nx = (y - 1) % n, (x + 1) % n
        if square[ny][nx]:
            ny, nx = (y + 1) % n, x
        y, x = ny, nx
    return square


def spiral(rows):
    while rows:
        yield from rows[0]
        rows = [list(row) for row in zip(*rows[1:])][::-1]


square = magic(3)
print(square, {sum(row) for row in square} | {sum(column) for column in zip(*square)})
print(list(spiral(square)))
