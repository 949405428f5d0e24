# range and slice objects, and every form of slicing.
r = range(2, 20, 3)
print(r, len(r), r[0], r[-1], r[1:3], r[::-1], list(r), 5 in r, 6 in r, 5.0 in r, "x" in r, r.index(8), r.count(8), r.start, r.stop, r.step)
print(range(3) == range(0, 3), range(0) == range(5, 2), hash(range(3)) == hash(range(0, 3, 1)), list(range(5, 0, -2)), list(range(3, 3)), range(10)[2:8:2], bool(range(0)), max(range(4)), sum(range(101)), len(range(10**12)))
s = "abcdefgh"
print(s[2:5], s[:3], s[5:], s[:], s[-3:], s[:-3], s[::2], s[1::2], s[::-1], s[6:2:-1], s[2:6:-1], s[100:], s[-100:3], s[3:3], s[None:2], s[-1:-4:-1])
sl = slice(1, None, 2)
print(sl, s[sl], sl.start, sl.stop, sl.step, sl.indices(5), slice(5) == slice(None, 5, None), slice(-3, -1).indices(10), [0, 1, 2, 3][slice(2)])
class Show:
    def __getitem__(self, key):
        return key


show = Show()
print(show[1], show[1:2], show[::3], show[1:2, ..., 3], show[:, 1:], show[()], show[-1], show["k"], show[1:"x":None])
items = list(range(10))
items[2:5] = []
items[::3] = ["a"] * len(items[::3])
del items[::2]
print(items, items[-2:], items[len(items) // 2 :])
items[1:1] = [1, 2]
print(items, (1, 2, 3)[::-1], b"abc"[::2], list(reversed(range(3))), [*range(3)], tuple(range(2)))
for wrong in (lambda: s[::0], lambda: range(1, 2, 0), lambda: r[9], lambda: s["a":2], lambda: range(1.5), lambda: range(), lambda: [1][1.0]):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
