# A bit of everything, and what the interpreter says about mistakes.
print(*[1,2,3], sep='-', end='!\n')
print([1,2,3].__contains__(2), dict(a=1).items() , list(zip([1,2],[3,4])), sum([[1],[2]], []))
a = [3,1,2]; a.sort(key=lambda x: -x); print(a)
print({**{'x':1}, 'y':2}, [*'ab'], (*range(2),), {*'a'})
s = 'abc'
for i in range(len(s)-1, -1, -1): print(s[i], end='')
print()
def f(): 
    '''doc'''
    return f.__doc__
print(f())
print(' '.join(str(x) for x in range(5)))
print('%.3f' % 2.0005, '%5.2e' % 12345.678, f'{12345.678:.3g}', f'{0.1:.20f}', f'{1e22}', 1e22, f'{123.456:10.2f}|', f'{True}', f'{None}', f'{[1]!r}')
print(round(0.5), round(1.5), round(-0.5), 7//2.0, -7//2.0, 2**0.5*2**0.5, 1/3, 100*1.1, 0.1*3, 1e-7, 123e-7)
print(str(1e100), 1.7976931348623157e308, 2.5e-308, float('inf'), float('-inf'), float('nan'))
x = y = []
x.append(1); print(y, x is y)
lst = [1,2,3,4]
for v in lst:
    if v == 2: lst.remove(v)
print(lst)
def outer():
    def inner(): return undefined_name
    return inner()
try: outer()
except NameError as e: print(e)
try: [].x
except AttributeError as e: print(e)
try: {}['a']['b']
except KeyError as e: print(e)
try: int('a')
except ValueError as e: print(e)
try: (1,2)[5]
except IndexError as e: print(e)
try: 'a' + 1
except TypeError as e: print(e)
try: 1 + 'a'
except TypeError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b, c = [1, 2]
except ValueError as e: print(e)
try: None.foo
except AttributeError as e: print(e)
try: None + 1
except TypeError as e: print(e)
try: assert 1 == 2, 'bad'
except AssertionError as e: print(e, repr(e))
def h():
    for i in range(3):
        try:
            yield i
        finally:
            print('fin', i)
for v in h():
    print(v)
    if v == 1: break
print(list(enumerate('ab', start=1)), list(map(lambda a,b: a+b, [1,2],[3,4])), any([]), all([]))
print('abc' 'def', 'a\\b', r'a\b', """tri
ple""")
i = 10
while i > 0:
    i -= 3
    if i % 2: continue
    print(i)
print(max('apple', 'fig', key=len), min([3,1], default=0), max([], default=None))
print(list('abc')[::-1], tuple([1]), set([1,1]), dict(zip('ab', [1,2])))
print(0x10, 0b11, 0o7, 1_000, 1e3, 3j, b'x', ...)
print(1 if 0 else 2, not 1, 1 and 2, 0 or 3)
del x[0]; print(x)
print(chr(97), ord('a'), hex(255), abs(-1.5), pow(2, 10), pow(2, 10, 7), divmod(7, 3))
n = 5; fact = 1
while n: fact *= n; n -= 1
print(fact, fact.bit_length(), str(fact).zfill(6), int('101', 2))
print(isinstance([], (list, tuple)), callable(print), type([]).__name__, [] is [])
print("é".encode('utf-8'), "\N{SNOWMAN}", '\u00e9', len('🐍'))
print(sorted({'b': 1, 'a': 2}), sorted('bca', reverse=True), list(reversed('abc')))
raise ValueError('end', 1)
