# What import statements do with math, the module that the machine has of its own.
import math
import math as m
from math import pi, sqrt as root
from math import *

print(math is m, pi == m.pi, root(16), floor(2.7), math.gcd(12, 18), ceil(-2.5), m.factorial(5))


def inside():
    import math
    from math import tau
    return math.sqrt(2) == 2**0.5, tau == 2 * math.pi


print(inside(), math.isclose(0.1 + 0.2, 0.3), math.hypot(3, 4), math.trunc(-2.7), math.fabs(-1), math.inf > 1, math.isnan(math.nan))
for wrong in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1)):
    try:
        print(wrong())
    except ValueError as error:
        print("ValueError")
try:
    math.nothing
except AttributeError as error:
    print(error)
