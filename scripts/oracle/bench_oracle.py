"""bench_oracle.py FOLDER: times the running CPython's marshal.loads and dis over its own standard library, test packages included.

Prints a JSON line {"files": [every .pyc], "dis": [those of them that are disassembled], "unreadable": N sources left out};
what has no current .pyc is compiled into FOLDER. Then, for each line "loads" or "dis" on stdin, the seconds of CPU time that one round takes (reading files not counted).
"""
import dis
import importlib.util
import io
import json
import marshal
import os
import py_compile
import sys
import time
import warnings

DIS_FILES = 150
HEADER = 16


def sources(root):
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - {'site-packages', 'dist-packages', '__pycache__'})
        for name in sorted(names):
            if name.endswith('.py'): yield os.path.join(folder, name)


def compiled(source, target):
    cached = importlib.util.cache_from_source(source)
    if os.path.exists(cached):
        with open(cached, 'rb') as f:
            if f.read(4) == importlib.util.MAGIC_NUMBER: return cached
    try: return py_compile.compile(source, target, doraise=True)
    except (py_compile.PyCompileError, UnicodeDecodeError): return None     # test data with broken syntax


def spread(items, count):
    return [items[i * len(items) // count] for i in range(min(count, len(items)))]


def main(folder):
    warnings.simplefilter('ignore')
    root = os.path.dirname(os.__file__)
    every = list(sources(root))
    readable = [s for s in every if os.access(s, os.R_OK)]      # not those that a dangling link names
    found = [compiled(s, os.path.join(folder, '%d.pyc' % i)) for i, s in enumerate(readable)]
    files = [f for f in found if f]
    chosen = spread(files, DIS_FILES)
    print(json.dumps({'files': files, 'dis': chosen, 'unreadable': len(every) - len(readable)}), flush=True)
    bodies = {}
    for path in files:
        with open(path, 'rb') as f: bodies[path] = f.read()[HEADER:]
    for line in sys.stdin:
        start = time.thread_time()
        if line.strip() == 'loads':
            for body in bodies.values(): marshal.loads(body)
        else:
            for path in chosen: dis.dis(marshal.loads(bodies[path]), file=io.StringIO())
        print(time.thread_time() - start, flush=True)


if __name__ == '__main__': main(sys.argv[1])
