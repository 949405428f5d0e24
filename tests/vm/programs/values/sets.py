# Sets and frozensets: algebra, updates, subsets, what can be a member.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a, a.union([9], (8,)), a.intersection(b, {4}), a.difference(b), a.symmetric_difference([1, 7]))
print({1, 2} <= a, {1, 2} < {1, 2}, a >= {4}, a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([7]), {1, 2} == {2, 1}, {1} != {2}, set() == {*()})
a.add(10); a.add(10); a.discard(99); a.remove(1)
a |= {20}; a -= {2}; a &= {3, 4, 10, 20}; a ^= {3, 30}
a.update("x", [40])
print(sorted(map(str, a)), len(a), 4 in a, "x" in a, sorted({1, 1.0, True}), {0, False, 0.0}, len({"a", "A"}), set("hello") == set("olleh"))
a.intersection_update([4, 10, 11]); a.difference_update([4]); a.symmetric_difference_update([1, 10])
print(a, a.copy() is a, a.pop(), a, bool(a), set(), {x % 3 for x in range(10)}, sorted({c for c in "banana" if c != "n"}))
f = frozenset([1, 2, 2])
print(f, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset({1, 2})], f | {3}, {3} | f, type(f | {3}).__name__, type({3} | f).__name__, f == {1, 2}, {frozenset(), frozenset()}, 1 in f)
seen, doubles = set(), []
for n in [1, 5, 2, 5, 1]:
    if n in seen:
        doubles.append(n)
    seen.add(n)
print(doubles, sorted(seen), [*{3}], max({1, 9, 4}), sum({1, 2, 2}), list(dict.fromkeys([3, 1, 3, 2])), {1, 2}.__contains__(1))
for wrong in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} + {2}, lambda: {1} | [2], lambda: f.add(3), lambda: set(5), lambda: {1} < [2], lambda: {1}[0]):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
for n in {8, 1, 16, 0}:
    print(n, end=" ")
print({(1, 2), (3, 4)} == {(3, 4), (1, 2)}, {frozenset("ab")} == {frozenset("ba")})
