"""compiled_opcodes.py: which opcodes the compiler of THIS interpreter (3.7 to 3.15) emits, as one JSON object.

{"python": sys.version, "files": N, "codes": N, "opcodes": {NAME: how often}}: every .py file of its standard library, tests
included where they are installed, is compiled (what does not compile is left out), at optimisation levels 0 and 2.
"""
import dis, json, os, sys, types, warnings

warnings.simplefilter('ignore')
counts = [0] * 256
files = codes = 0


def walk(code):
    global codes
    codes += 1
    for number in code.co_code[::2]: counts[number] += 1
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType): walk(constant)


for folder, folders, names in os.walk(os.path.dirname(os.__file__)):
    folders[:] = sorted(name for name in folders if name not in ('site-packages', 'dist-packages', '__pycache__'))
    for name in sorted(names):
        if not name.endswith('.py'): continue
        try:
            with open(os.path.join(folder, name), 'rb') as file: source = file.read()
            for level in (0, 2): walk(compile(source, name, 'exec', dont_inherit=True, optimize=level))
        except (OSError, SyntaxError, ValueError, RecursionError, MemoryError): continue
        files += 1
found = {dis.opname[number]: count for number, count in enumerate(counts) if count and dis.opname[number] != 'CACHE'}
json.dump({'python': sys.version, 'files': files, 'codes': codes, 'opcodes': found}, sys.stdout, sort_keys=True)
