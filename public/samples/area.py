# One function, called in four ways.
def area(width, height=2):
    return width * height


print(area(3, 4))
print(area(5))
print(area(height=6, width=7))
print(area(area(1, 2), 3) + 1)
