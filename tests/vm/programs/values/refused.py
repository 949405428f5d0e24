# What built-in types and functions say to arguments and attributes that they do not take.
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
t(lambda: hasattr(1, b'x'))
t(lambda: getattr(1, b'x'))
t(lambda: getattr(1, 5))
class A:
    pass
a = A()
t(lambda: setattr(a, 5, 1))
t(lambda: delattr(a, 5))
t(lambda: object.__setattr__(a, 5, 1))
t(lambda: object.__delattr__(a, 5))
t(lambda: object.__getattribute__(a, 5))
t(lambda: type())
t(lambda: type(1, 2))
t(lambda: type('abc', None, None))
t(lambda: type('abc', (), None))
t(lambda: type('abc', (1,), {}))
t(lambda: type(5, (), {}))
t(lambda: type('a', (), {}, 4))
t(lambda: setattr(range(3), 'start', 1))
t(lambda: setattr(slice(3), 'start', 1))
t(lambda: setattr(1j, 'real', 1))
t(lambda: setattr(3, 'real', 1))
t(lambda: setattr(t, '__globals__', 1))
t(lambda: setattr(t, '__closure__', 1))
t(lambda: setattr(a.__init__, '__self__', 1))
t(lambda: setattr(property(), 'fget', 1))
t(lambda: range(start=1))
t(lambda: list(x=1))
t(lambda: tuple(x=1))
t(lambda: float(x=1))
t(lambda: bool(x=1))
t(lambda: set(x=1))
t(lambda: frozenset(x=1))
t(lambda: slice(x=1))
t(lambda: reversed(x=1))
t(lambda: filter(x=1))
t(lambda: enumerate())
t(lambda: enumerate(start=1))
t(lambda: (lambda l: l.__setitem__(slice(None, None, 2), 5))([1, 2, 3]))
t(lambda: (lambda l: l.__setitem__(slice(None, None), 5))([1, 2, 3]))
class Raise:
    def __set_name__(self, owner, name):
        1 / 0
def bad():
    class C:
        desc = Raise()
t(bad)
try:
    bad()
except Exception as e:
    print(type(e), e.__cause__, getattr(e, '__notes__', None))
