# Dicts: order, views that follow, equal keys, updates, merging, deletion while walking.
d = {"b": 1, "a": 2, **{"c": 3}}
keys, values, items = d.keys(), d.values(), d.items()
d["d"] = 4
d["b"] = 10
print(d, list(keys), list(values), list(items), len(keys), "a" in keys, 10 in values, ("a", 2) in items)
print(d.pop("a"), d.pop("zz", "none"), d.setdefault("e", []), d.setdefault("b", 5), d.get("nope"), d.get("nope", 0), d.popitem(), d)
d.update(b=11, x=12)
d.update([("y", 13), ["z", 14]])
d.update({"b": 0})
print(d, keys & {"b", "q"} == {"b"}, sorted(keys - {"b"}), sorted(keys | {"q"})[:2], keys == {"b", "c", "d", "x", "y", "z"}, keys.isdisjoint([1]))
del d["x"], d["y"]
print(d, dict(d) == d, dict(d) is d, d.copy(), dict.fromkeys([1, 2]), dict.fromkeys("ab", []), dict(zip("ab", [1, 2])), dict([(1, 2)], k=3))
print({1: "a", 1.0: "b", True: "c"}, {0: "x", False: "y", 0.0: "z"}, {"k": 1, "k": 2}, {None: 1, (): 2, ...: 3}, {i: i * i for i in range(4)})
print({"x": 1} == {"x": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, bool({}), not {1: 2}, {"a": {"b": {"c": 1}}}["a"]["b"]["c"])
try:
    for key in d:
        d[key + "!"] = 1
except RuntimeError as error:
    print(error)
for key in list(d):
    if key.endswith("!"):
        del d[key]
print(d, max(d, key=d.get), sorted(d.items(), key=lambda kv: kv[1]), {v: k for k, v in d.items()}, min(d.values()), sum(d.values()))
counts, groups = {}, {}
for word in "the cat and the dog and the bird".split():
    counts[word] = counts.get(word, 0) + 1
    groups.setdefault(len(word), set()).add(word)
print(counts, {n: sorted(ws) for n, ws in groups.items()})
for wrong in (lambda: d["?"], lambda: {}.popitem(), lambda: dict(5), lambda: dict(["abc"]), lambda: {} < {}, lambda: {**5}, lambda: d.pop("?"), lambda: dict([(1, 2, 3)])):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
e = {}
e["self"] = e
print(e, list(map(list, {"a": 1}.items())), *{"p": 1, "q": 2}, *{"p": 1}.values(), d.clear(), d)


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        print("compare", self.n, other.n)
        return self.n == other.n


k = {Key(1): "one", Key(3): "three"}
print(k[Key(3)], len(k), Key(2) in k)
