# python: 3.10+
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def tell(thing):
    match thing:
        case [first, *_, [left, middle, last]]:
            return "ends in three", first, left, middle, last
        case [a, *rest]:
            return "a list", a, rest
        case {"name": name, **others}:
            return "named", name, others
        case Point(x, y=0):
            return "on the axis", x
        case _:
            return "something"


print(tell([1, 2, 3]), tell([1, 2, [3, 4, 5]]))
print(tell({"name": "Ada", "born": 1815}))
print(tell(Point(4, 0)), tell(7))
