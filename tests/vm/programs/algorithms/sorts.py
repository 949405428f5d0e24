# Five ways to sort a short list, each compared with sorted().
def bubble(items):
    items = list(items)
    for end in range(len(items) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
                swapped = True
        if not swapped:
            break
    return items


def selection(items):
    items = items[:]
    for i in range(len(items)):
        least = i
        for j in range(i + 1, len(items)):
            if items[j] < items[least]:
                least = j
        if least != i:
            items[i], items[least] = items[least], items[i]
    return items


def insertion(items):
    done = []
    for item in items:
        at = len(done)
        while at > 0 and done[at - 1] > item:
            at -= 1
        done.insert(at, item)
    return done


def shell(items):
    items = list(items)
    gap = len(items) // 2
    while gap:
        for i in range(gap, len(items)):
            held, j = items[i], i
            while j >= gap and items[j - gap] > held:
                items[j] = items[j - gap]
                j -= gap
            items[j] = held
        gap //= 2
    return items


def counting(items):
    tally = [0] * (max(items) + 1)
    for item in items:
        tally[item] += 1
    return [value for value, times in enumerate(tally) for _ in range(times)]


numbers = [5, 2, 9, 1, 5, 6]
for sort in (bubble, selection, insertion, shell, counting):
    result = sort(numbers)
    print(f"{sort.__name__:>10}: {result} {result == sorted(numbers)}")
print(numbers)
