# Decorators: plain, with arguments, stacked, as classes, on classes and methods.
def logged(function):
    def wrapper(*args, **kwargs):
        shown = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
        result = function(*args, **kwargs)
        print(f"{function.__name__}({', '.join(shown)}) -> {result!r}")
        return result

    wrapper.__name__ = function.__name__
    wrapper.__doc__ = function.__doc__
    wrapper.wrapped = function
    return wrapper


def repeat(times, collect=list):
    def decorator(function):
        @logged
        def again(*args):
            return collect(function(*args) for _ in range(times))

        return again

    return decorator


class CountCalls:
    def __init__(self, function):
        self.function = function
        self.calls = 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)

    def __get__(self, instance, owner):
        return lambda *args: self(instance, *args)


def call(function):
    return function()


def register(cls):
    cls.registered = True
    names.append(cls.__name__)
    return cls


names = []


@logged
def add(a, b=1):
    "Adds."
    return a + b


@repeat(3, tuple)
@CountCalls
def shout(word):
    return word.upper()


@register
@register
class Thing:
    @CountCalls
    def method(self, x):
        return x * 2


print(add(1), add(2, b=5), add.__doc__, add.wrapped(1, 1))
print(shout("hey"), Thing().method(4), Thing.__dict__["method"].calls, names, Thing.registered)


@call
def value():
    return 42


print(value)
