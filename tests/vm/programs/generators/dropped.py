# Generators that are closed when what holds them goes: a list, a dict, an object, another generator.
def count(name):
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        print("closed", name)


def start(name):
    g = count(name)
    next(g)
    return g


many = [start("a"), start("b"), start("c")]
del many[1]
many[0] = None
many.clear()
print("empty")
many = [start("d")]
many = None
named = {"e": start("e"), "f": start("f")}
named["e"] = 1
del named["f"]
named.update(g=start("g"))
named.pop("g")
print("dict done")


class Source:
    def __init__(self, name):
        self.items = start(name)


source = Source("attribute")
source.items = start("replaced")
del source.items
source = Source("instance")
source = None
print("instance done")
pair = (start("h"), [start("i")])
pair = None


def doubled(items):
    for item in items:
        yield 2 * item


chain = doubled(start("chained"))
print(next(chain), next(chain))
chain = None
print("chain done")


def first(items):
    for item in items:
        return item


print(first(start("returned")), first(doubled(start("both"))))
it = enumerate(start("numbered"))
print(next(it))
del it
z = [zip(start("z1"), start("z2"))]
print(next(z[0]))
z.pop()


def keeps():
    g = start("closure")
    return lambda: next(g)


k = keeps()
print(k(), k())
k = None
print("end")
