import type { ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const m: ScriptStep = { file: 'm.py', text: "word = 'tea'\n", mtime: 1750000000 };

const script: TranscriptScript = {
  title: 'Eleven Pythons in one folder',
  versions: ['3.13'],
  beside: ['2.7', '3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14', '3.15'],
  parts: [
    {
      id: 'import',
      title: 'Each of them imports m',
      steps: [
        m,
        {
          command:
            'for version in 2.7 3.6 3.7 3.8 3.9 3.10 3.11 3.12 3.13 3.14 3.15; do\n    python$version -c "import m"\n  done',
        },
        { command: 'ls' },
        { command: 'ls -v __pycache__' },
      ],
    },
    {
      id: 'magic',
      title: 'What the files say themselves',
      steps: [
        {
          file: 'magic.py',
          text: `import sys

for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        number = int.from_bytes(file.read(2), 'little')
    print(number, path)
`,
          mtime: 1750000000,
        },
        { command: 'python3.13 magic.py m.pyc $(ls -v __pycache__/*)' },
      ],
    },
    {
      id: 'pyo',
      title: 'Python 2.7 with -O',
      fresh: true,
      steps: [m, { command: 'python2.7 -O -c "import m"' }, { command: 'ls' }],
    },
    {
      id: 'wrong-name',
      title: 'A file of 3.11 under the name of 3.12',
      fresh: true,
      steps: [
        m,
        { command: 'python3.11 -c "import m"' },
        { command: 'mv __pycache__/m.cpython-311.pyc __pycache__/m.cpython-312.pyc' },
        {
          command: 'python3.12 -v -c "import m"',
          keep: { lines: /\bm\.(py|cpython)|'m'/, shows: 'the lines about m' },
        },
      ],
    },
  ],
};

export default script;
