# Permutations, combinations, subsets and products without a library.
def permutations(items):
    if len(items) <= 1:
        yield items
    else:
        for at in range(len(items)):
            for rest in permutations(items[:at] + items[at + 1 :]):
                yield items[at : at + 1] + rest


def combinations(items, size):
    if size == 0:
        return [()]
    if not items:
        return []
    first, *rest = items
    return [(first, *tail) for tail in combinations(rest, size - 1)] + combinations(rest, size)


def subsets(items):
    result = [[]]
    for item in items:
        result += [subset + [item] for subset in result]
    return result


def product(*pools):
    result = [()]
    for pool in pools:
        result = [row + (item,) for row in result for item in pool]
    return result


print(*permutations("abc"))
print(list(permutations([1, 2, 3]))[-1])
print(combinations("abcd", 2))
print(subsets([1, 2, 3]))
print(product("xy", range(2), [True]))
