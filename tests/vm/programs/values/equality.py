# is and ==, hash, copies, what shares and what does not.
a = [1, [2, 3]]
b = a
c = list(a)
d = [1, [2, 3]]
print(a is b, a is c, a == c, a[1] is c[1], a is not d, a == d, [a is x for x in (b, c, d)])
a[1].append(4)
a.append(5)
print(a, b, c, d)


def deep(value):
    if isinstance(value, list):
        return [deep(v) for v in value]
    if isinstance(value, dict):
        return {k: deep(v) for k, v in value.items()}
    return value


e = deep(a)
e[1].clear()
print(a, e)


def change(items, n):
    items.append(n)
    items = ["new"]
    n += 1
    return items


n = 7
print(change(a, n), a, n)
x = y = []
x.append(1)
y = y + [2]
print(x, y)
x = y = 0
x += 1
print(x, y, None is None, True is True, () == (), [] is [], "" == "", type(5) is int, type(True) is int)
print(1 == "1", [1] == (1,), {1} == frozenset([1]), 0 == False, "a" == b"a", None == 0, [1, 2] != [1, 2], float("nan") == float("nan"))
