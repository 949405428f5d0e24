# python: 3.12+
def first[T](items: list[T]) -> T:
    return items[0]


type Pair[A: int] = tuple[A, A]


def inside(mark):
    class Box[T]:
        note = mark

        def put[U](self, item: U, times: int) -> T:
            return item

    return Box


made = inside(3)
print(first([1, 2]), Pair, made.note, made.put(made, 4, 1))
print(len(made.put.__annotations__))
