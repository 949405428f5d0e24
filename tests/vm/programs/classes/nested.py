# Classes in functions and classes, scopes of class bodies, name mangling, methods as objects.
x = "module"


class Outer:
    x = "outer"
    seen = [x for _ in range(1)]
    y = x + "!"

    class Inner:
        x = "inner"

        def where(self):
            return x

    def get(self):
        return self.Inner.x, x, self.x

    def __hidden(self):
        return "hidden"

    def reveal(self):
        return self.__hidden()


o = Outer()
print(o.get(), Outer.Inner().where(), Outer.y, o.reveal(), Outer.Inner.__qualname__, Outer.get.__qualname__)


def factory(n):
    class Made:
        number = n

        def add(self, m):
            return n + m

    return Made


A, B = factory(1), factory(2)
print(A.number, B().add(10), A is B, A.__name__ == B.__name__, A.__qualname__)
bound = o.get
print(bound(), bound.__self__ is o, bound.__func__ is Outer.get, Outer.get(o) == bound(), bound.__name__)


class Counter:
    total = 0

    def __init__(self):
        self.total += 1
        type(self).total += 2


c, d = Counter(), Counter()
print(c.total, d.total, Counter.total, c.__dict__)


def outside(self):
    return "attached to " + type(self).__name__


Counter.method = outside
c.own = lambda: "only mine"
print(d.method(), c.own(), Counter.__dict__["method"] is outside)
if True:
    class Conditional:
        for name in ("a", "b"):
            locals()[name] = name * 2
        del name
print(Conditional.a, Conditional.b, hasattr(Conditional, "name"))
