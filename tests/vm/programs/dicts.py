# Dicts: order, views, equality of keys, changes while walking.
d = {"one": 1, "two": 2}
d["three"] = 3
d["one"] = 11
del d["two"]
d["two"] = 22
print(d, list(d), d.keys(), d.values(), d.items(), len(d), "one" in d)
print(d.get("x"), d.get("x", 0), d.setdefault("y", []), d.pop("y"), d.pop("zz", None), d.popitem())
d.update({"a": 1}, b=2)
for key in d:
    print(key, d[key], end="; ")
print()
mixed = {1: "int", 1.0: "float", True: "bool", (1, 2): "tuple", None: "none"}
print(mixed, mixed[1], mixed[(1, 2)], {1: 2} == {1.0: 2.0}, dict(a=1) | {"b": 2})
counts = {}
for ch in "abracadabra":
    counts[ch] = counts.get(ch, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), max(counts, key=counts.get))
nested = {"a": {"b": [1, 2, {"c": 3}]}}
nested["a"]["b"][2]["c"] += 1
print(nested, dict.fromkeys("ab", 0), dict([("k", "v")]), {k: v for v, k in counts.items()})
try:
    for key in d:
        d[key + "!"] = 0
except RuntimeError as e:
    print(e)
loop = {}
loop["self"] = loop
print(loop, {} == {}, not {}, bool({0: 0}))
d["missing"]["x"]
