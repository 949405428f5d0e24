# Merge sort, counting how often two items are compared.
comparisons = 0


def less(a, b):
    global comparisons
    comparisons += 1
    return a < b


def merge(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if less(right[j], left[i]):
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))


print(merge_sort([38, 27, 43, 3, 9, 82, 10]), comparisons)
print(merge_sort(["pear", "fig", "apple"]), comparisons)
print(merge_sort([]), merge_sort((1,)))
try:
    merge_sort([1, "one"])
except TypeError as error:
    print("cannot sort:", error)
