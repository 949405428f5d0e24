import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'Reading the columns of dis',
  versions: PYTHON_VERSIONS,
  beside: ['3.7', '3.10', '3.12', '3.13'],
  parts: [
    {
      id: 'operators',
      title: 'Which number means which operator',
      steps: [
        {
          file: 'operators.py',
          mtime: 1700000000,
          text: `import dis

for source in 'a + b', 'a & b', 'a * b', 'a - b', 'a / b', 'a += b':
    code = compile(source, source, 'exec')
    for instruction in dis.get_instructions(code):
        if instruction.opname.startswith(('BINARY', 'INPLACE')):
            print(source.ljust(6), instruction.opname, instruction.arg, instruction.argrepr)
`,
        },
        { command: 'python3 operators.py' },
      ],
    },
    {
      id: 'caches',
      title: 'The caches that dis does not list',
      steps: [
        {
          file: 'caches.py',
          mtime: 1700000000,
          text: `import dis

dis.dis(compile('c = a + b', 'add.py', 'exec'), show_caches=True)
`,
        },
        { command: 'python3 caches.py', only: ['3.11', '3.12', '3.13', '3.14', '3.15'] },
      ],
    },
    {
      id: 'four',
      title: 'The same source on four Pythons',
      steps: [
        { file: 'loop.py', text: 'for i in range(3):\n    print(i)\n', mtime: 1700000000 },
        { command: 'python3.7 -m dis loop.py' },
        { command: 'python3.10 -m dis loop.py' },
        { command: 'python3.12 -m dis loop.py' },
        { command: 'python3.13 -m dis loop.py' },
      ],
    },
    {
      id: 'own-file',
      title: 'A .pyc, disassembled',
      steps: [
        { file: 'add.py', text: 'a = 3; b = 4\nc = a + b\n', mtime: 1700000000 },
        {
          file: 'dis_pyc.py',
          mtime: 1700000000,
          text: `import dis, marshal, sys

with open(sys.argv[1], 'rb') as file:
    file.seek(16)
    dis.dis(marshal.load(file))
`,
        },
        { command: 'python3 -m py_compile add.py' },
        { command: 'python3 dis_pyc.py __pycache__/add.{tag}.pyc' },
      ],
    },
  ],
};

export default script;
