# python: 3.10+
# Pattern matching.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def describe(value):
    match value:
        case 0 | 1:
            return "small"
        case int(n) if n < 0:
            return f"negative {n}"
        case [x]:
            return f"one {x}"
        case [x, *rest]:
            return f"many {x} {rest}"
        case {"kind": kind, **others}:
            return f"dict {kind} {others}"
        case Point(x=0, y=y):
            return f"on axis {y}"
        case Point(x, y):
            return f"point {x} {y}"
        case str() as s:
            return f"text {s}"
        case None:
            return "nothing"
        case _:
            return "other"


for value in [0, 1, -5, [1], (1, 2, 3), {"kind": "k", "z": 1}, Point(0, 2), Point(3, 4), "hi", None, 2.5]:
    print(describe(value))
