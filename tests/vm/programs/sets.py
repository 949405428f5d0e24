# Sets and the order in which they print.
a = {3, 1, 2, 10, 5}
b = {2, 3, 4}
print(a, b, a | b, a & b, a - b, a ^ b, a >= {1}, {1} < a, a.isdisjoint({99}))
words = {"apple", "pear", "fig", "plum", "kiwi", "lime"}
print(words, sorted(words), len(words), "fig" in words)
words.discard("nope")
words.add("date")
words.remove("fig")
print(words)
a |= {100, 200, 300}
a.update([7, 8], (9,))
print(a, frozenset([1, 2]), {frozenset([1]): "x"}, set(), set("mississippi"))
print({1, 1.0, True}, {0.5, -1, (1, 2), "s", b"n"}, {i * 7 for i in range(12)})
try:
    {[]}
except TypeError as e:
    print(e)
c = set(range(20))
for i in range(0, 20, 3):
    c.discard(i)
print(c, c.pop(), c.pop())
