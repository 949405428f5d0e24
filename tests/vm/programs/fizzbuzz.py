# Branches of every shape: chained comparisons, and/or, conditional expressions.
for i in range(1, 16):
    print("FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else i, end=" ")
print()
x = 5
if 1 < x < 10 and not x == 7 or x is None:
    print("yes")
print(x and 0, x or 0, 0 or "" or "last", not x, x is not None, x in (1, 5), x not in [5])
print(1 < 2 < 3 == 3.0, 3 > 2 > 2, None is None, [] or {} or "empty")
y = None
z = y if y is not None else "default"
print(z, "even" if x % 2 == 0 else "odd")
a, b, c = 3, 4, 5
if a * a + b * b == c * c:
    if a > b:
        print("no")
    elif a < b:
        print("right triangle")
a += 1; b -= 1; c *= 2; a **= 2; c //= 3; b <<= 2; c |= 8; b ^= 1; a %= 7
print(a, b, c)
del a
print(a)
