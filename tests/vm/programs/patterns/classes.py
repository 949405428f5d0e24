# python: 3.10+
# Class patterns: __match_args__, attributes, built-in classes, and their errors.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Circle:
    def __init__(self, center, radius):
        self.center, self.radius = center, radius


class Dot(Point):
    pass


def where(shape):
    match shape:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Dot(x, y) if x == y:
            return f"dot on the diagonal {x}"
        case Point(x, 0) | Point(0, x):
            return f"on the x axis at {x}"
        case Point(x, y=int(y)):
            return f"point {x} {y}"
        case Circle(center=Point(a, b), radius=r):
            return f"circle around {a},{b} of {r}"
        case str(text) | bytes(text):
            return f"text {text!r}"
        case int(n) | float(n):
            return f"number {n}"
        case list([first, *_]) | tuple((first, *_)):
            return f"items from {first}"
        case dict(d) | set(d):
            return f"collection of {len(d)}"
        case bool():
            return "never: bool is an int"
        case object(missing=m):
            return m
    return "nothing"


for shape in (Point(0, 0), Point(0, 5), Dot(3, 3), Point(4, 0), Point(1, 2), Point(1, 2.5), Circle(Point(1, 1), 9), Circle(5, 9), "t", b"b", 7, 2.5, True, [1, 2], (3,), [], {1: 2}, {1}, None):
    print(where(shape))


class NoArgs:
    pass


class BadArgs:
    __match_args__ = ["x"]


def broken(n):
    match n:
        case NoArgs(1) if n:
            pass
        case BadArgs(1):
            pass
        case Point(1, 2, 3):
            pass
        case int(1, 2):
            pass


for wrong in (NoArgs(), BadArgs(), Point(1, 2), 5):
    try:
        print(broken(wrong))
    except TypeError as error:
        print(error)
