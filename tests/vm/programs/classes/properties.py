# Properties: read, checked when set, deleted; and made by hand.
class Temperature:
    def __init__(self, celsius=0):
        self.celsius = celsius

    @property
    def celsius(self):
        "Degrees above freezing."
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9


t = Temperature(25)
print(t.celsius, t.fahrenheit)
t.fahrenheit = 212
print(t.celsius, Temperature.celsius.__doc__)
del t.celsius
print(t.celsius, t.__dict__)
for action in (lambda: setattr(t, "celsius", -300), lambda: Temperature(-1000)):
    try:
        action()
    except ValueError as error:
        print(error)


class Square:
    def get(self):
        return self.side**2

    def put(self, area):
        self.side = area**0.5

    area = property(get, put, doc="side times side")


s = Square()
s.area = 9
s.area += 7
print(s.side, s.area, Square.area.fget(s), Square.area.__doc__, isinstance(Square.__dict__["area"], property))
