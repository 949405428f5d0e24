"""agreement_oracle.py FOLDER [LIMIT | MODULE.py ...]: what the running CPython (2.7, 3.6 to 3.15) says about its whole standard library.

A JSON line a module, test packages included: {"file": its path in the library, "pyc": the compiled file, "text": what dis.dis
prints, with 0xADDR for addresses, "codes": [one per code object, depth first]}. Modules without a current .pyc are compiled
into FOLDER; files that are no Python (test data with broken syntax or an unknown encoding) are left out. With LIMIT only so many modules, spread evenly; with
names only those, as far as there are such, compiled afresh under those names.

A code object has its fields, its constants as repr shows them, the exception table (3.11+), and "positions": co_positions() from 3.11, co_lines() in 3.10,
line starts before.
"""
from __future__ import print_function
import dis
import io
import json
import marshal
import os
import py_compile
import re
import sys
import types
import warnings

try:
    from importlib.util import cache_from_source, MAGIC_NUMBER
except ImportError:
    import imp
    MAGIC_NUMBER = imp.get_magic()
    def cache_from_source(path): return path + 'c'

V = sys.version_info[:2]
HEADER = 16 if V >= (3, 7) else 12 if V >= (3, 3) else 8
ADDRESS = re.compile(r'(<code object (?:[^"\']+?) at )0x[0-9a-fA-F]+(, file)')
FIELDS = ('name', 'qualname', 'filename', 'firstlineno', 'argcount', 'posonlyargcount', 'kwonlyargcount', 'nlocals', 'stacksize',
          'flags', 'names', 'varnames', 'freevars', 'cellvars')
LIBRARY = os.path.dirname(os.path.abspath(os.__file__))


def norm(text): return ADDRESS.sub(r'\g<1>0xADDR\2', text)


def walk(code):
    todo = [code]
    while todo:
        code = todo.pop()
        yield code
        todo.extend(c for c in reversed(code.co_consts) if isinstance(c, types.CodeType))


def printed(code):
    """The text of dis.dis; it shows nested code objects from 3.7 on, and before that is asked for each."""
    out = io.BytesIO() if V < (3,) else io.StringIO()
    stdout, sys.stdout = sys.stdout, out
    try:
        if V >= (3, 7): dis.dis(code)
        else:
            for i, part in enumerate(walk(code)):
                if i: print('\nDisassembly of %r:' % (part,))
                dis.dis(part)
    finally:
        sys.stdout = stdout
    text = out.getvalue()
    return norm(text.decode('latin-1') if V < (3,) else text)


def text_of(value):
    """A name of Python 2 is bytes: shown as Latin-1, so that any of them can be."""
    if isinstance(value, bytes): return value.decode('latin-1')
    if isinstance(value, tuple): return [text_of(v) for v in value]
    return value


def positions(code):
    if V >= (3, 11): return [list(p) for p in code.co_positions()]
    if V >= (3, 10): return [list(line) for line in code.co_lines()]
    return [list(start) for start in dis.findlinestarts(code)]


def describe(code):
    d = {'fields': dict((f, text_of(getattr(code, 'co_' + f))) for f in FIELDS if hasattr(code, 'co_' + f))}
    d['fields']['consts'] = [norm(text_of(repr(c))) for c in code.co_consts]
    d['positions'] = positions(code)
    d['exceptions'] = []
    if V >= (3, 11): d['exceptions'] = [[e.start, e.end, e.target, e.depth, int(e.lasti)]
                                        for e in dis._parse_exception_table(code)]
    return d


def modules():
    for folder, folders, names in os.walk(LIBRARY):
        folders[:] = sorted(f for f in folders if f not in ('site-packages', 'dist-packages', '__pycache__', 'lib-dynload'))
        for name in sorted(names):
            if name.endswith('.py'): yield os.path.join(folder, name)


def compiled(source, folder, number, afresh):
    """The module's .pyc, made where there is none that this interpreter would read; None for what is no Python."""
    made = cache_from_source(source)
    if not afresh and os.path.exists(made):
        with open(made, 'rb') as f:
            if f.read(4) == MAGIC_NUMBER: return made
    made = os.path.join(folder, '%d.pyc' % number)
    try:
        py_compile.compile(source, made, source[len(LIBRARY) + 1:], True)
    except (py_compile.PyCompileError, SyntaxError, UnicodeError, ValueError, TypeError, RecursionError if V >= (3, 5) else RuntimeError):
        return None
    return made


def main(folder, *asked):
    # What modules print while they are described must not get between the lines.
    out = sys.stdout
    warnings.simplefilter('ignore')
    afresh = bool(asked) and asked[0].endswith('.py')
    sources = [os.path.join(LIBRARY, name) for name in asked] if afresh else list(modules())
    sources = [source for source in sources if os.path.exists(source)]
    limit = int(asked[0]) if asked and not afresh else len(sources)
    if limit < len(sources): sources = [sources[i * len(sources) // limit] for i in range(limit)]
    for number, source in enumerate(sources):
        pyc = compiled(source, folder, number, afresh)
        if pyc is None: continue
        with open(pyc, 'rb') as f: code = marshal.loads(f.read()[HEADER:])
        codes = [describe(c) for c in walk(code)]
        line = {'file': source[len(LIBRARY) + 1:], 'pyc': pyc, 'text': printed(code), 'codes': codes}
        out.write(json.dumps(line) + '\n')
    out.flush()


if __name__ == '__main__': main(*sys.argv[1:])
