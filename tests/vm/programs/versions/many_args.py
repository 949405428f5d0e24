# Calls with many arguments, big displays, deep stacks.
def many(*args, **kwargs):
    return len(args), sum(args), sorted(kwargs)[:2], len(kwargs)


print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, a=1, b=2, c=3, d=4, e=5, f=6))
x = 1
big = [x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x]
consts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
table = {"a": x, "b": x, "c": x, "d": x, "e": x, "f": x, "g": x, "h": x, "i": x, "j": x, "k": x, "l": x, "m": x, "n": x, "o": x, "p": x, "q": x, "r": x}
print(len(big), consts, len(table), {x, x + 1, x + 2}, (x, (x, (x, (x, (x,))))), {1, 2, 3} == {3, 2, 1})
print(x + (x + (x + (x + (x + (x + (x + (x + x))))))), [[[[[[x]]]]]], -(-(-(-x))), not not not x)
a, b, c, d, e, f, g, h = big[:8]
a = b = c = d = e = x = 5
print(a + b * c - d // e, f"{a}{b}{c}{d}{e}{f}{g}{h}", "%d %d %d" % (a, b, c), a < b < c < d < e, [a, b][1], {**table, **{"z": 1}}["z"])
