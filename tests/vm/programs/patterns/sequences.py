# python: 3.10+
# Sequence patterns: fixed, starred, nested; what is no sequence.
def shape(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one: {x}"
        case [1, *rest]:
            return f"one and {rest}"
        case (x, y):
            return f"pair {x} {y}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case [[a, b], *others]:
            return f"nested {a} {b} {others}"
        case [*start, "end"]:
            return f"ends after {start}"
        case [_, _, *_]:
            return "at least two"
        case _:
            return "no sequence"


for value in ([], [5], [1, 2, 3], (4, 5), [7, 8, 7], [[1, 2], 3, 4], ["a", "b", "end"], [2, 3, 4], "abc", b"abc", {1, 2}, range(3), 5, {"a": 1}, iter([1])):
    print(shape(value))


def command(line):
    match line.split():
        case ["go", ("north" | "south") as direction]:
            return f"walk {direction}"
        case ["go", other]:
            return f"no way {other}"
        case ["take", thing, *more]:
            return f"take {thing}" + "".join(f" and {m}" for m in more)
        case ["quit" | "exit"]:
            return "bye"
        case []:
            return "say something"
        case [verb, *_]:
            return f"cannot {verb}"


for line in ("go north", "go up", "take lamp", "take lamp key", "exit", "", "sing a song"):
    print(command(line))
match 1, 2, (3, 4):
    case a, _, (b, c) if a < b:
        print(a, b, c)
