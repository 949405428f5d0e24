import type { ScriptStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';

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

/** A neighbour's magic number is written over a file's own: what then happens is up to chance, so two cases are shown. */
const script: TranscriptScript = {
  title: 'A magic number that lies',
  versions: ['3.12'],
  beside: ['3.11', '3.12', '3.13'],
  parts: [
    {
      id: 'refused',
      title: 'Python 3.12 refuses a file of 3.11',
      steps: [
        { sample: 'arithmetic' },
        { command: 'python3.11 -m py_compile arithmetic.py' },
        { command: 'mv __pycache__/arithmetic.cpython-311.pyc arithmetic.pyc' },
        { command: 'rm arithmetic.py' },
        { command: 'python3.12 -c "import arithmetic"' },
      ],
    },
    {
      id: 'patched',
      title: 'With the magic number of 3.12 written over its own',
      steps: [
        patch,
        { command: 'python3.12 patch.py arithmetic.pyc 0 cb0d0d0a' },
        { command: 'python3.12 -c "import arithmetic"' },
      ],
    },
    {
      id: 'another',
      title: 'A file of 3.12',
      fresh: true,
      steps: [
        { sample: 'arithmetic' },
        { command: 'python3.12 -m py_compile arithmetic.py' },
        { command: 'mv __pycache__/arithmetic.cpython-312.pyc arithmetic.pyc' },
        { command: 'rm arithmetic.py' },
        patch,
      ],
    },
    {
      id: 'crash',
      title: 'With the magic number of 3.13 written over its own',
      steps: [
        { command: 'python3.13 patch.py arithmetic.pyc 0 f30d0d0a' },
        // The shell's own line about the crash holds a process number.
        {
          command: 'python3.13 -c "import arithmetic"; echo "exit status $?"',
          keep: { lines: /^exit status/, shows: 'the line of echo' },
        },
      ],
    },
  ],
};

export default script;
