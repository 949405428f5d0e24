# Results that are remembered, and what that saves.
def memoise(function):
    cache = {}

    def wrapper(*args):
        try:
            result = cache[args]
            wrapper.hits += 1
        except KeyError:
            result = cache[args] = function(*args)
        return result

    wrapper.hits, wrapper.cache = 0, cache
    return wrapper


@memoise
def binomial(n, k):
    if k in (0, n):
        return 1
    return binomial(n - 1, k - 1) + binomial(n - 1, k)


print(binomial(10, 4), len(binomial.cache), binomial.hits)
print([binomial(6, k) for k in range(7)], binomial.hits)


class Memo(dict):
    def __init__(self, function):
        self.function = function

    def __call__(self, *key):
        return self[key]

    def __missing__(self, key):
        self[key] = self.function(*key)
        return self[key]


@Memo
def stairs(n):
    return 1 if n < 2 else stairs(n - 1) + stairs(n - 2)


print(stairs(12), len(stairs), stairs[(5,)])
try:
    binomial([], 1)
except TypeError as error:
    print(error)
