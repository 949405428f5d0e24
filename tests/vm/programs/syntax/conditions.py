# if, elif, else, conditional expressions, and how conditions are joined.
def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n % 2 and n > 10:
        return "big odd"
    elif n % 2 or n in (2, 4):
        return "odd or small"
    else:
        return "even"


print([kind(n) for n in (-1, 0, 11, 3, 4, 8)])


def leap(y):
    return True if y % 400 == 0 else False if y % 100 == 0 else y % 4 == 0


print([y for y in (1900, 2000, 2023, 2024) if leap(y)])
x, y, z = 5, None, []
if x and not y and not z:
    print("one", end=" ")
if (x or y) and (y or z or x):
    print("two", end=" ")
if not (x and y):
    print("three", end=" ")
if x is not None and y is None:
    print("four", end=" ")
if 1 < x <= 5 != 6:
    print("five", end=" ")
if x in (1, 5) and x not in [7]:
    print("six")
if None or 0 or "":
    print("no")
elif not x:
    print("no")
else:
    print("else", end=" ")
print("yes" if x > 3 and y is None else "no", (lambda a: "a" if a else "b")(0), [1, 2][x > 3], x > 3 and "and" or "or")
if True: print("constant", end=" ")
if 0: print("dropped")
while False: print("dropped")
if __name__ == "__main__":
    print("main")
pass
def grade(score):
    return "A" if score >= 90 else "B" if score >= 80 else "C" if score >= 70 else "F"
print("".join(map(grade, (95, 85, 75, 10))))
