# python: 3.15+
# What 3.15 brings: stars in comprehensions, lazy imports.
lists = [[1, 2], [3], []]
print([*items for items in lists], {*items for items in lists}, {**d for d in ({"a": 1}, {"b": 2})}, list((*items for items in lists)))
lazy import math
print(math.sqrt(16))
