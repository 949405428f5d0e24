"""A small class, and a smaller one made from it."""


class Rectangle:
    corners = 4

    def __init__(self, width, height):
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)


for shape in [Rectangle(2, 3), Square(4)]:
    print(type(shape).__name__, shape.area(), shape.corners)
