def size(word):
    if not word:
        return "nothing"
    if 2 < len(word) < 5:
        return "short"
    known = word[5:] and len(word)
    return known or "?"


def given(value, default=None):
    if value is None:
        value = default
    if default is not None:
        value = value or default
    return value


def depth(node):
    levels = 0
    while node is not None:
        node = node[0]
        levels += 1
    return levels


def first(items):
    found = None
    while found is None:
        found = items.pop()
    while items or not found:
        found = items.pop()
    while not (found or items):
        found = 1
    return found


print(size(""), size("ape"), size("horse"), size("elephant"))
print(given(None, 1), given(2), given(0, 3))
print(depth([[None]]), first([1, 2, None]))
empty = not size("ape")
print(empty)
