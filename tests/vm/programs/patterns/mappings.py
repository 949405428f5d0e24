# python: 3.10+
# Mapping patterns: keys that must be there, the rest, nested values.
def handle(event):
    match event:
        case {"type": "click", "at": (x, y), **rest}:
            return f"click at {x},{y} {rest}"
        case {"type": "key", "key": str(key), "mods": ["ctrl", *_]}:
            return f"ctrl+{key}"
        case {"type": "key", "key": key}:
            return f"key {key}"
        case {"type": kind, **rest} if rest:
            return f"{kind} with {sorted(rest)}"
        case {1: one, None: none}:
            return f"odd keys {one} {none}"
        case {}:
            return "a mapping"
        case _:
            return "not a mapping"


class Table(dict):
    pass


for event in (
    {"type": "click", "at": (1, 2)},
    {"type": "click", "at": [3, 4], "button": 2},
    {"type": "click", "at": 5},
    {"type": "key", "key": "s", "mods": ["ctrl"]},
    {"type": "key", "key": "s", "mods": []},
    {"type": "scroll", "by": 3, "fast": True},
    {1: "a", None: "b"},
    {},
    Table(type="key", key="t"),
    [("type", "key")],
    "type",
):
    print(handle(event))
settings = {"user": {"name": "Eva", "roles": ["admin", "dev"]}, "debug": False}
match settings:
    case {"user": {"name": name, "roles": [first, *_]}, "debug": (True | False) as debug}:
        print(name, first, debug)
