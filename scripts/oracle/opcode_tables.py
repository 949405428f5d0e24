"""Prints as JSON what the running CPython (2.7, 3.6 to 3.15) knows about its opcodes. Sources: its own dis, opcode, _opcode.

opcodes     [number, name, operand kind, cache units, jump], real opcodes only (below 256), by number
The operand kind is how that version's dis reads the operand: dis defines a constant with the opcode's name for each one
that it treats specially, so that a name which is missing there is read like its class (hasname, haslocal, ...). 3.11's dis looks up no constant but LOAD_CONST's.
stack_effect[NAME][ARG] is a number, or [without jump, with jump] where they differ, or null where the argument is refused;
{"*": n} means that the argument does not matter.
"""
from __future__ import print_function
import dis
import json
import opcode
import os
import sys

V = sys.version_info[:2]
ARGS = list(range(9)) + [16, 17, 32, 255, 256, 257, 300]

SPECIAL = {
    'FORMAT_VALUE': 'format-value',
    'CONVERT_VALUE': 'convert-value',
    'MAKE_FUNCTION': 'make-function',
    'SET_FUNCTION_ATTRIBUTE': 'function-attribute',
    'BINARY_OP': 'binary-op',
    'CALL_INTRINSIC_1': 'intrinsic-1',
    'CALL_INTRINSIC_2': 'intrinsic-2',
    'LOAD_GLOBAL': 'global',
    'LOAD_ATTR': 'attribute',
    'LOAD_SUPER_ATTR': 'super-attribute',
    'IMPORT_NAME': 'import-name',
    'LOAD_FAST_LOAD_FAST': 'two-locals',
    'LOAD_FAST_BORROW_LOAD_FAST_BORROW': 'two-locals',
    'STORE_FAST_LOAD_FAST': 'two-locals',
    'STORE_FAST_STORE_FAST': 'two-locals',
    'LOAD_SMALL_INT': 'small-int',
    'LOAD_COMMON_CONSTANT': 'common-constant',
    'LOAD_SPECIAL': 'special-method',
    'IS_OP': 'is',
    'CONTAINS_OP': 'contains',
}
CLASSES = [('hasconst', 'const'), ('hasname', 'name'), ('haslocal', 'local'), ('hasfree', 'free'), ('hascompare', 'compare')]


def plain(x):
    """JSON-safe copy: a type becomes its name, any other value that JSON lacks its repr."""
    if hasattr(x, 'items'): return {str(k): plain(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)): return [plain(y) for y in x]
    if x is None or isinstance(x, (bool, int, float, str)): return x
    return getattr(x, '__name__', None) or repr(x)


def has_arg(op):
    return op in opcode.hasarg if hasattr(opcode, 'hasarg') else op >= opcode.HAVE_ARGUMENT


def operand(op, name):
    if not has_arg(op): return 'none'
    if op in opcode.hasjrel or op in opcode.hasjabs: return 'jump'
    if name in SPECIAL and hasattr(dis, name): return SPECIAL[name]
    if V == (3, 11) and op in opcode.hasconst and name != 'LOAD_CONST': return 'const-index'
    for attribute, kind in CLASSES:
        if op in getattr(opcode, attribute): return kind
    return 'number'


def jump(op):
    if op in opcode.hasjabs: return 'absolute'
    if op not in opcode.hasjrel: return None
    return 'backward' if V >= (3, 11) and dis._is_backward_jump(op) else 'forward'


def cache_units(op, name):
    entries = getattr(opcode, '_inline_cache_entries', None)
    if entries is None: return 0
    return entries.get(name, 0) if hasattr(entries, 'get') else entries[op]


def effects():
    out = {}
    for name, op in sorted(opcode.opmap.items()):
        if op > 255: continue
        row = {}
        for arg in ARGS if has_arg(op) else [None]:
            try:
                if V >= (3, 8): r = [opcode.stack_effect(op, arg, jump=False), opcode.stack_effect(op, arg, jump=True)]
                else: r = [opcode.stack_effect(op) if arg is None else opcode.stack_effect(op, arg)]
                if len(set(r)) == 1: r = r[0]
            except ValueError: r = None
            row[str(arg)] = r
        if len(set(json.dumps(v) for v in row.values())) == 1: row = {'*': list(row.values())[0]}
        out[name] = row
    return out


def specializations():
    """{base name: {specialised name: number}}"""
    numbers = getattr(dis, '_all_opmap', {})
    return {base: {name: numbers[name] for name in family if name in numbers}
            for base, family in getattr(opcode, '_specializations', {}).items()}


def shown_as():
    """{number: number} where co_code shows another opcode than the one that the code object was made with: specialised and
    instrumented ones as what they stand for, unused numbers as CACHE. Each is tried in a process of its own, since a few
    crash the interpreter; those are left out."""
    if V < (3, 11): return {}
    code = (lambda: None).__code__
    rest = [opcode.opmap['NOP'], 0] * 12
    shown = {}
    for op in range(256):
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(2)
            os.write(write, code.replace(co_code=bytes([op, 0] + rest)).co_code[:1])
            os._exit(0)
        os.close(write)
        answer = os.read(read, 1)
        os.close(read)
        os.waitpid(pid, 0)
        if answer and answer[0] != op: shown[str(op)] = answer[0]
    return shown


def common_constants():
    """As dis prints them: a type by its name, anything else by its repr."""
    return [c.__name__ if isinstance(c, type) else repr(c) for c in getattr(opcode, '_common_constants', [])]


def flag_names():
    """2.7 has no table of them, but inspect has constants."""
    if hasattr(dis, 'COMPILER_FLAG_NAMES'): return dis.COMPILER_FLAG_NAMES
    import inspect
    return {value: name[3:] for name, value in vars(inspect).items() if name.startswith('CO_')}


def tables():
    opcodes = [[op, name, operand(op, name), cache_units(op, name), jump(op)]
               for name, op in sorted(opcode.opmap.items(), key=lambda item: item[1]) if op < 256]
    flags = getattr(dis, 'FUNCTION_ATTR_FLAGS', None) or getattr(dis, 'MAKE_FUNCTION_FLAGS', ())
    return {
        'extendedArg': opcode.EXTENDED_ARG,
        'opcodes': opcodes,
        'cmpOp': list(opcode.cmp_op),
        'nbOps': plain(getattr(opcode, '_nb_ops', [])),
        'intrinsic1': plain(getattr(opcode, '_intrinsic_1_descs', [])),
        'intrinsic2': plain(getattr(opcode, '_intrinsic_2_descs', [])),
        'commonConstants': common_constants(),
        'specialMethods': plain(getattr(opcode, '_special_method_names', [])),
        'functionAttributes': list(flags),
        'cacheFormat': plain(getattr(opcode, '_cache_format', {})),
        'specializations': specializations(),
        'shownAs': shown_as(),
        'minInstrumented': getattr(opcode, 'MIN_INSTRUMENTED_OPCODE', None),
        'compilerFlags': {str(k): v for k, v in sorted(flag_names().items())},
        'stackEffect': effects() if V >= (3, 7) else {},
    }


if __name__ == '__main__': print(json.dumps(tables()))
