import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'What the compiler has done already',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'folding',
      title: 'Which expressions are worked out, and which are not',
      steps: [
        {
          file: 'work.py',
          mtime: 1700000000,
          text: `import dis

SOURCES = '60 * 60 * 24', "'-' * 8", '(1, 2)[0]', '2 ** 100000', '1 / 0', 'a * 0'

for source in SOURCES:
    code = compile(source, source, 'eval')
    names = [i.opname for i in dis.get_instructions(code) if i.opname != 'RESUME']
    print(source.ljust(13), *names)
`,
        },
        { command: 'python3 work.py' },
      ],
    },
    {
      id: 'options',
      title: 'What -O and -OO leave out',
      steps: [
        { sample: 'checks' },
        { command: 'python3 checks.py' },
        { command: 'python3 -O checks.py' },
        { command: 'python3 -OO checks.py' },
      ],
    },
    {
      id: 'adaptive',
      title: 'One function, three times in the life of a program',
      steps: [
        {
          file: 'busy.py',
          mtime: 1700000000,
          text: `import dis

def add(a, b):
    return a + b

def show(when):
    for i in dis.get_instructions(add, adaptive=True):
        if i.opname.startswith('BINARY'):
            print(when.ljust(18), i.opname)

show('not called yet')
for n in range(1000): add(n, n)
show('called with ints')
for n in range(1000): add(0.5, 0.5)
show('called with floats')
`,
        },
        { command: 'python3 busy.py', only: ['3.11', '3.12', '3.13', '3.14', '3.15'] },
      ],
    },
  ],
};

export default script;
