# Queens that do not attack each other, by backtracking with a generator.
def queens(size, row=0, columns=(), up=(), down=()):
    if row == size:
        yield columns
        return
    for column in range(size):
        if column not in columns and row + column not in up and row - column not in down:
            yield from queens(size, row + 1, columns + (column,), up + (row + column,), down + (row - column,))


for solution in queens(4):
    for column in solution:
        print("." * column + "Q" + "." * (3 - column))
    print()
print(sum(1 for _ in queens(3)), next(queens(5)))
