import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { CommandStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const MTIME = 1234567890;

/** `python -v` prints some hundred lines about its own modules too. */
const importVerbosely: CommandStep = {
  command: 'python3 -v -c "import m"',
  keep: { lines: /\bm\.(py|cpython)|'m'|^m says/, shows: 'the lines about importing m, and what m prints' },
};

const script: TranscriptScript = {
  title: 'Claims about cache files, tried',
  versions: PYTHON_VERSIONS,
  beside: ['3.11', '3.12'],
  parts: [
    {
      id: 'run-or-import',
      title: 'A script leaves no cache file of itself; what it imports does',
      steps: [
        { file: 'b.py', text: "print('b says one')\n", mtime: MTIME },
        { file: 'a.py', text: 'import b\n', mtime: MTIME },
        { command: 'python3 a.py' },
        { command: 'ls __pycache__' },
      ],
    },
    {
      id: 'module-option',
      title: '-m caches the module that it is given, and hands it the rest as arguments',
      fresh: true,
      steps: [
        { file: 'module_name.py', text: "import sys\nprint('arguments:', sys.argv[1:])\n", mtime: MTIME },
        { file: 'main.py', text: "print('main runs')\n", mtime: MTIME },
        { command: 'python3 -m module_name main.py' },
        { command: 'ls __pycache__' },
        { command: 'python3 -m main' },
        { command: 'ls __pycache__' },
      ],
    },
    {
      id: 'newer-source',
      title: 'The cache file is dated before its source, and is used',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('m says one')\n", mtime: MTIME },
        { command: 'python3 -m py_compile m.py' },
        { command: 'touch -d @1000000000 __pycache__/m.{tag}.pyc' },
        { command: 'test m.py -nt __pycache__/m.{tag}.pyc && echo the source is newer' },
        importVerbosely,
      ],
    },
    {
      id: 'whose-time',
      title: 'The time in the file is that of the source, not that of compiling',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('m says one')\n", mtime: MTIME },
        { command: 'python3 -m py_compile m.py' },
        {
          command: `python3 -c "import struct; print(struct.unpack('<I', open('__pycache__/m.{tag}.pyc', 'rb').read()[8:12])[0])"`,
        },
        { command: 'stat -c %Y m.py' },
      ],
    },
    {
      id: 'dis-the-rest',
      title: 'dis of what follows the header, taken for bytecode; then of the code object in it',
      fresh: true,
      steps: [
        { file: 'm.py', text: 'x = 1\n', mtime: MTIME },
        { command: 'python3 -m py_compile m.py' },
        {
          command: `python3 -c "import dis; dis.dis(open('__pycache__/m.{tag}.pyc', 'rb').read()[16:])" 2>&1 | tail -n 3`,
        },
        {
          command: `python3 -c "import dis, marshal; dis.dis(marshal.loads(open('__pycache__/m.{tag}.pyc', 'rb').read()[16:]))"`,
        },
      ],
    },
    {
      id: 'same-bytecode',
      title: 'What runs is the same instructions, from the cache or not',
      fresh: true,
      steps: [
        { file: 'm.py', text: 'total = 0\nfor i in range(3_000_000):\n    total += i\n', mtime: MTIME },
        { command: 'python3 -m py_compile m.py' },
        {
          file: 'same.py',
          mtime: MTIME,
          text: `import glob, marshal

[path] = glob.glob('__pycache__/m.*.pyc')
with open(path, 'rb') as file:
    cached = marshal.loads(file.read()[16:])
with open('m.py') as file:
    compiled = compile(file.read(), 'm.py', 'exec')

print('the same instructions:', cached.co_code == compiled.co_code)
print('the same constants:', cached.co_consts == compiled.co_consts)
`,
        },
        { command: 'python3 same.py' },
      ],
    },
    {
      id: 'wrong-name',
      title: 'A file of 3.11 under the name for 3.12',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('m says one')\n", mtime: MTIME },
        { command: 'python3.11 -m py_compile m.py' },
        { command: 'mv __pycache__/m.cpython-311.pyc __pycache__/m.cpython-312.pyc' },
        {
          command: 'python3.12 -v -c "import m"',
          keep: { lines: /\bm\.(py|cpython)|'m'|^m says/, shows: 'the lines about importing m, and what m prints' },
        },
      ],
    },
    {
      id: 'deleted',
      title: 'The folder is deleted, and the next import writes the same bytes again',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('m says one')\n", mtime: MTIME },
        { command: 'python3 -c "import m"' },
        { command: 'cp __pycache__/m.{tag}.pyc before.pyc' },
        { command: 'rm -r __pycache__' },
        { command: 'python3 -c "import m"' },
        { command: 'cmp before.pyc __pycache__/m.{tag}.pyc && echo the same bytes' },
      ],
    },
  ],
};

export default script;
