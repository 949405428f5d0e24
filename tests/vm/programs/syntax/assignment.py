# Assignment in all its forms: chained, unpacking, attributes, items, slices, augmented; and the order of evaluation.
log = []


def note(x):
    log.append(x)
    return x


class Box:
    pass


a = b = c = note(1)
a, b = b, a + 1
[d, (e, *f)] = 4, (5, 6, 7)
*g, h = "xyz"
box = Box()
box.value = items = [0, 1, 2, 3]
box.value[1], items[2:], box.other = "one", [8, 9], {}
box.other["k"] = box.other["l"] = note(2)
print(a, b, c, d, e, f, g, h, items, box.__dict__)
items[note(0)] = note(3)
{}.update({note("key"): note("value")})
items[note(1)] += "!"
box.n = 5
box.n **= 2
box.n -= 1
x = items
x += [10]
items = items + [11]
print(x is items, x, items, box.n, log)
(i), [j] = 1, [2]
for k in [1]:
    pass
print(i, j, k)
s = "a"
s += "b"
s *= 2
n = 7
n //= 2; n <<= 4; n |= 3; n ^= 1; n &= 0xFE; n >>= 1; n %= 20
f = 2.0
f /= 4; f **= 2
t = (1,)
t += (2,)
print(s, n, f, t)
data = {"list": [1]}
data["list"] += [2]
data["list"][0] *= 5
print(data)
class Mat:
    def __imatmul__(self, other):
        return f"matmul {other}"
mat = Mat()
mat @= 3
print(mat)
try:
    p, q = 1
except TypeError as error:
    print(error)
try:
    p, (q, r) = 1, 2
except TypeError as error:
    print(error)
