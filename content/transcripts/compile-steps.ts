import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'From source to bytecode, step by step',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'steps',
      title: 'Three forms of one line',
      steps: [
        {
          file: 'forms.py',
          mtime: 1700000000,
          text: `import ast, io, sys, tokenize

source = sys.argv[1] + '\\n'

tokens = []
for token in tokenize.generate_tokens(io.StringIO(source).readline):
    if token.string.strip():
        tokens.append(token.string)
print('tokens:  ', ' | '.join(tokens))

tree = ast.parse(source)
line = tree.body[0]
print('tree:    ', type(line).__name__, 'of', type(line.value).__name__)

code = compile(tree, 'shop.py', 'exec')
print('names:   ', code.co_names)
print('constant:', code.co_consts[0])
print('bytecode:', code.co_code.hex())
`,
        },
        { command: 'python3 forms.py "total = price * 2"' },
      ],
    },
    {
      id: 'which-step',
      title: 'The same program with a mistake in the line',
      steps: [{ command: 'python3 forms.py "total = = 3"' }],
    },
    {
      id: 'whole-file',
      title: 'A mistake in the last line',
      steps: [
        { file: 'broken.py', text: "print('first line')\ntotal = = 3\n", mtime: 1700000000 },
        { command: 'python3 broken.py' },
      ],
    },
    {
      id: 'names',
      title: 'A name that nothing binds',
      steps: [
        {
          file: 'late.py',
          text: "print('first line')\nif input('go on? ') == 'yes':\n    print(total)\nprint('last line')\n",
          mtime: 1700000000,
        },
        { command: 'echo no | python3 late.py' },
        { command: 'echo yes | python3 late.py' },
      ],
    },
  ],
};

export default script;
