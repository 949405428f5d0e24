# Zeros with a sign, and hashes of objects that make their own.
def mul(a, b):
    return a * b
for a, b in [(-1.0, 0), (0, -1.0), (-1, 0.0), (-0.0, 3), (0.0, -3), (0, -0.0)]:
    print(a * b, b * a, mul(a, b), a + b, a - b, b - a)
    try:
        print(a / b)
    except ZeroDivisionError as e:
        print(e)
    try:
        print(a // b, a % b, divmod(a, b))
    except ZeroDivisionError as e:
        print(e)
print((1 / (1 - 2)) * (1 - 2**0))
x = 2
print((1 / (1 - x)) * (1 - x**0), (1 / (1 - x)), (1 - x**0))
class P:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __eq__(self, o):
        return self.x == o.x and self.y == o.y
    def __hash__(self):
        return hash((self.x, self.y))
pts = [P(0, 0), P(1, 0), P(1, 1), P(0, 1), P(0.5, 0.5)]
print([hash(p) for p in pts], hash(0.5), hash((0.5, 0.5)))
print([(p.x, p.y) for p in set(pts)])
print([(p.x, p.y) for p in list({*pts})], sorted(set(p.x for p in pts)))
print(len({P(1, 2), P(1, 2), P(2, 1)}), [(p.x, p.y) for p in dict.fromkeys(pts)])
def div(a, b):
    return a / b
print(div(0, -1), div(0, 5), div(0, -10**30), div(False, -3), div(0, 10**30))
class Q:
    def __init__(self, h):
        self.h = h
    def __hash__(self):
        return self.h
print([hash(Q(h)) for h in (-1, 2**61 - 1, 2**61, 2**62, 2**63 - 1, -2**63, 2**63, 2**64, -2**63 - 1, True, 10**30)])
