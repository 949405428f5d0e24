# __slots__: no dict, fixed names.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


class Named(Point):
    __slots__ = "name"


class Loose(Point):
    pass


p = Point(1, 2)
p.x += 10
print(p, hasattr(p, "__dict__"), Point.__slots__)
try:
    p.z = 3
except AttributeError as error:
    print("AttributeError")
n = Named(3, 4)
n.name = "n"
print(n, n.name)
del n.name
try:
    n.name
except AttributeError as error:
    print("unset")
try:
    n.other = 1
except AttributeError:
    print("still no dict")
loose = Loose(5, 6)
loose.z = 7
print(loose, loose.z, loose.__dict__)
try:
    class Clash:
        __slots__ = ("a",)
        a = 1
except ValueError as error:
    print(error)
