# python: 3.14+
# Template strings: parts, values, conversions, format specs; and a function that renders one.
name, n = "Eva <b>", 3
t = t"hi {name}, {n + 1!r:>5} and {n}"
print(t.strings, t.values, [(i.expression, i.conversion, i.format_spec) for i in t.interpolations])


def render(template):
    parts = []
    for part in template:
        if isinstance(part, str):
            parts.append(part)
        else:
            value = str(part.value).replace("<", "&lt;")
            parts.append(format(value, part.format_spec))
    return "".join(parts)


print(render(t), render(t""), render(t"{n}{n}"), len(list(t"{n} ")), type(t).__name__)
both = t"a{n}" + t"{n}b"
print(both.strings, both.values, t"x".strings, t"{name!s:>{n}}".interpolations[0].format_spec)
try:
    t"a" + "b"
except TypeError as error:
    print(error)
