# Classes that customise everything: metaclass, descriptor, slots, special methods.
class Meta(type):
    def __new__(mcs, name, bases, ns, **kw):
        ns['tag'] = name.lower()
        return super().__new__(mcs, name, bases, ns, **kw)
class P(metaclass=Meta):
    def __init_subclass__(cls, **kw):
        print('sub', cls.__name__, kw)
class Q(P, flag=1):
    pass
print(P.tag, Q.tag, type(Q).__name__)
class Desc:
    def __set_name__(self, owner, name):
        self.name = '_' + name
    def __get__(self, obj, owner):
        return getattr(obj, self.name, 'unset') if obj else self
    def __set__(self, obj, value):
        setattr(obj, self.name, value)
class U:
    a = Desc()
    __slots__ = ('_a', 'b')
u = U()
print(u.a); u.a = 5; print(u.a)
try:
    u.c = 1
except AttributeError as e:
    print(e)
class Temp:
    def __init__(self, c): self.c = c
    def __lt__(self, o): return self.c < o.c
    def __hash__(self): return hash(self.c)
    def __eq__(self, o): return isinstance(o, Temp) and self.c == o.c
    def __call__(self, x): return x * self.c
    def __contains__(self, x): return x == self.c
    def __iter__(self): yield self.c
    def __getattr__(self, n): return 'no ' + n
    def __str__(self): return f'T{self.c}'
    def __format__(self, spec): return f'<{spec}>'
    def __neg__(self): return Temp(-self.c)
    def __iadd__(self, o): self.c += o; return self
t = Temp(3)
print(t(4), 3 in t, list(t), t.zzz, str(t), f'{t:abc}', {t: 1}[Temp(3)], sorted([Temp(2), Temp(1)])[0].c, (-t).c, max(Temp(1), Temp(9)).c)
t += 4
print(t.c, {Temp(1), Temp(1)} == {Temp(1)}, t != Temp(7), [Temp(1)] == [Temp(1)], Temp(1) in [Temp(1)])
x: int = 3
def g(a: int, b: str = 'x') -> bool: return a
print(g.__annotations__)
from_ = [i for i in range(3)]
print(isinstance(True, int), type(3) is int, int.__name__, (3).__class__, 'a'.__len__())
print(__name__)
class E1(Exception): pass
class E2(E1):
    def __str__(self): return 'e2!'
try:
    try:
        raise E1('one')
    except E1:
        raise E2('two')
except E1 as e:
    print(type(e), e, repr(e), e.__context__)
def gen():
    x = yield 1
    while x: x = yield x * 2
g = gen(); next(g); print(g.send(4), g.send(5))
print("end")
