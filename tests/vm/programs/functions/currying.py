# Functions that make functions: currying, composition, partial application, pipelines.
def curry(function, count):
    def take(*args):
        if len(args) >= count:
            return function(*args)
        return lambda *more: take(*args, *more)

    return take


def partial(function, *fixed, **named):
    return lambda *args, **kwargs: function(*fixed, *args, **{**named, **kwargs})


def compose(*functions):
    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value

    return composed


def reduce(function, items, *start):
    items = iter(items)
    value = start[0] if start else next(items)
    for item in items:
        value = function(value, item)
    return value


volume = curry(lambda x, y, z: x * y * z, 3)
print(volume(2)(3)(4), volume(2, 3)(4), volume(2)(3, 4), volume(2, 3, 4))
power = partial(pow, 2)
print([power(n) for n in range(5)], partial(sorted, reverse=True)([1, 3, 2]), partial(int, base=2)("101"))
print(compose(str, abs, lambda x: x - 10)(3), compose()(5))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2]), reduce(lambda d, k: {k: d}, "abc", 0))
print((lambda f: lambda n: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1))(5))
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))
print(church(4)(lambda s: s + "|")(""))
try:
    reduce(lambda a, b: a, [])
except StopIteration:
    print("nothing to reduce")
