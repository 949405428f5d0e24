"""builtin_attributes.py: one JSON object about what is built into the running interpreter.

builtins  the names that every module sees
types     {name: names in the `__dict__` of the type}: types of `builtins` and `types`, and those of the iterators, views,
          descriptors and helpers that a program can meet without imports. They are named by `__name__`.
"""
import builtins, json, sys, types, warnings

warnings.simplefilter('ignore')


def generator():
    yield


async def coroutine():
    pass


async def asyncgen():
    yield


class Slotted:
    __slots__ = ('slot',)


made = coroutine()
cell = (lambda x: lambda: x)(0).__closure__[0]
objects = [
    iter([]), reversed([]), iter(()), iter(''), iter('\xe9'), iter(b''), iter(bytearray()), iter(set()), iter(range(0)),
    iter(range(1 << 70)), iter({}), iter({}.keys()), iter({}.values()), iter({}.items()), {}.keys(), {}.values(), {}.items(),
    iter(int, 0), iter(type('S', (), {'__getitem__': None})()), None, Ellipsis, NotImplemented, Slotted.slot, int.real, str.join,
    object.__init__, [].append, [].__len__, dict.fromkeys, dict.__dict__['fromkeys'], vars(int), generator, generator(), made,
    asyncgen(), asyncgen().asend(None), asyncgen().athrow(ValueError), made.__await__(), Slotted().__init__, property(),
    classmethod(int), staticmethod(int), memoryview(b''), slice(0), super(Slotted, Slotted()), zip(), map(int, ()),
    filter(None, ()), enumerate(()), reversed(()), generator.__code__, cell, sys._getframe(),
]
# What only later versions can evaluate.
LATER = [
    'reversed({})', 'reversed({}.values())', 'reversed({}.items())', 'list[int]', 'int | str', 'iter(memoryview(b""))',
    'anext(asyncgen(), 0)', 'types.LazyImportType', 't"{0}"', 't"{0}".interpolations[0]', 'iter(t"{0}")', 'iter(list[int])',
    'sentinel("S")',
]
for text in LATER:
    try: objects.append(eval(text))
    except (TypeError, SyntaxError, NameError, AttributeError): pass
try:
    exec('def generic[T, *Ts, **P](x: T) -> T: pass\ntype Alias = int')
    objects += [*generic.__type_params__, Alias]                # noqa: F821
except SyntaxError: pass
found = {}
for namespace in (builtins, types):
    for value in vars(namespace).values():
        if isinstance(value, type) and value.__module__ in ('builtins', 'types'): found[value.__name__] = value
for value in objects:
    type_ = value if isinstance(value, type) else type(value)
    found[type_.__name__] = type_
names = {name: sorted(vars(type_)) for name, type_ in found.items() if name not in ('DynamicClassAttribute', '_GeneratorWrapper')}
print(json.dumps({'builtins': sorted(vars(builtins)), 'types': names}, sort_keys=True))
