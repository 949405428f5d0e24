import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

/** The file of the lesson's last task: three bytes damaged, and repaired one by one. */
const script: TranscriptScript = {
  title: 'A file is damaged and repaired',
  versions: ['3.13'],
  parts: [
    {
      id: 'repair',
      title: 'Three faults, one after the other',
      steps: [
        { sample: 'fib' },
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
        { command: 'python3 -m py_compile fib.py && mv __pycache__/fib.cpython-313.pyc fib.pyc && rm fib.py' },
        {
          command:
            'python3 patch.py fib.pyc 16 c3 && python3 patch.py fib.pyc 248 45 && python3 patch.py fib.pyc 294 40',
        },
        { command: 'python3 -c "import fib" 2>&1 | tail -n 1' },
        { command: 'python3 patch.py fib.pyc 16 e3 && python3 -c "import fib" 2>&1 | tail -n 1' },
        { command: 'python3 patch.py fib.pyc 248 05 && python3 -c "import fib" 2>&1 | tail -n 1' },
        { command: 'python3 patch.py fib.pyc 294 00 && python3 -c "import fib"' },
      ],
    },
  ],
};

export default script;
