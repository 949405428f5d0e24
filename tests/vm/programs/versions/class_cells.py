# __class__ and super() in nested places, class variables seen from comprehensions and nested classes.
class Base:
    def hello(self, *args):
        return ("base",) + args


class Child(Base):
    name = "child"

    def hello(self, *args):
        def inner():
            return __class__.name, super(__class__, self).hello("inner")

        return inner(), super().hello(*args), super(Child, self).hello()

    def later(self):
        return [__class__.__name__ for _ in range(2)], (lambda: super(__class__, self).hello(1))()

    @classmethod
    def make(cls):
        return super().__new__(cls), cls.__name__

    @staticmethod
    def static():
        return __class__.name

    @property
    def prop(self):
        return super().hello


c = Child()
print(c.hello(1), c.later(), Child.make()[1], Child.static(), c.prop(2))


def make(flag):
    value = "free"

    class Reads:
        if flag:
            value = "class"
        seen = value

        def method(self):
            return value

    return Reads.seen, Reads().method()


print(make(True), make(False))
try:
    class NoSuper:
        def f():
            super()

    NoSuper.f()
except RuntimeError as error:
    print(error)


class SuperAttr(Base):
    hello = "shadow"

    def read(self):
        return super().hello(), self.hello

    def missing(self):
        return super().nothing


print(SuperAttr().read())
try:
    SuperAttr().missing()
except AttributeError as error:
    print(error)
