"""dis_oracle.py FILE.pyc ...: what the running CPython's dis (3.7 to 3.15) says about its own .pyc files, as JSON lines.

{"file": name, "text": what dis.dis prints, with 0xADDR for addresses, "codes": [one per code object, depth first]}
A code object has its fields, the exception table, the line starts, and its instructions as rows
[offset, opname, arg, argrepr, is jump target, starts a line], or from 3.13 on with the label's number (0 for none) in place
of "is jump target", or from 3.11 on with [line, end line, column, end column] at the end.
With --text it prints the bare text of dis.dis instead; --show-caches --adaptive (3.11+) --show-offsets (3.13+)
--show-positions (3.14+) are dis.dis's own options, and change nothing where it has not got them.  Set PYTHONHASHSEED=0: frozensets print in hash order.
"""
import dis
import io
import json
import marshal
import os
import re
import sys
import types

V = sys.version_info[:2]
HEADER = 16
ADDRESS = re.compile(r'(<code object (?:[^"\']+?) at )0x[0-9a-fA-F]+(, file)')
FIELDS = ('name', 'qualname', 'filename', 'firstlineno', 'argcount', 'posonlyargcount', 'kwonlyargcount', 'stacksize',
          'flags', 'names', 'varnames', 'freevars', 'cellvars')
OPTIONS = {'--show-caches': ((3, 11), 'show_caches'), '--adaptive': ((3, 11), 'adaptive'),
           '--show-offsets': ((3, 13), 'show_offsets'), '--show-positions': ((3, 14), 'show_positions')}


def norm(text): return ADDRESS.sub(r'\g<1>0xADDR\2', text)


def dis_text(code, options):
    out = io.StringIO()
    dis.dis(code, file=out, **options)
    return norm(out.getvalue())


def row(i):
    starts = bool(i.starts_line) if V >= (3, 13) else i.starts_line is not None
    jumped_to = (i.label or 0) if V >= (3, 13) else int(i.is_jump_target)
    cells = [i.offset, i.opname, i.arg, norm(i.argrepr), jumped_to, int(starts)]
    if V >= (3, 11): cells.append(list(i.positions))
    return cells


def describe(code):
    d = {f: getattr(code, 'co_' + f) for f in FIELDS if hasattr(code, 'co_' + f)}
    d['lineStarts'] = [list(x) for x in dis.findlinestarts(code)]
    if hasattr(code, 'co_lines'): d['lines'] = [list(x) for x in code.co_lines()]
    if V >= (3, 11): d['exceptions'] = [[e.start, e.end, e.target, e.depth, int(e.lasti)]
                                        for e in dis._parse_exception_table(code)]
    d['instructions'] = [row(i) for i in dis.get_instructions(code)]
    return d


def walk(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType): yield from walk(constant)


def load(path):
    with open(path, 'rb') as f: return marshal.loads(f.read()[HEADER:])


def main(argv):
    options = {OPTIONS[a][1]: True for a in argv if a in OPTIONS and V >= OPTIONS[a][0]}
    for path in [a for a in argv if not a.startswith('--')]:
        code = load(path)
        if '--text' in argv: sys.stdout.write(dis_text(code, options))
        else: print(json.dumps({'file': os.path.basename(path), 'text': dis_text(code, options), 'codes': [describe(c) for c in walk(code)]}))


if __name__ == '__main__': main(sys.argv[1:])
