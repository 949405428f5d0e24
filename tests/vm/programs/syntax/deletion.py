# del: names, items, slices, attributes, several at once; what is asked of classes.
class Tracked:
    def __init__(self):
        self.a, self.b = 1, [1, 2, 3]

    def __delitem__(self, key):
        print("delitem", key)

    def __delattr__(self, name):
        print("delattr", name)
        super().__delattr__(name)


t = Tracked()
del t.a, t["x"], t[1:2], t[1, ...], t.b[0]
print(t.__dict__)
items = list(range(8))
del items[0], items[-1], items[1:3], items[::2]
print(items)
d = {"a": 1, "b": {"c": 2}}
del d["a"], d["b"]["c"]
print(d)
x = y = 1
del (x, [y])
for gone in (lambda: x, lambda: y):
    try:
        gone()
    except NameError as error:
        print(error)


def local():
    v = 1
    del v
    v = 2
    return v


print(local())
for wrong in (lambda: d.__delitem__("q"), lambda: items.__delitem__(9), lambda: delattr(t, "zz")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
try:
    del items[50]
except IndexError as error:
    print(error)
try:
    del nothing
except NameError as error:
    print(error)
t = "abc"
try:
    del t[0]
except TypeError as error:
    print(error)
