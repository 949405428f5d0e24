# python: 3.8+
# Every kind of parameter, every way of calling, and the messages when they do not fit.
def full(a, b, /, c, d=4, *rest, e, f=6, **more):
    return a, b, c, d, rest, e, f, more


print(full(1, 2, 3, e=5), full(1, 2, c=3, e=5, g=7), full(1, 2, 3, 40, 50, 60, e=0))
print(full(*range(3), e=1), full(*"ab", *"cd", **{"e": 1}, **{"f": 2, "z": 3}), full(1, 2, 3, **dict(e=5, a=1)))
print(full.__defaults__, full.__kwdefaults__, full.__code__.co_posonlyargcount, full.__code__.co_kwonlyargcount)


def no(): pass
def one(a): pass
def keyword(*, k): pass
def keywords(*, k, l, m=1): pass
def positional(x, /): pass


calls = {
    "no(1)": lambda: no(1),
    "no(x=1)": lambda: no(x=1),
    "one()": lambda: one(),
    "one(1, 2)": lambda: one(1, 2),
    "one(1, a=2)": lambda: one(1, a=2),
    "keyword()": lambda: keyword(),
    "keyword(1)": lambda: keyword(1),
    "keyword(k=1, j=2)": lambda: keyword(k=1, j=2),
    "keywords()": lambda: keywords(),
    "positional(x=1)": lambda: positional(x=1),
    "full()": lambda: full(),
    "full(1, 2, 3)": lambda: full(1, 2, 3),
    "star": lambda: one(*5),
    "double star": lambda: one(**5),
    "not str": lambda: one(**{1: 2}),
    "twice": lambda: keyword(**{"k": 1}, **{"k": 2}),
}
for text, call in calls.items():
    try:
        call()
    except TypeError as error:
        print(text, "|", error)
