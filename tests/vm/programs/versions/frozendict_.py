# python: 3.15+
# frozendict: what it has of dict, what it refuses, and that it can be a key. Sentinels.


def attempt(work, *args, **keywords):
    try:
        print(work(*args, **keywords))
    except (TypeError, AttributeError, KeyError, ValueError) as error:
        print(type(error).__name__, error)


f = frozendict({"a": 1}, b=2)
print(f, frozendict(), f["a"], len(f), f.get("x"), f.get("x", 0), "b" in f, bool(frozendict()), isinstance(f, dict))
print(list(f), list(reversed(f)), f.keys(), f.values(), f.items(), {**f}, dict(f), f.copy() is f, frozendict(f) is f)
print(f == {"a": 1, "b": 2}, {"a": 1, "b": 2} == f, f == frozendict(b=2, a=1), f != {}, f is not None)
print(f | {"c": 3}, {"c": 3} | f, f | frozendict(a=5), (f | {}) is f, (frozendict() | f) is f)
print(hash(f) == hash(frozendict(b=2, a=1)), hash(frozendict({1: 2, 3: (4, 5)})), hash(frozendict()))
print({f: "key"}[frozendict(b=2, a=1)], f in {f}, (f, 1) in {(frozendict(a=1, b=2), 1)})
print(frozendict.fromkeys("ab", 0), frozendict([("x", 1), (2, 3)]), "%(a)s" % f, "{b}".format_map(f))

g = f
g |= {"z": 0}
print(g, f)
d = {}
d |= f
d.update(f)
print(d)
match f:
    case {"a": one, **rest}:
        print(one, rest)

attempt(lambda: f["x"])
attempt(lambda: f.__setitem__)
attempt(lambda: f.pop("a"))
attempt(lambda: f | 5)
attempt(lambda: f < f)
attempt(lambda: f[[]])
attempt(hash, frozendict(a=[]))
attempt(frozendict, 5)
attempt(frozendict, [1])
attempt(frozendict, 1, 2)
attempt(frozendict, "ab")
attempt(frozendict, {}, **f)
attempt(frozendict.get, {}, 1)
attempt(frozendict.fromkeys)
attempt(f.get)
try:
    f["a"] = 2
except TypeError as error:
    print(error)
try:
    del f["a"]
except TypeError as error:
    print(error)
try:
    f.x = 2
except AttributeError as error:
    print(error)


class Settings(frozendict):
    def __missing__(self, key):
        return "no " + key


s = Settings(a=1)
s.note = "an attribute"
print(s, s["b"], s | {"c": 2}, s.copy(), Settings(), s == {"a": 1}, Settings.fromkeys("k"), s.note)
inside = []
own = frozendict(a=inside)
inside.append(own)
print(own)

MISSING = sentinel("MISSING")
print(MISSING, MISSING.__name__, MISSING.__module__, type(MISSING), MISSING == sentinel("MISSING"), MISSING is MISSING)
print(MISSING | int, None | MISSING, MISSING | MISSING, sentinel("A", repr="<A>"), {MISSING: 1}[MISSING], bool(MISSING))
attempt(sentinel)
attempt(sentinel, 5)
attempt(sentinel, "A", "B")
attempt(sentinel, "A", x=1)
attempt(sentinel, "A", repr=1)
attempt(lambda: MISSING < MISSING)
attempt(lambda: MISSING | 5)
attempt(lambda: MISSING())
attempt(lambda: setattr(MISSING, "__name__", "OTHER"))
attempt(lambda: MISSING.x)
