"""Prints as JSON which specialised forms a CPython (3.11+) picks for operands of built-in types, found by trying.

operands    {"BINARY_OP + int int": "BINARY_OP_ADD_INT", ...}: family, operator where there is one, types of the operands
functions   {"len": "O", "list.append": "O", ...}: how each built-in function and method takes its arguments (METH_*):
            N none, O one, F positional ones, K also keywords; others are left out
classes     names of the built-in classes that have a vectorcall of their own
Each form is read from a function that ran often enough with these operands; flags are read from the objects' memory
(64-bit builds with the GIL).
"""
import builtins
import ctypes
import dis
import json
import types

RUNS = 150
VALUES = {
    'int': '3', 'bool': 'True', 'float': '1.5', 'complex': '2j', 'str': "'a'", 'bytes': "b'a'", 'bytearray': "bytearray(b'a')",
    'tuple': '(1, 2)', 'list': '[1, 2]', 'dict': '{1: 2}', 'set': '{1, 2}', 'frozenset': 'frozenset({1, 2})',
    'range': 'range(3)', 'NoneType': 'None', 'slice': 'slice(0, 1)', 'generator': '(x for x in (1, 2))',
}
ITERATORS = {
    'list_iterator': 'iter([1, 2])', 'tuple_iterator': 'iter((1, 2))', 'range_iterator': 'iter(range(2))',
    'str_ascii_iterator': "iter('ab')", 'dict_keyiterator': 'iter({1: 2})', 'set_iterator': 'iter({1, 2})',
    'enumerate': 'enumerate((1, 2))', 'zip': 'zip((1, 2))', 'map': 'map(abs, (1, 2))',
}
BINARY = ['+', '&', '//', '<<', '@', '*', '%', '|', '**', '>>', '-', '/', '^']
COMPARE = ['<', '<=', '==', '!=', '>', '>=']


def form(source, family, *values):
    """The form that the family's instruction has after running `source` (the body of a function of a, b), or None."""
    space = {}
    exec('def f(a, b):\n' + '\n'.join('    ' + line for line in source.split('\n')), space)
    f = space['f']
    made = eval('lambda: (%s,)' % ', '.join(values + ('None',) * (2 - len(values))))
    try:
        for _ in range(RUNS): f(*made())
    except Exception:
        return None
    names = [new.opname for old, new in zip(dis.get_instructions(f), dis.get_instructions(f, adaptive=True))
             if old.opname == family and new.opname != family and not new.opname.endswith('_ADAPTIVE')]
    return names[0] if names else None


def operands():
    found = {}

    def put(key, name):
        if name: found[key] = name

    for x, a in VALUES.items():
        for y, b in VALUES.items():
            for op in BINARY: put('BINARY_OP %s %s %s' % (op, x, y), form('return a %s b' % op, 'BINARY_OP', a, b))
            for op in COMPARE:
                put('COMPARE_OP %s %s %s' % (op, x, y), form('if a %s b: return 1\nreturn 2' % op, 'COMPARE_OP', a, b))
            if x == 'dict': continue
            index = '0' if y == 'int' else b
            for family in ('BINARY_SUBSCR', 'BINARY_OP'):
                put('%s [] %s %s' % (family, x, y), form('return a[b]', family, a, index))
            put('STORE_SUBSCR %s %s' % (x, y), form('a[b] = 1', 'STORE_SUBSCR', a, index))
        put('CONTAINS_OP %s' % x, form('return b in a', 'CONTAINS_OP', a, "'a'" if x == 'str' else '1'))
        put('TO_BOOL %s' % x, form('return 1 if a else 2', 'TO_BOOL', a))
    for family in ('BINARY_SUBSCR', 'BINARY_OP'):
        put('%s [] dict *' % family, form('return a[b]', family, '{1: 2}', '1'))
    put('STORE_SUBSCR dict *', form('a[b] = 1', 'STORE_SUBSCR', '{}', '1'))
    for x, a in list(VALUES.items()) + list(ITERATORS.items()):
        put('FOR_ITER %s' % x, form('for x in a: pass', 'FOR_ITER', a))
        put('GET_ITER %s' % x, form('for x in a: pass', 'GET_ITER', a))
        put('SEND %s' % x, send(a))
    return found


def send(value):
    space = {}
    exec('def d(a):\n    yield from a', space)
    d = space['d']
    try:
        for _ in range(RUNS):
            for x in d(eval(value)): pass
    except Exception:
        return None
    names = [new.opname for old, new in zip(dis.get_instructions(d), dis.get_instructions(d, adaptive=True))
             if old.opname == 'SEND' and new.opname != 'SEND']
    return names[0] if names else None


KINDS = {0x0004: 'N', 0x0008: 'O', 0x0080: 'F', 0x0082: 'K'}


def convention(obj, offset):
    """METH_ flags: the PyMethodDef that a built-in function (at 16) or a method descriptor (at 40) points to."""
    definition = ctypes.c_void_p.from_address(id(obj) + offset).value
    flags = ctypes.c_int.from_address(definition + 16).value
    return KINDS.get(flags & 0x8F)


def functions():
    found = {}
    for name, obj in sorted(vars(builtins).items()):
        if type(obj) is types.BuiltinFunctionType:
            kind = convention(obj, 16)
            if kind: found[name] = kind
    import math
    for name, obj in sorted(vars(math).items()):
        if type(obj) is types.BuiltinFunctionType:
            kind = convention(obj, 16)
            if kind: found['math.' + name] = kind
    for cls in (int, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset, range, object, type(x for x in ())):
        for name, obj in sorted(vars(cls).items()):
            if type(obj) is types.MethodDescriptorType:
                kind = convention(obj, 40)
                if kind: found['%s.%s' % (cls.__name__, name)] = kind
    return found


def classes():
    return sorted(name for name, cls in vars(builtins).items()
                  if isinstance(cls, type) and not name.startswith('_') and ctypes.c_void_p.from_address(id(cls) + 400).value)


print(json.dumps({'operands': operands(), 'functions': functions(), 'classes': classes()}, sort_keys=True))
