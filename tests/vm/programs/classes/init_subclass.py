# __init_subclass__, __class_getitem__, __new__, and singletons.
class Event:
    handlers = []

    def __init_subclass__(cls, code=0, **rest):
        super().__init_subclass__(**rest)
        cls.code = code
        Event.handlers.append(cls.__name__)

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


class Click(Event, code=1):
    pass


class Double(Click, code=2):
    pass


class Quiet(Event):
    pass


print(Event.handlers, Click.code, Double.code, Quiet.code, Click["x"], Event[1, 2])


class Positive(int):
    def __new__(cls, value):
        if value < 0:
            value = -value
        return super().__new__(cls, value)

    def half(self):
        return Positive(self // 2)


p = Positive(-7)
print(p, p + 1, p.half(), type(p.half()).__name__, type(p + 1).__name__, isinstance(p, int), p == 7, hash(p) == hash(7))


class Single:
    _it = None

    def __new__(cls, *args):
        if cls._it is None:
            cls._it = object.__new__(cls)
        return cls._it

    def __init__(self, *args):
        self.args = args


a, b = Single(1), Single(2)
print(a is b, a.args)


class Other:
    def __new__(cls):
        return "no Other"

    def __init__(self):
        print("never called")


print(Other())


class Celsius(float):
    def __repr__(self):
        return f"{float(self):.1f}C"


class Name(str):
    def __getitem__(self, i):
        return Name(super().__getitem__(i).upper())


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


print(Celsius(3), [Celsius(2.55)], Name("abc")[0:2], Pair(1, 2).first, Pair(1, 2), len(Pair(3, 4)), Pair(1, 2) == (1, 2))
