import math
from math import sqrt
from math import *

print(math.pi == pi, sqrt(16.0))
