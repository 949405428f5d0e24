# Sorting: keys, stability, and sorting algorithms written out.
people = [("Ann", 31), ("Bob", 25), ("Cy", 31), ("Di", 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True))
words = ["pear", "Fig", "apple", "kiwi"]
words.sort()
print(words, sorted(words, key=str.lower), sorted(words, key=len), sorted("hello"), sorted({3, 1, 2}, reverse=True))


def bubble(items):
    items = items[:]
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items


def quick(items):
    if len(items) <= 1:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def insertion(items):
    for i in range(1, len(items)):
        x, j = items[i], i - 1
        while j >= 0 and items[j] > x:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = x
    return items


data = [5, 2, 9, 1, 5, 6]
print(bubble(data), quick(data), insertion(data), data)
try:
    sorted([1, "a"])
except TypeError as e:
    print(e)
