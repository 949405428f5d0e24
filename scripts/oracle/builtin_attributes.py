"""builtin_attributes.py: one JSON object, the names in the `__dict__` of each type built into the running interpreter.

Types are named by `__name__`. They are those of `builtins` and `types`, and those of the iterators, views, descriptors and
helpers that a program without imports can meet.
"""
import builtins, json, types


def generator():
    yield


async def coroutine():
    pass


async def asyncgen():
    yield


class Slotted:
    __slots__ = ('slot',)


made = coroutine()
made.close()
objects = [
    iter([]), reversed([]), iter(()), iter(''), iter('\xe9'), iter(b''), iter(bytearray()), iter(set()), iter(range(0)),
    iter(range(1 << 70)), iter({}), iter({}.keys()), iter({}.values()), iter({}.items()), reversed({}), reversed({}.values()),
    reversed({}.items()), {}.keys(), {}.values(), {}.items(), iter(int, 0), iter(type('S', (), {'__getitem__': None})()),
    None, Ellipsis, NotImplemented, Slotted.slot, int.real, str.join, object.__init__, [].append, [].__len__, dict.fromkeys,
    dict.__dict__['fromkeys'], vars(int), generator, generator(), made, asyncgen(), Slotted().__init__, list[int], int | str,
    property(), classmethod(int), staticmethod(int), memoryview(b''), slice(0), super(Slotted, Slotted()), zip(), map(int, ()),
    filter(None, ()), enumerate(()), reversed(()), generator.__code__, (lambda: objects).__code__,
]
found = {}
for namespace in (builtins, types):
    for value in vars(namespace).values():
        if isinstance(value, type): found[value.__name__] = value
for value in objects: found[type(value).__name__] = type(value)
for value in (lambda: found).__closure__ or (): found[type(value).__name__] = type(value)
names = {name: sorted(vars(type_)) for name, type_ in found.items() if type_.__module__ in ('builtins', 'types')}
print(json.dumps(names, sort_keys=True))
