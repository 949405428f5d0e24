# Stars everywhere: calls, displays, unpacking, keyword dicts, evaluation order.
def show(*args, **kwargs):
    return args, kwargs


a, b, d = [1, 2], (3,), {"k": 1}
print(show(*a), show(*a, *b, 4), show(0, *a, x=1, **d), show(**d, **{"l": 2}), show(*a, k=0, *b), show(*"ab", **dict(z=1)))
print([*a, *b], (*a, 9), {*a, *a}, {**d, "m": 2, **{"k": 5}}, [*range(2), *"x"], (*(), *[]), {**{}}, [*{}, *{1: 2}])
first, *rest = a + [5, 6]
*start, last = rest
x, *_, y = "hello"
print(first, rest, start, last, x, y, _)
print(*a, *b, sep="-", end=".\n")
print(max(*a, 7), min(*[3, 1]), "{}{}{k}".format(*a, **d), show(*map(str, a), *(n for n in b)), show(*a, **{}))


def order(x):
    print(x, end=" ")
    return [x]


print(show(*order("p"), *order("q"), r=order("r"), **{"s": order("s")}))


def forward(function, *args, **kwargs):
    return function(*args, **kwargs)


print(forward(forward, show, 1, n=2), forward(sorted, [3, 1], reverse=True), forward(lambda *a: len(a), *range(5)))
for wrong in (lambda: show(*1), lambda: show(**1), lambda: show(**d, **d), lambda: show(k=1, **d), lambda: show(**{1: 2}), lambda: [*1], lambda: {**1}, lambda: {*1}, lambda: [*None]):
    try:
        print(wrong())
    except TypeError as error:
        print(str(error).replace("__main__.", ""))


class Mapping:
    def keys(self):
        return ["u", "v"]

    def __getitem__(self, key):
        return key * 2


print(show(**Mapping()), {**Mapping()}, dict(Mapping()))
