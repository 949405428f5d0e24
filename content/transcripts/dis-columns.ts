import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'Reading the columns of dis',
  versions: PYTHON_VERSIONS,
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
