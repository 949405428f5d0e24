# Descriptors: checks shared by several attributes, names set by the class, lazy values.
class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = name
        print(owner.__name__, "has", name)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return instance.__dict__[self.name]
        except KeyError:
            raise AttributeError(f"{self.name} was never set") from None

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name}: {value!r} is no {self.kind.__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        print("working out", self.function.__name__)
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Person:
    name = Typed(str)
    age = Typed(int)

    @Lazy
    def greeting(self):
        return f"{self.name} is {self.age}"


p = Person()
p.name, p.age = "Eva", 30
print(p.greeting, p.greeting, Person.name.kind)
try:
    p.age = "old"
except TypeError as error:
    print(error)
del p.age
try:
    p.age
except AttributeError as error:
    print(error)


class Static:
    def __init__(self, f):
        self.f = f

    def __get__(self, instance, owner):
        return self.f


class K:
    @Static
    def plain(x):
        return x + 1

    @classmethod
    def make(cls, *args):
        return cls.__name__, args

    @staticmethod
    def helper(a, b=2):
        return a * b


print(K.plain(1), K().plain(2), K.make(1), K().make(), K.helper(4), K().helper(4, b=5))
