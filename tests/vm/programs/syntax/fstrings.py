# f-strings: conversions, specs in specs, quotes, expressions of all kinds.
name, n, x, items = "Eva", 42, 3.14159, ["a", 1]
print(f"{name} {n} {x} {items}", f"{name!r} {name!s} {'é'!a}", f"{n:5d}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#b}|{n:,}|{n * 1000:_}|{n:c}|{n:e}")
width, places = 10, 2
print(f"{x:{width}.{places}f}|{name:>{width}}|{name:{'*'}^{width}}|{x!r:>{width}}|{x:.3}|{x:%}|{-x:08.2f}|{x:g}")
print(f"{items[0]} {items[1] + 1} {len(items)} {[i * 2 for i in range(3)]} {(lambda v: v + 1)(1)} {'yes' if n else 'no'} { {'k': 1}['k'] } {{}} {{{n}}}")
print(f"{n}" f" and {x:.1f}" " plain " f"{'nested ' + f'{n}'}", f"", f"{''}", f"{n!s:>4}{None}{True}{...}", f'{name.upper():.2} {"in"}', f"{name:s}{name!r:^9}")
print(f"""{
    n
} three
lines {x:.0f}""", rf"\n{n}", f"\t{n}\x41", f"{3 > 2} {3 == 2} {not n} {n!r}")


class C:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __format__(self, spec):
        return f"format({spec})"


c = C()
print(f"{c} {c!s} {c!r} {c!s:>5} {c:a b} {c:{n}}", format(c), str(c), [c], "%s %r" % (c, c))
print(f"{1e10} {1e100:.3g} {0.1 + 0.2:.20f} {10**20:,} {2**0.5:10.4f}| {5:>+4d}| {-5:=+6d}| {255:#06x} {7:03b} {1234.5:_.2f} {0:.0%}")
for spec in ("d", ".2f", ">5", "zz", "s", ",s"):
    try:
        print(spec, format(n, spec), end="; ")
    except ValueError as error:
        print(error)
