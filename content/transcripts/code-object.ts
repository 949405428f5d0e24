import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'What is in a code object',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'parts',
      title: 'The code objects of a .pyc, one inside the other',
      steps: [
        { sample: 'counter' },
        {
          file: 'parts.py',
          mtime: 1700000000,
          text: `import marshal, sys

with open(sys.argv[1], 'rb') as file:
    file.seek(16)
    module = marshal.load(file)

def show(code, indent=''):
    print(indent + code.co_name, 'from line', code.co_firstlineno)
    indent += '    '
    for const in code.co_consts:
        if hasattr(const, 'co_code'):
            show(const, indent)
        else:
            print(indent + 'constant', ascii(const))
    for kind in 'names', 'varnames', 'cellvars', 'freevars':
        print(indent + kind, *getattr(code, 'co_' + kind))

show(module)
`,
        },
        { command: 'python3 -m py_compile counter.py' },
        { command: 'python3 parts.py __pycache__/counter.{tag}.pyc' },
      ],
    },
    {
      id: 'flags',
      title: 'The flags in words',
      steps: [
        {
          file: 'flags.py',
          mtime: 1700000000,
          text: `import dis, types

def show(code):
    print('%-12s %8x  %s' % (code.co_name, code.co_flags, dis.pretty_flags(code.co_flags)))
    for const in code.co_consts:
        if isinstance(const, types.CodeType):
            show(const)

with open('counter.py') as file:
    show(compile(file.read(), 'counter.py', 'exec'))
`,
        },
        { command: 'python3 flags.py' },
      ],
    },
    {
      id: 'traceback',
      title: 'An error names its line',
      steps: [
        { file: 'ratio.py', text: 'a, b, c = 1, 0, 2\nprint(a / c + a / b)\n', mtime: 1700000000 },
        { command: 'python3 ratio.py' },
      ],
    },
  ],
};

export default script;
