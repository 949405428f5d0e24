# Every operator that a class can define, and its reflected and in-place forms.
class V:
    def __init__(self, *xs):
        self.xs = xs

    def __repr__(self):
        return f"V{self.xs}"

    def __add__(self, o):
        return V(*(a + b for a, b in zip(self.xs, o.xs))) if isinstance(o, V) else NotImplemented

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __sub__(self, o):
        return self + -o

    def __neg__(self):
        return V(*(-x for x in self.xs))

    def __pos__(self):
        return self

    def __invert__(self):
        return V(*self.xs[::-1])

    def __mul__(self, k):
        return V(*(x * k for x in self.xs))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.xs, o.xs))

    def __truediv__(self, k):
        return V(*(x / k for x in self.xs))

    def __floordiv__(self, k):
        return V(*(x // k for x in self.xs))

    def __mod__(self, k):
        return V(*(x % k for x in self.xs))

    def __divmod__(self, k):
        return self // k, self % k

    def __pow__(self, k, mod=None):
        return V(*(pow(x, k, mod) for x in self.xs))

    def __rpow__(self, base):
        return V(*(base**x for x in self.xs))

    def __lshift__(self, k):
        return V(*self.xs[k:], *self.xs[:k])

    def __rshift__(self, k):
        return self << -k

    def __and__(self, o):
        return "and", o

    def __or__(self, o):
        return "or", o

    def __xor__(self, o):
        return "xor", o

    def __rxor__(self, o):
        return "rxor", o

    def __iadd__(self, o):
        self.xs += o.xs
        return self

    def __abs__(self):
        return sum(x * x for x in self.xs) ** 0.5

    def __round__(self, n=None):
        return V(*(round(x, n) for x in self.xs))

    def __index__(self):
        return len(self.xs)

    def __int__(self):
        return -1

    def __float__(self):
        return 0.5

    def __complex__(self):
        return 2j


a, b = V(3, 4), V(1, 2)
print(a + b, a - b, -a, +a, ~a, a * 2, 2 * a, a @ b, a / 2, a // 2, a % 2, divmod(a, 2))
print(a**2, pow(a, 2, 5), 2**a, a << 1, a >> 1, a & 1, a | 2, a ^ 3, 3 ^ a, sum([a, b]))
c = a
c += b
print(a, c is a, abs(V(3, 4)), round(V(1.26, 2.5), 1), round(V(1.26, 2.5)), [10, 20, 30][b], int(b), float(b), complex(b), hex(b))
c *= 3
print(c, c is a)
for wrong in (lambda: a + 1, lambda: 1 + a, lambda: 1 - a, lambda: a < b, lambda: 1 @ a):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
