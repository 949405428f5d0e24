import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

/** Leaves `m.pyc` where its source would be, and no source. */
const sourceless: readonly ScriptStep[] = [
  { file: 'm.py', text: "print('hello from m')\n", mtime: 1700000000 },
  { command: 'python3 -m py_compile m.py' },
  { command: 'mv __pycache__/m.*.pyc m.pyc' },
  { command: 'rm m.py' },
];

const patch: ScriptStep = {
  file: 'patch.py',
  mtime: 1700000000,
  text: `import sys

path, offset, data = sys.argv[1], int(sys.argv[2]), bytes.fromhex(sys.argv[3])
with open(path, 'r+b') as file:
    file.seek(offset)
    file.write(data)
`,
};

const importM: ScriptStep = { command: 'python3 -c "import m"' };

const script: TranscriptScript = {
  title: 'A .pyc without its source',
  versions: PYTHON_VERSIONS,
  parts: [
    { id: 'works', title: 'In place of the source, it works', steps: [...sourceless, importM] },
    {
      id: 'magic',
      title: 'With another magic number',
      fresh: true,
      steps: [...sourceless, patch, { command: 'python3 patch.py m.pyc 0 00000d0a' }, importM],
    },
    {
      id: 'flags',
      title: 'With a flag that does not exist',
      fresh: true,
      steps: [...sourceless, patch, { command: 'python3 patch.py m.pyc 4 04' }, importM],
    },
    {
      id: 'mtime',
      title: 'With another mtime: there is nothing to compare it with',
      fresh: true,
      steps: [...sourceless, patch, { command: 'python3 patch.py m.pyc 8 00000000' }, importM],
    },
    {
      id: 'cut-header',
      title: 'Cut in the middle of the header',
      fresh: true,
      steps: [...sourceless, { command: 'truncate -s 10 m.pyc' }, importM],
    },
    {
      id: 'cut-body',
      title: 'Cut in the middle of the body',
      fresh: true,
      steps: [...sourceless, { command: 'truncate -s 60 m.pyc' }, importM],
    },
    {
      id: 'only-in-pycache',
      title: 'Left in __pycache__ without its source, it is not found',
      fresh: true,
      steps: [...sourceless.slice(0, 2), { command: 'rm m.py' }, { command: 'ls __pycache__' }, importM],
    },
  ],
};

export default script;
