# What counts as true; and, or, not return operands; chained comparisons evaluate once.
for value in (0, 1, -1, 0.0, 0.1, 0j, "", "0", [], [0], (), {}, {0: 0}, set(), None, ..., False, b"", range(0), 5):
    print(repr(value), "true" if value else "false", end=", ")
print()


def show(x):
    print("<%s>" % x, end="")
    return x


print(show(0) or show("b") or show("c"))
print(show(1) and show([]) and show(3))
print(show(1) and show(2) or show(3), not show(0))
print(show(1) < show(3) < show(2) < show(9))
print(show(1) < show(2) <= show(2) != show(5))
print(1 == 1.0 == True, 3 in [3] == True, (3 in [3]) == True, not 1 == 2, not (True and False))


class Box:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)


class No:
    def __bool__(self):
        print("asked", end=" ")
        return False


class Wrong:
    def __bool__(self):
        return 2


print(bool(Box()), bool(Box(1)), bool(No()), No() or "instead", "yes" if not No() else "no", any([No(), Box(), 7]), all([1, Box(2)]))
try:
    if Wrong():
        pass
except TypeError as error:
    print(error)
x = None
print(x is None, x == None, x is not None, x or "default", [] or {} or 0, [] and 5, None and 1 / 0, 1 or 1 / 0)
while not x:
    x = 5
else:
    print("else of while", x)
print("a" if x > 3 else "b" if x > 2 else "c", (x > 3) + (x > 4), ["no", "yes"][x > 3])
