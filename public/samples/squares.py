# The same list twice: appended in a loop, then in one expression.
numbers = [1, 2, 3, 4]
squares = []
for n in numbers:
    squares.append(n * n)

again = [n * n for n in numbers]
print(squares, again)
print(squares == again, squares is again)
