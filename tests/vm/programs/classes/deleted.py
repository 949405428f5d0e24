# __del__ runs when the last reference to an object goes.
class Res:
    def __init__(self, name, *parts):
        self.name = name
        self.parts = parts

    def __add__(self, other):
        return Res(self.name + other.name)

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return len(self.name)

    def __del__(self):
        print("gone", self.name)


a = Res("a")
b = a
del a
print("one name left")
b = None
print("none left")
Res("temporary")
print(Res("attribute").name)


def work(given):
    first = Res("first")
    second = Res("second")
    return given.name


print(work(Res("argument")))
items = [Res("x"), Res("y"), Res("z")]
items[0] = None
items.pop()
items.clear()
print("list is empty")
items = [Res("p"), Res("q"), Res("r"), Res("s")]
del items[0]
items[1:] = []
del items
table = {"k": Res("value"), "l": Res("popped")}
table["k"] = 1
table.pop("l")
table.clear()
group = {Res("in a set")}
group.discard(Res("in a set"))


class Box:
    __slots__ = ("thing",)


box = Box()
box.thing = Res("slot")
box.thing = Res("slot again")
box = None
nested = Res("outer", Res("inner"), [Res("deep"), Res("deeper")])
nested = None
print((Res("left") + Res("right")).name)
print(Res("same") == Res("same"), [Res("m")] == [Res("n")])


def closing():
    kept = Res("in a closure")

    def inner():
        return kept.name

    return inner


f = closing()
print(f())
f = None


def fail(thing):
    here = Res("in a frame")
    raise ValueError(thing.name)


try:
    fail(Res("passed"))
except ValueError as error:
    print("caught", error)
print("handled")


def gen(thing):
    try:
        yield thing.name
        yield 2
    finally:
        print("closing")


g = gen(Res("in a generator"))
print(next(g))
del g
for thing in map(Res, "uv"):
    print("loop", thing.name)
thing = None
print([one.name for one in [Res("c1"), Res("c2")]])
print(sorted([Res("bb"), Res("aa")], key=lambda one: one.name)[0].name)
print(max(Res("k1"), Res("k2"), key=lambda one: one.name).name)


class Child(Res):
    def __del__(self):
        print("child first")
        super().__del__()


class Stack(list):
    def __del__(self):
        print("stack of", len(self))


Child("child")
Stack([1, 2])
saved = []


class Phoenix:
    def __del__(self):
        saved.append(self)


Phoenix()
print(len(saved))
saved.clear()
with_default = lambda thing=Res("default"): thing.name
print(with_default())
with_default = None
t = (Res("t1"), Res("t2"))
one, two = t
t = None
one = two
two = None
one = None
print("end")
