"""cache_oracle.py SCENARIOS.json [FIRST LAST]

Runs import-cache scenarios on THIS interpreter (3.7 and later), one after the other, and prints a JSON line for each.
A scenario file is  [{"name": .., "min": "3.7", "max": "3.13", "steps": [STEP, ...]}, ...];  FIRST and LAST choose a part of it.
STEPs (paths are relative to a fresh temporary folder; {tag} is the cache tag, {pc} is __pycache__, {T} the folder):
  {"write": P, "text": S, "mtime": N}      {"utime": P, "mtime": N}     {"rm": P}     {"mkdir": P}
  {"chmod": P, "mode": "555"}              {"copy": [A, B]}             {"patch": P, "at": N, "hex": H}
  {"truncate": P, "size": N}               {"hex": P, "data": H}
  {"magicpyc": P, "body": H, "flags": N, "mtime": N, "size": N}    a .pyc with this version's magic number
  {"run": [arguments of python], "env": {}, "nodac": true, "v": false, "stdin": S}
     runs with -v unless "v" is false; nodac drops CAP_DAC_OVERRIDE, so that root obeys permission bits.
Each run step gives rc, stdout, the last line of the traceback ("exc"), the -v lines that name the folder or one of the
scenario's modules, and the files after it with size, mode, mtime and decoded header.  The folder is written as $T, the
interpreter as python.  A step other than "run" that the system refuses is left out, and its number is in "refused".
"""
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
from importlib.util import MAGIC_NUMBER

TAG = sys.implementation.cache_tag
LIB = os.path.dirname(os.__file__)
PYTHON = sys.executable
SHOWN = re.compile(r"matches|code object from|is stale|created '|wrote '|could not create|bad magic|reached EOF|import '")
HIDDEN = re.compile(r'destroy|trying |cleanup')
# Lines of -v that are about the installation.
NOISE = re.compile(r'#|import |Python \d|\[GCC|\[Clang|Type "help"|Processing |Adding directory')
LAST = re.compile(r'^[A-Za-z_.]*(Error|Exception|Exit|Warning|Interrupt|Group)\b|^python: ')


def clean_env(extra):
    env = {k: v for k, v in os.environ.items() if not k.startswith('PYTHON')}
    env.update({'PYTHONHASHSEED': '0', 'PYTHONIOENCODING': 'utf-8', 'TZ': 'UTC'})
    env.update(extra)
    return env


def own_lines(lines):
    """Without what is said of the library's cache files where they cannot be written under a prefix."""
    library = False
    for line in lines:
        if line.startswith('# code object from'):
            library = LIB in line
        if not (library and line.startswith('# could not create')):
            yield line


def unnumbered(text):
    """Without the addresses in the names of temporary files."""
    return re.sub(r'\.\d{9,}\b', '.TMP', text)


def header(data):
    d = {'magic': struct.unpack('<H', data[:2])[0] if len(data) >= 2 else None, 'hex': data[:16].hex()}
    if len(data) >= 16:
        d['flags'], = struct.unpack('<I', data[4:8])
        if d['flags'] & 1:
            d['hash'] = data[8:16].hex()
        else:
            d['mtime'], d['size'] = struct.unpack('<II', data[8:16])
    return d


def listing(T):
    out = {}
    for r, ds, fs in os.walk(T):
        ds.sort()
        for f in sorted(fs):
            p = os.path.join(r, f)
            if LIB in p[len(T):]:  # the standard library cached under a pycache prefix
                continue
            st = os.stat(p)
            with open(p, 'rb') as file:
                data = file.read()
            e = {'bytes': st.st_size, 'mode': oct(st.st_mode & 0o777)}
            if f.endswith('.pyc'):
                e.update(header(data))
            else:
                e['mtime'] = int(st.st_mtime)
            out[os.path.relpath(p, T).replace(T[1:], '<T>')] = e
        if not fs and not ds:
            out[os.path.relpath(r, T) + '/'] = {}
    return out


def run_step(st, sc, T, sub):
    env = clean_env({k: sub(v) for k, v in st.get('env', {}).items()})
    cmd = [PYTHON] + ['-v'] * st.get('v', True) + [sub(a) for a in st['run']]
    if st.get('nodac'):
        drop = '-dac_override,-dac_read_search'
        cmd = ['setpriv', '--bounding-set', drop, '--inh-caps', drop] + cmd
    r = subprocess.run(cmd, cwd=T, env=env, input=st.get('stdin', '').encode(), stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE)

    def tidy(b):
        return b.decode('utf-8', 'replace').replace(T, '$T').replace(PYTHON, 'python')
    err = tidy(r.stderr).splitlines()
    mods = ["'%s'" % m for m in sc.get('mods', ['m', 'pkg', 'pkg.sub', 'main'])]
    v = [l for l in own_lines(err)
         if l.startswith('# ') and ('$T' in l or any(m in l for m in mods)) and SHOWN.search(l) and not HIDDEN.search(l) and LIB not in l]
    exc = None
    if r.returncode or 'Traceback (most recent call last):' in err:
        rest = [l for l in err if l.strip() and not NOISE.match(l)]
        # argparse ends its message without a newline, so that the next line of -v stands behind it
        exc = re.sub(r'# clear .*', '', ([l for l in rest if LAST.match(l)] or rest or [''])[-1]) or None
    return {'cmd': ' '.join(['python'] + [a if ' ' not in a else repr(a) for a in st['run']]).replace(T, '$T'),
            'env': st.get('env'), 'rc': r.returncode, 'stdout': unnumbered(tidy(r.stdout)),
            'v': [unnumbered(l) for l in v], 'exc': exc and unnumbered(exc), 'files': listing(T)}


def step(st, P):
    """Every step but "run"."""
    if 'write' in st:
        os.makedirs(os.path.dirname(P(st['write'])), exist_ok=True)
        with open(P(st['write']), 'w') as f:
            f.write(st['text'])
        if 'mtime' in st:
            os.utime(P(st['write']), (st['mtime'], st['mtime']))
    elif 'utime' in st:
        os.utime(P(st['utime']), (st['mtime'], st['mtime']))
    elif 'rm' in st:
        (shutil.rmtree if os.path.isdir(P(st['rm'])) else os.unlink)(P(st['rm']))
    elif 'mkdir' in st:
        os.makedirs(P(st['mkdir']), exist_ok=True)
    elif 'chmod' in st:
        os.chmod(P(st['chmod']), int(st['mode'], 8))
    elif 'copy' in st:
        shutil.copy2(P(st['copy'][0]), P(st['copy'][1]))
    elif 'patch' in st:
        with open(P(st['patch']), 'r+b') as f:
            f.seek(st['at'])
            f.write(bytes.fromhex(st['hex']))
    elif 'truncate' in st:
        os.truncate(P(st['truncate']), st['size'])
    elif 'hex' in st:
        with open(P(st['hex']), 'wb') as f:
            f.write(bytes.fromhex(st['data']))
    elif 'magicpyc' in st:
        os.makedirs(os.path.dirname(P(st['magicpyc'])), exist_ok=True)
        fields = struct.pack('<III', st.get('flags', 0), st.get('mtime', 0), st.get('size', 0))
        with open(P(st['magicpyc']), 'wb') as f:
            f.write(MAGIC_NUMBER + fields + bytes.fromhex(st['body']))
    else:
        raise SystemExit('unknown step %r' % st)


def run_scenario(sc):
    T = os.path.realpath(tempfile.mkdtemp(prefix='cache', dir='/tmp'))

    def sub(s):
        return s.replace('{tag}', TAG).replace('{pc}', '__pycache__').replace('{T}', T)
    runs = []
    refused = []
    try:
        for n, st in enumerate(sc['steps']):
            if 'run' in st:
                runs.append(run_step(st, sc, T, sub))
                continue
            try:
                step(st, lambda s: os.path.join(T, sub(s)))
            except OSError:
                refused.append(n)
    finally:
        shutil.rmtree(T, ignore_errors=True)
    result = {'name': sc['name'], 'version': '%d.%d.%d' % sys.version_info[:3], 'runs': runs}
    if refused:
        result['refused'] = refused
    return result


def main(path, first=0, last=None):
    with open(path) as file:
        scenarios = json.load(file)[int(first):last and int(last)]
    for sc in scenarios:
        least, most = (tuple(map(int, sc.get(k, d).split('.'))) for k, d in (('min', '3.7'), ('max', '3.99')))
        if least <= sys.version_info[:2] <= most:
            print(json.dumps(run_scenario(sc)))
            sys.stdout.flush()


if __name__ == '__main__':
    main(*sys.argv[1:])
