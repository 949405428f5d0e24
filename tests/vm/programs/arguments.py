# python: 3.8+
# Every kind of parameter and argument, and what is said about wrong ones.
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw


def p(x, /, y, *, z=0):
    return x, y, z


print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(*[1, 2, 3], **{"c": 1, "q": 2}))
print(p(1, 2), p(1, y=2, z=3))
for call in [
    lambda: f(),
    lambda: f(1),
    lambda: p(x=1, y=2),
    lambda: p(1, 2, 3),
    lambda: p(1, 2, q=3),
    lambda: p(1, 2, y=3),
    lambda: f(1, **{"a": 2}, c=3),
    lambda: len(),
    lambda: 3(),
    lambda: [].append(),
    lambda: "a".upper(1),
    lambda: print(1, foo=2),
]:
    try:
        print(call())
    except TypeError as e:
        print(e)


def default(items=[]):
    items.append(1)
    return items


print(default(), default(), default.__defaults__)
print((lambda *a, **k: (a, k))(1, *[2, 3], x=4, **{"y": 5}))
