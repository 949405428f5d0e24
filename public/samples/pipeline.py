# Two generators, one feeding the other.
def numbers(limit):
    n = 1
    while n <= limit:
        yield n
        n = n + 1


def squares(source):
    for n in source:
        yield n * n


for square in squares(numbers(3)):
    print(square)
