# Classes: inheritance, special methods, properties, class and static methods.
class Vector:
    count = 0

    def __init__(self, x, y):
        self.x, self.y = x, y
        Vector.count += 1

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def __len__(self):
        return 2

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __bool__(self):
        return bool(self.x or self.y)

    @property
    def length(self):
        return (self.x**2 + self.y**2) ** 0.5

    @classmethod
    def zero(cls):
        return cls(0, 0)

    @staticmethod
    def unit():
        return "unit"


v = Vector(3, 4)
print(v, v + v, v * 2, 2 * v, v == Vector(3, 4), v != Vector(0, 0), len(v), v[0], list(v), bool(Vector.zero()))
print(v.length, Vector.unit(), v.unit(), Vector.count, v.__dict__, Vector.__name__)


class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    pass


print(D().who(), [k.__name__ for k in D.__mro__], isinstance(D(), A), issubclass(B, C))


class Stack(list):
    def push(self, item):
        self.append(item)

    def peek(self):
        return self[-1]


s = Stack([1])
s.push(2)
print(s, s.peek(), len(s), type(s).__name__, s == [1, 2])


class Account:
    def __init__(self):
        self._balance = 0

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative")
        self._balance = value


acct = Account()
acct.balance = 5
try:
    acct.balance = -1
except ValueError as e:
    print(e, acct.balance)
print(hasattr(acct, "x"), getattr(acct, "x", "default"), vars(acct))
v.missing
