# python: 3.9+
# Several managers in parentheses.
class M:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        print("in", self.n)
        return self.n

    def __exit__(self, *args):
        print("out", self.n, args[0] and args[0].__name__)
        return self.n == 1


with (M(1) as a, M(2) as b, M(3)):
    print(a, b)
    raise KeyError("k")
with (M(4)):
    pass


def decorated(kind):
    return lambda f: kind + f()


table = {"a": [decorated]}


@table["a"][0]("x")
def value():
    return "y"


print(value, {"a": 1} | {"b": 2}, "prefix".removeprefix("pre"), "x.py".removesuffix(".py"))
d = {"a": 1}
d |= [("c", 3)]
print(d, [*d] or 0)
