import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { CommandStep, ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const MTIME = 1750000000;

const list: CommandStep = { command: 'ls __pycache__' };
const remove: CommandStep = { command: 'rm -r __pycache__' };
const m: ScriptStep = { file: 'm.py', text: "print('tea')\n", mtime: MTIME };

/** `python -v` prints some hundred lines about its own modules too. */
const verbosely = (command: string, modules: string): CommandStep => ({
  command,
  keep: {
    lines: new RegExp(String.raw`\b(${modules})\.(py|cpython)|^(tea|pie|the )`),
    shows: 'the lines about these modules, and what they print',
  },
});

const lastLine: CommandStep = {
  command: 'python3 -c "import m"',
  keep: { lines: /^\w+Error/, shows: 'the last line' },
};

const script: TranscriptScript = {
  title: 'Six claims about __pycache__, tried',
  versions: PYTHON_VERSIONS,
  beside: ['3.11', '3.13'],
  parts: [
    {
      id: 'run',
      title: 'A script that imports two modules',
      steps: [
        { file: 'shop.py', text: "import cart\nimport stock\n\nprint('the shop is open')\n", mtime: MTIME },
        { file: 'cart.py', text: "print('the cart is empty')\n", mtime: MTIME },
        { file: 'stock.py', text: "print('the stock is full')\n", mtime: MTIME },
        { command: 'python3 shop.py' },
        list,
      ],
    },
    {
      id: 'second-run',
      title: 'What Python says about them, without cache files and with them',
      steps: [
        remove,
        verbosely('python3 -v shop.py', 'shop|cart|stock'),
        verbosely('python3 -v shop.py', 'shop|cart|stock'),
      ],
    },
    {
      id: 'ways',
      title: 'Four more ways to ask for one module',
      fresh: true,
      steps: [
        m,
        { command: 'python3 m.py; ls' },
        { command: 'python3 -m m; ls __pycache__; rm -r __pycache__' },
        { command: 'python3 -m py_compile m.py; ls __pycache__; rm -r __pycache__' },
        { command: 'python3 -m compileall -q .; ls __pycache__; rm -r __pycache__' },
      ],
    },
    {
      id: 'mistakes',
      title: 'A module that fails, and one that cannot be compiled',
      fresh: true,
      steps: [
        { file: 'm.py', text: "print('tea' / 2)\n", mtime: MTIME },
        lastLine,
        list,
        remove,
        { file: 'm.py', text: "print('tea'\n", mtime: MTIME },
        lastLine,
        { command: 'ls' },
      ],
    },
    {
      id: 'versions',
      title: 'Two Pythons, one folder',
      fresh: true,
      steps: [
        m,
        verbosely('python3.11 -v -c "import m"', 'm'),
        verbosely('python3.13 -v -c "import m"', 'm'),
        list,
        verbosely('python3.11 -v -c "import m"', 'm'),
      ],
    },
    {
      id: 'updating',
      title: 'An edit, and an import by one of the two',
      steps: [
        { file: 'm.py', text: "print('pie')\n", mtime: MTIME + 60 },
        { command: 'grep -l tea __pycache__/*' },
        verbosely('python3.13 -v -c "import m"', 'm'),
        { command: 'grep -l tea __pycache__/*' },
      ],
    },
    {
      id: 'platform',
      title: 'How cache files are named, and how modules that were compiled from C',
      fresh: true,
      steps: [
        {
          file: 'ends.py',
          text: `from importlib.machinery import BYTECODE_SUFFIXES, EXTENSION_SUFFIXES

print('a cache file:  ', BYTECODE_SUFFIXES[0])
print('a module of C: ', EXTENSION_SUFFIXES[0])
`,
          mtime: MTIME,
        },
        { command: 'python3 -c "import sys; print(sys.implementation.cache_tag)"' },
        { command: 'python3 ends.py' },
      ],
    },
    {
      id: 'clean-up',
      title: 'The folder is taken away, then the source',
      fresh: true,
      steps: [
        m,
        { command: 'python3 -c "import m"' },
        { command: 'mv __pycache__ before' },
        { command: 'python3 -c "import m"' },
        { command: 'diff -r before __pycache__ && echo the same bytes' },
        { command: 'rm m.py' },
        lastLine,
        list,
      ],
    },
  ],
};

export default script;
