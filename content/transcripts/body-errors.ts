import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

/** Byte 16 is the first of the body on every Python since 3.7. */
const script: TranscriptScript = {
  title: 'A damaged body, with the source at hand',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'unknown-type',
      title: 'A letter that stands for no type',
      steps: [
        { file: 'm.py', text: "print('m says one')\n", mtime: 1700000000 },
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
        { command: 'python3 -m py_compile m.py' },
        { command: 'python3 patch.py __pycache__/m.*.pyc 16 21' },
        { command: 'python3 -c "import m" 2>&1 | tail -n 1' },
        { command: 'rm __pycache__/m.*.pyc' },
        { command: 'python3 -c "import m"' },
      ],
    },
    {
      id: 'unnoticed',
      title: 'A changed letter of a string',
      steps: [
        { command: 'python3 -m py_compile m.py' },
        { command: "sed -i 's/says one/says two/' __pycache__/m.*.pyc" },
        { command: 'cat m.py' },
        { command: 'python3 -c "import m"' },
      ],
    },
  ],
};

export default script;
