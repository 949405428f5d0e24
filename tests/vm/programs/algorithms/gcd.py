# Greatest common divisors, and what can be done with them.
def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def extended(a, b):
    if not b:
        return a, 1, 0
    d, x, y = extended(b, a % b)
    return d, y, x - a // b * y


class Fraction:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError("a fraction needs a bottom")
        if bottom < 0:
            top, bottom = -top, -bottom
        common = gcd(abs(top), bottom)
        self.top, self.bottom = top // common, bottom // common

    def __repr__(self):
        return f"{self.top}/{self.bottom}" if self.bottom != 1 else str(self.top)

    def __add__(self, other):
        if isinstance(other, int):
            other = Fraction(other)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __mul__(self, other):
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    def __truediv__(self, other):
        return self * Fraction(other.bottom, other.top)

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __eq__(self, other):
        return isinstance(other, Fraction) and (self.top, self.bottom) == (other.top, other.bottom)

    def __lt__(self, other):
        return self.top * other.bottom < other.top * self.bottom


print(gcd(1071, 462), extended(240, 46))
half, third = Fraction(1, 2), Fraction(2, 6)
print(half + third, half * third, half / third, -half, 1 + half, sum([half, third, third]))
print(half == Fraction(2, 4), half < third, half > third, half != third, sorted([half, third]))
try:
    half / Fraction(0)
except ZeroDivisionError as error:
    print(error)
