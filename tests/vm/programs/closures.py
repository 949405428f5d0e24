# Closures, nonlocal, lambdas, decorators, late binding.
def outer(x):
    y = 10

    def inner(z):
        nonlocal y
        y += z
        return x + y

    return inner


f, g = outer(1), outer(2)
print(f(1), f(1), g(5))
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([h() for h in fs], [h() for h in gs])


def twice(func):
    def wrapper(*args, **kwargs):
        return func(*args, **kwargs) * 2

    return wrapper


@twice
def add(a, b=1):
    return a + b


print(add(1), add(2, b=3), add.__name__)
compose = lambda *fns: lambda x: x if not fns else compose(*fns[1:])(fns[0](x))
print(compose(lambda v: v + 1, lambda v: v * 10)(4))
total = 0


def bump():
    global total
    total += 1


bump(), bump()
print(total)


def uses_unbound():
    print(later)
    later = 1


uses_unbound()
