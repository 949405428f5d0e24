# Annotations of variables, parameters and results do not change what runs.
count: int = 0
names: "list[str]"
total: float = count + 1.5
(grouped): int = 3


def scale(values: list, factor: float = 2.0, *rest: int, flag: bool = False, **more: str) -> "list":
    result: list = []
    unused: undefined_type_is_not_evaluated
    for value in values:
        result.append(value * factor)
    return result


class Point:
    x: int
    y: int = 0
    label: str = "p"

    def move(self, dx: int = 1) -> "Point":
        self.x: int = getattr(self, "x", 0) + dx
        return self


print(scale([1, 2]), count, total, grouped, Point().move(5).x, Point.y, hasattr(Point, "x"))
print(sorted(scale.__annotations__), scale.__annotations__["factor"] is float, scale.__annotations__["return"])
print(Point.__annotations__ == {"x": int, "y": int, "label": str}, Point.move.__annotations__["return"])
data = {}
data["k"]: int = 5
print(data)
try:
    names
except NameError as error:
    print(error)
