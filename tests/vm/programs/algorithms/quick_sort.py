# Quicksort twice: with comprehensions, and in place.
def by_parts(items):
    if not items:
        return []
    pivot, *rest = items
    return by_parts([x for x in rest if x < pivot]) + [pivot] + by_parts([x for x in rest if x >= pivot])


def in_place(items, low=0, high=None):
    if high is None:
        high = len(items) - 1
    if low >= high:
        return
    pivot = items[high]
    wall = low
    for i in range(low, high):
        if items[i] <= pivot:
            items[i], items[wall] = items[wall], items[i]
            wall += 1
    items[wall], items[high] = items[high], items[wall]
    in_place(items, low, wall - 1)
    in_place(items, wall + 1, high)


data = [3, 6, 1, 8, 2, 9, 2]
print(by_parts(data))
in_place(data)
print(data)
words = "the quick brown fox".split()
in_place(words)
print(words)
