# Looking for things: linear, binary, and by interpolation.
def linear(items, wanted):
    for at, item in enumerate(items):
        if item == wanted:
            return at
    return -1


def binary(items, wanted):
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1


def bisect(items, wanted, low=0, high=None):
    high = len(items) if high is None else high
    if low == high:
        return low
    middle = low + (high - low) // 2
    return bisect(items, wanted, middle + 1, high) if items[middle] < wanted else bisect(items, wanted, low, middle)


def interpolation(items, wanted):
    low, high = 0, len(items) - 1
    steps = 0
    while low <= high and items[low] <= wanted <= items[high]:
        steps += 1
        if items[low] == items[high]:
            return low, steps
        at = low + (wanted - items[low]) * (high - low) // (items[high] - items[low])
        if items[at] == wanted:
            return at, steps
        low, high = (at + 1, high) if items[at] < wanted else (low, at - 1)
    return -1, steps


squares = [n * n for n in range(12)]
for wanted in (0, 49, 121, 50):
    print(wanted, linear(squares, wanted), binary(squares, wanted), bisect(squares, wanted), interpolation(squares, wanted))
