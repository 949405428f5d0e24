import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'A program without its source',
  versions: PYTHON_VERSIONS,
  beside: ['2.7'],
  parts: [
    {
      id: 'make',
      title: 'Compile in place, delete the sources',
      steps: [
        { file: 'shop/__init__.py', text: '', mtime: 1700000000 },
        {
          file: 'shop/price.py',
          text: 'def price(cents, tax):\n    """Price with tax."""\n    # Never show this to anybody.\n    return cents + cents * tax // 100\n',
          mtime: 1700000000,
        },
        { command: 'python3 -m compileall -q -b shop' },
        { command: "find shop -name '*.py' -delete" },
        { command: 'find shop -type f | sort' },
        { command: 'python3 -c "from shop.price import price; print(price(1000, 19))"' },
      ],
    },
    {
      id: 'traceback',
      title: 'A traceback without lines',
      steps: [{ command: 'python3 -c "from shop.price import price; price(1000, None)" 2>&1 | grep -v "\\^"' }],
    },
    {
      id: 'remains',
      title: 'What is still in the file',
      steps: [
        {
          file: 'look.py',
          mtime: 1700000000,
          text: `import marshal

with open('shop/price.pyc', 'rb') as file:
    file.read(16)
    module = marshal.load(file)
code = next(const for const in module.co_consts if hasattr(const, 'co_code'))
print(code.co_name, code.co_varnames, code.co_firstlineno)
print('Price with tax.' in code.co_consts)
`,
        },
        { command: 'python3 look.py' },
        { command: "grep -c 'Never show' shop/price.pyc" },
      ],
    },
    {
      id: 'deleted',
      title: 'Python 2.7: the source is deleted, the module still imports',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('hello from m')\n", mtime: 1700000000 },
        { command: 'python2.7 -c "import m"' },
        { command: 'rm m.py && ls' },
        { command: 'python2.7 -c "import m"' },
      ],
    },
    {
      id: 'deleted-3',
      title: 'The same steps with Python 3',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('hello from m')\n", mtime: 1700000000 },
        { command: 'python3 -c "import m"' },
        { command: 'rm m.py && ls' },
        { command: 'python3 -c "import m"' },
      ],
    },
  ],
};

export default script;
