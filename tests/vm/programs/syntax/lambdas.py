# Lambdas: defaults, stars, nesting, in data, as methods, with conditions.
add = lambda a, b=2, *c, d=4, **e: (a, b, c, d, e)
print(add(1), add(1, 2, 3, d=5, z=6), (lambda: None)(), (lambda x: (lambda y: x + y))(1)(2))
table = {"square": lambda n: n * n, "twice": lambda n: n + n}
print({name: f(5) for name, f in table.items()}, sorted("bca", key=lambda c: -ord(c)), list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])))


class Calculator:
    double = lambda self, n: n * 2
    make = staticmethod(lambda n: [n])
    size = property(lambda self: 7)


print(Calculator().double(4), Calculator.make(1), Calculator().size, Calculator.double(None, 1))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(fact(5), Y(lambda me: lambda n: n and n + me(n - 1))(4), add.__name__, (lambda: (yield))().__class__.__name__)
actions = [lambda: print("one"), lambda: print("two", end="!\n")]
for action in actions:
    action()
print([(lambda i: i * 10)(i) for i in range(3)], (lambda *, k: k)(k=1), min([3, -5], key=lambda v: abs(v)))
try:
    (lambda x: x)()
except TypeError as error:
    print(error)
