# python: 3.10-3.15
"""Generic aliases and unions of types."""
print(list[int], dict[str, list[int]], tuple[int, ...], tuple[()], type[int])
print(int | str | None, list[int] | None, int | int, None | int)
print(list[int]([1, 2]), dict[str, int].__origin__, dict[str, int].__args__, list[int].__name__)
print(isinstance(3, int | str), isinstance('x', (int | float, str)), issubclass(bool, int | str))
print((int | str) == (str | int), list[int] == list[int], list[int] == list[str])
print((int | None).__args__, type(list[int]).__name__)
for bad in (lambda: int[3], lambda: list[int][str], lambda: int | 5, lambda: isinstance(3, list[int]), lambda: None | None):
    try:
        bad()
    except TypeError as e:
        print(e)


class Meta(type):
    def __getitem__(cls, key):
        return f'{cls.__name__} of {key}'


class M(metaclass=Meta):
    pass


class G:
    def __class_getitem__(cls, key):
        return cls.__name__, key


class Numbers(list[int]):
    pass


print(M[3], G[1], G[1, 2], M | G, Numbers.__bases__, Numbers.__orig_bases__, Numbers([1]))


def typed(a: list[int], b: 'str' = 'x', *args: int, key: int | None = None, **rest: dict[str, int]) -> tuple[int, ...]:
    return a


print(typed.__annotations__)
