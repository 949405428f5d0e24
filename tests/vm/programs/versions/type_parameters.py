# python: 3.12+
# Type parameters and type aliases: scopes of their own, worked out late.
type Pair[T] = tuple[T, T]
type Tree = list[Tree] | int


def first[T](items: list[T], default: T = None) -> T:
    return items[0] if items else default


class Box[T, *Ts, **P]:
    limit = 3

    def __init__(self, item: T):
        self.item = item

    def map[U](self, function) -> "Box[U]":
        return Box(function(self.item))


def bounded[N: (int, float), S: str](n: N, s: S):
    return s * n


print(first([1, 2]), first([]), Box(5).map(lambda x: x + 1).item, bounded(2, "ab"), Box.limit)
print(Pair.__name__, Tree.__name__, first.__type_params__, Box.__type_params__, [p.__name__ for p in bounded.__type_params__])
N, S = bounded.__type_params__
print(N.__constraints__, S.__bound__, Tree.__value__ is Tree.__value__, first.__annotations__["default"] is first.__type_params__[0])


def outer(x):
    class Inner[T]:
        y = x

        def get(self):
            return x, self.y

    return Inner


print(outer(7)().get())
type Lazy = undefined_name
try:
    Lazy.__value__
except NameError as error:
    print(error)


class Shelf:
    width = int
    type Row = list[width]
    type Grid = dict[str, N]


print(Shelf.Row.__value__ == list[int], Shelf.Grid.__value__ == dict[str, N])
