# python: 3.15+
# What 3.15 brings: frozendict, stars in comprehensions, lazy imports.
lists = [[1, 2], [3], []]
print([*items for items in lists], {*items for items in lists}, {**d for d in ({"a": 1}, {"b": 2})}, list((*items for items in lists)))
lazy import math
print(math.sqrt(16))
f = frozendict({"a": 1}, b=2)
print(f, f["a"], len(f), hash(f) == hash(frozendict(a=1, b=2)), f | {"c": 3}, f == {"a": 1, "b": 2}, {f: "key"}[f])
try:
    f["a"] = 2
except TypeError as error:
    print(error)
