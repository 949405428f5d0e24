"""Prints as JSON what the instructions of warmed-up code have become: PY specialized.py PROGRAM.pyc

Runs the program, then walks its code objects: {qualname: {offset: [name in the file, name now]}}, for the instructions whose
name may change. Needs CPython 3.11 or later; the program must not be traced, and must run each function often enough.
"""
import contextlib
import dis
import io
import json
import marshal
import opcode
import sys
import types

try:
    import _opcode_metadata
    FAMILIES = set(_opcode_metadata._specializations)
except ImportError:
    FAMILIES = set(opcode._specializations)
    FAMILIES |= {'LOAD_FAST', 'STORE_FAST', 'LOAD_CONST', 'RESUME', 'JUMP_BACKWARD'}


def walk(code, found):
    now = {i.offset: i.opname for i in dis.get_instructions(code, adaptive=True)}
    rows = {}
    for i in dis.get_instructions(code):
        if i.opname in FAMILIES:
            rows[i.offset] = [i.opname, now[i.offset]]
    found[code.co_qualname] = rows
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            walk(const, found)
    return found


with open(sys.argv[1], 'rb') as file:
    file.seek(16)
    code = marshal.load(file)
with contextlib.redirect_stdout(io.StringIO()):
    exec(code, {'__name__': '__main__'})
print(json.dumps(walk(code, {})))
