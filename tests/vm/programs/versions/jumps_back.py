# Loops whose test is at the end of each round: a jump back on None, not None, true and false.
def first(values):
    found = None
    n = 0
    while found is None:
        found = values[n]
        n += 1
    return found


def depth(node):
    count = 0
    while node is not None:
        node = node[1]
        count += 1
    return count


def digits(n):
    count = 0
    while n:
        n //= 10
        count += 1
    return count


def until(values, wanted):
    n = 0
    while not values[n] == wanted:
        n += 1
    return n


def either(values):
    return [x or y for x, y in values], [x and y for x, y in values]


print(first([None, None, 5]), depth((1, (2, (3, None)))), digits(1234), until('abc', 'c'))
print(either([(0, 1), (2, 3), ('', None)]))
