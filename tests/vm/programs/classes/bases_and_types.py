# Built-in types as bases beside others, __class__ set, exceptions that __new__ makes, slices hashed.
class Base1:
    def __init__(self, *args):
        print("Base1.__init__", args)

class Ctuple1(Base1, tuple):
    pass

class Ctuple2(tuple, Base1):
    pass

for cls in (Ctuple1, Ctuple2):
    a = cls([1, 2, 3])
    print(len(a), a == (1, 2, 3))

class Celsius(float):
    def __init__(self, value, name='?'):
        super().__init__()
        self.name = name
    def __new__(cls, value, name='?'):
        return super().__new__(cls, value)

c = Celsius(3.5, 'room')
print(c, c.name)

class Bad(int):
    def __init__(self, v):
        super().__init__(v)

try:
    Bad(3)
except TypeError as e:
    print(e)

class Word(str):
    pass
print(Word('abc').upper())

class Frozen(frozenset):
    def __init__(self, *items):
        print(items)
print(len(Frozen([1, 2])))

class Red:
    def name(self):
        return 'red'
class Green:
    def name(self):
        return 'green'
light = Red()
other = [light]
print(light.name(), type(light).__name__)
light.__class__ = Green
print(light.name(), type(light).__name__, other[0].name())

class Dummy(BaseException):
    pass

class GoodException(BaseException):
    def __new__(cls, *args, **kwargs):
        return Dummy(*args, **kwargs)

class BadException(BaseException):
    def __new__(cls, *args, **kwargs):
        return 1

try:
    raise GoodException("good message")
except BaseException as good:
    print(type(good), good.args[0])
for kind in (BadException,):
    try:
        raise kind
    except BaseException as bad:
        print(type(bad), bad.args)
    try:
        raise kind("bad message")
    except BaseException as bad:
        print(type(bad), bad.args)

class StopIteration(StopIteration):
    pass

class Three:
    def __iter__(self):
        self.n = 0
        return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n

for x in Three():
    print(x)
print(list(Three()))

class MyStop(StopIteration):
    pass
class One:
    def __iter__(self):
        return self
    def __next__(self):
        raise MyStop(5)
for x in One():
    print(x)

try:
    print(hash(slice(1, 2, 3)), hash(slice(1)), hash(slice(None)))
except TypeError as e:
    print(e)
try:
    print({slice(1, 2): 3})
except TypeError as e:
    print(e)
print(type(dict.__getitem__), type(set.__contains__), type(list.__getitem__), type(frozenset.__contains__), type(dict.__contains__))
print(type(dict.__setitem__), type(dict.get), type(str.__contains__), type(int.__add__), type(tuple.__getitem__))
print(dict.__getitem__, set.__contains__, list.__getitem__)
print(type({}.__getitem__), type([].__getitem__), type([].__len__), type({1}.__contains__))
