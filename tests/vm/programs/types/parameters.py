# python: 3.12-3.15
"""Type parameters, type aliases and generic classes."""
def first[T](items: list[T]) -> T:
    return items[0]
print(first([1, 2]), first.__type_params__, first.__annotations__)
class Box[T]:
    def __init__(self, value: T):
        self.value = value
    def map[U](self, f) -> 'Box[U]':
        return Box(f(self.value))
b = Box[int](5)
print(b.value, Box.__type_params__, Box[int], Box.__mro__, Box.__orig_bases__, Box.__parameters__)
print(Box[str](3).map(str).value)
type Pair[A] = tuple[A, A]
type Num = int | float
print(Pair, Num, Num.__value__, Pair.__value__, Pair[int], Pair.__type_params__, Num.__name__)
class Sorted[K: (int, str), V: Box]:
    pass
K, V = Sorted.__type_params__
print(K.__constraints__, V.__bound__, K.__bound__, V.__constraints__, K, repr(V), K.__name__)
type Tree = list[Tree] | int
print(Tree.__value__)
def kw[*Ts, **P](*args: *Ts) -> None: ...
print(kw.__type_params__)
class Child(Box[int]):
    pass
print(Child.__mro__, Child(3).value, Child.__orig_bases__)
