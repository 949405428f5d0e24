# Default values are worked out once; annotations and attributes of functions; functions as values.
def remember(item, seen=[]):
    seen.append(item)
    return seen


print(remember(1), remember(2), remember(3, []), remember.__defaults__)
x = 5


def early(value=x):
    return value


x = 6
print(early(), early(7))


def fresh(item, seen=None):
    if seen is None:
        seen = []
    seen.append(item)
    return seen


print(fresh(1), fresh(2))


def documented(a, b=2, *, c=3):
    """First line.

    More."""
    return locals()


print(documented(1), documented.__name__, documented.__doc__, documented.__module__, documented.__kwdefaults__)
documented.calls = 0
documented.calls += 1
print(documented.calls, documented.__dict__)
documented.__defaults__ = (20,)
print(documented(1))
operations = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max}
for sign, function in operations.items():
    print(sign, function(6, 4), callable(function), function.__name__)
print((lambda: None)(), (lambda *a: a)(1, 2), (lambda x=1, *, y: x + y)(y=2))
print(callable(print), callable(5), callable(int), type(remember).__name__, type(len).__name__)


def returns(n):
    if n == 0:
        return
    elif n == 1:
        return 1, 2
    return [n] * n


print(returns(0), returns(1), returns(2))
