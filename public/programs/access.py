import math


class Meta(type):
    pass


class Shape(metaclass=Meta):
    sides = 4


class Box(Shape):
    def __init__(self, size):
        self.size = size

    def grow(self, by):
        return self.size + by

    @property
    def inner(self):
        return super().sides


class Spot:
    __slots__ = ("x",)
    size = 1


class Stop(Exception):
    def text(self):
        return "stop"


class Echo:
    def __getattribute__(self, name):
        return name


def classes(spot, stop, echo):
    return Shape.sides, Stop.text(stop), spot.size, stop.text(), echo.hello


def replaced(box):
    box.__dict__ = {"size": 5}
    box.size = 6
    return box.size, box.grow(1)


def methods(box, module):
    grow = box.grow
    return grow(1), box.inner, module.floor(2.5)


def tests(low, high, nothing, word):
    if low < high:
        low = high
    while nothing:
        break
    return low, word[1], max(*word)


def items():
    yield from [1, 2]


box = Box(2)
for turn in range(2):
    print(classes(Spot(), Stop(), Echo()), methods(box, math))
    print(replaced(box), tests(0.5, 1.5, None, "abc"), list(items()))
