import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { CommandStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

/** `python -v` prints some hundred lines about its own modules too. */
const importVerbosely: CommandStep = {
  command: 'python3 -v -c "import m"',
  keep: { lines: /\bm\.(py|cpython)|'m'|^m says/, shows: 'the lines about importing m, and what m prints' },
};

const script: TranscriptScript = {
  title: 'What python -v says about a cache file',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'first',
      title: 'No cache file yet',
      steps: [{ file: 'm.py', text: "print('m says one')\n", mtime: 1700000000 }, importVerbosely],
    },
    { id: 'fresh', title: 'Nothing has changed', steps: [importVerbosely] },
    {
      id: 'touched',
      title: 'The same text with another mtime',
      steps: [{ command: 'touch -d @1700000060 m.py' }, importVerbosely],
    },
    {
      id: 'older',
      title: 'An older mtime is another mtime too',
      steps: [{ command: 'touch -d @1400000000 m.py' }, importVerbosely],
    },
    {
      id: 'size',
      title: 'Another size with the same mtime: recompiled, and nothing says why',
      steps: [
        { file: 'm.py', text: "print('m says three')\n", mtime: 1700000120 },
        { command: 'touch -d @1400000000 m.py' },
        importVerbosely,
      ],
    },
    {
      id: 'same-size-same-mtime',
      title: 'Another text with the same size and mtime: the old code runs',
      steps: [
        { file: 'm.py', text: "print('m says seven')\n", mtime: 1700000180 },
        { command: 'touch -d @1400000000 m.py' },
        importVerbosely,
        { command: 'cat m.py' },
      ],
    },
    {
      id: 'magic',
      title: 'A magic number of no Python',
      steps: [
        {
          file: 'patch.py',
          mtime: 1700000000,
          text: `import sys

path, offset, data = sys.argv[1], int(sys.argv[2]), bytes.fromhex(sys.argv[3])
with open(path, 'r+b') as file:
    file.seek(offset)
    file.write(data)
`,
        },
        { command: 'python3 patch.py __pycache__/m.*.pyc 0 00000d0a' },
        importVerbosely,
      ],
    },
    {
      id: 'flags',
      title: 'A flag that does not exist: recompiled, and nothing says why',
      steps: [{ command: 'python3 patch.py __pycache__/m.*.pyc 4 04' }, importVerbosely],
    },
    {
      id: 'cut',
      title: 'Cut in the middle of the header',
      steps: [{ command: 'truncate -s 10 __pycache__/m.*.pyc' }, importVerbosely],
    },
    {
      id: 'body',
      title: 'A good header before a body that was cut: the source does not help',
      steps: [{ command: 'truncate -s 60 __pycache__/m.*.pyc' }, { command: 'python3 -c "import m"' }],
    },
  ],
};

export default script;
