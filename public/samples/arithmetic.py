# Names and arithmetic: every value passes over the stack.
a = 3
b = 4
c = a + b
half = c / 2
mixed = (a + b) * (c - 1)
hypotenuse = (a * a + b * b) ** 0.5
print(c, half, mixed, hypotenuse)
