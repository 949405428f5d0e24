# Polymorphism: one loop over objects of different classes.
PI = 3.141592653589793


class Shape:
    corners = 0

    def area(self):
        raise NotImplementedError(f"{type(self).__name__} has no area")

    def describe(self):
        return f"{self.__class__.__name__} with {self.corners} corners and area {self.area():.2f}"


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return PI * self.radius**2


class Rectangle(Shape):
    corners = 4

    def __init__(self, width, height):
        self.width, self.height = width, height

    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)

    def describe(self):
        return super().describe() + ", all sides equal"


class Blob(Shape):
    pass


shapes = [Circle(1), Rectangle(2, 3.5), Square(4), Blob()]
for shape in shapes:
    try:
        print(shape.describe())
    except NotImplementedError as error:
        print("error:", error)
print([isinstance(shape, Rectangle) for shape in shapes], max(shapes[:3], key=lambda s: s.area()).__class__)
