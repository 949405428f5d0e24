class Spot:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0.5):
        self.x = x
        self.y = y

    @property
    def sum(self):
        return self.x + self.y

    def add(self, other, *more):
        return self.x + other


class Row:
    width = 2

    def __init__(self):
        self.items = [1, 2]

    def __getitem__(self, n):
        return self.items[n]


class Loud:
    def __getattribute__(self, name):
        return name


def floats(a, b):
    text = "sum "
    text += str(a + b)
    return text, a - b, a * b, a < b, 2 * a


def subscripts(row, pair, names, word):
    x, y = [3, 4]
    names["y"] = pair[0] + x
    return row[1], names["x"], word[0], word[4], "x" in names, y


def calls(spot, row):
    method = spot.add
    kind = isinstance(row, Row), tuple("ab"), list("ab"), "-".join("ab")
    return method(1), method(other=2), kind, abs(-2), ord("a"), dict(a=1)


def looks(spot, row):
    if row:
        row.items = [spot.y, Row.width, row.width, spot.sum, Loud().x]
    if None or not []:
        return row.items


spot = Spot(1.5)
row = Row()
print(floats(1.5, 2.5), subscripts(row, (1, 2), {"x": 1}, "caf\u00e9\u20ac"))
print(calls(spot, row), looks(spot, row))
