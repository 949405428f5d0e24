# python: 3.10-3.13
# Patterns once more, on the versions that build them with ROT_N, COPY and DUP: deep captures, many alternatives.
def f(p):
    match p:
        case [(1 | 2) as a, [b, *c], {"k": d, **e}, *g]:
            return a, b, c, d, e, g
        case [{"a": [x, {"b": (y, z)}]}] | [x, y, z]:
            return x, y, z
        case {"deep": {"er": [*_, {"x": found}]}}:
            return found
        case (a, b, c, d, e) | [a, b, c, d, e, _]:
            return a + b + c + d + e
        case a if a == "guard":
            return a
    return None


for p in ([1, [2, 3, 4], {"k": 5, "l": 6}, 7, 8], [2, [0], {"k": 1}], [{"a": [1, {"b": [2, 3]}]}], (7, 8, 9), {"deep": {"er": [0, {"x": "y"}]}}, range(5), list(range(6)), "guard", "other", None):
    print(f(p))
