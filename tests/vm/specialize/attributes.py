# Attributes: where the value is found decides the form.
import math


class Point:
    kind = 'point'

    def __init__(self, x):
        self.x = x

    def shift(self):
        return self.x

    @property
    def double(self):
        return self.x * 2

    @classmethod
    def make(cls):
        return 5

    @staticmethod
    def helper():
        return 6


class Slotted:
    __slots__ = ('x',)

    def __init__(self, x):
        self.x = x

    def shift(self):
        return self.x


class Late:
    def __getattr__(self, name):
        return name


class Every:
    def __getattribute__(self, name):
        return name


class Base:
    kind = 'base'

    def __init__(self, x):
        self.x = x

    def shift(self):
        return self.x


class Child(Base):
    def __init__(self, x):
        super().__init__(x)

    def shift(self):
        return super().shift()

    def parent_kind(self):
        return super().kind


class Meta(type):
    pass


class WithMeta(metaclass=Meta):
    kind = 'meta'


class Settings:
    pass


class Counted(int):
    def twice(self):
        return self * 2


LIMIT = 5


def instance_value(p):
    return p.x


def class_value(p):
    return p.kind


def method(p):
    return p.shift()


def bound_method(p):
    return p.shift


def property_value(p):
    return p.double


def class_attribute():
    return Point.kind


def class_method():
    return Point.make()


def class_static():
    return Point.helper()


def instance_class_method(p):
    return p.make()


def class_function():
    return Point.shift


def meta_attribute():
    return WithMeta.kind


def slot(p):
    return p.x


def slot_method(p):
    return p.shift()


def late(p):
    return p.anything


def every(p):
    return p.anything


def module_value():
    return math.pi


def module_call():
    return math.floor(2.5)


def text_method(a):
    return a.upper()


def int_method(a):
    return a.twice()


def dict_method(a):
    return a.keys()


def int_attribute(a):
    return a.real


def store(p):
    p.x = 1


def store_slot(p):
    p.x = 1


def store_new(p):
    p.y = 1


def store_class():
    Settings.shared = 1


def global_name():
    return LIMIT


def builtin_name():
    return len


def function_attribute():
    return global_name.__name__


for n in range(400):
    p = Point(1)
    s = Slotted(1)
    c = Child(1)
    instance_value(p)
    class_value(p)
    method(p)
    bound_method(p)
    property_value(p)
    class_attribute()
    class_method()
    class_static()
    instance_class_method(p)
    class_function()
    meta_attribute()
    slot(s)
    slot_method(s)
    late(Late())
    every(Every())
    module_value()
    module_call()
    text_method('a')
    int_method(Counted(5))
    dict_method({})
    int_attribute(5)
    store(p)
    store_slot(s)
    store_new(p)
    store_class()
    global_name()
    builtin_name()
    function_attribute()
    c.shift()
    c.parent_kind()
