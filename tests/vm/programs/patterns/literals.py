# python: 3.10+
# match with literals, alternatives, captures, guards, wildcards.
def describe(value):
    match value:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case "yes" | "y":
            return "agreed"
        case None | True | False:
            return f"singleton {value}"
        case 2.5:
            return "two and a half"
        case 3 + 4j:
            return "complex"
        case b"x":
            return "byte"
        case int() as n if n > 100:
            return f"big {n}"
        case int(n):
            return f"int {n}"
        case str(text) if not text:
            return "empty text"
        case str():
            return f"text of {len(value)}"
        case _:
            return f"something else: {value!r}"


for value in (0, 2, 1.0, -1, "y", None, True, False, 2.5, 3 + 4j, b"x", 1000, 50, "", "abc", [], 7.5):
    print(repr(value), "->", describe(value))


def last_wins(x):
    match x:
        case y if y > 10:
            pass
        case z:
            pass
    return sorted(locals().items())


print(last_wins(5), last_wins(50))


class Color:
    RED = "red"
    GREEN = "green"


def light(color):
    match color:
        case Color.RED:
            return "stop"
        case Color.GREEN:
            return "go"
    return "?"


print(light("red"), light("green"), light("blue"))
