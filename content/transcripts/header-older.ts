import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'The same source under Python 2.7, Python 3.6 and yours',
  versions: PYTHON_VERSIONS,
  beside: ['2.7', '3.6'],
  parts: [
    { id: 'source', title: 'The source', steps: [{ sample: 'fib' }] },
    {
      id: 'side-by-side',
      title: 'The first sixteen bytes, side by side',
      steps: [
        { command: 'touch -d @1234567890 fib.py' },
        { command: 'python2.7 -m py_compile fib.py' },
        { command: 'python3.6 -m py_compile fib.py' },
        { command: 'python3 -m py_compile fib.py' },
        {
          file: 'first16.py',
          mtime: 1234567890,
          text: `import sys

for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        words = [file.read(4).hex() for _ in range(4)]
    print(*words, path)
`,
        },
        { command: 'python3 first16.py fib.pyc __pycache__/fib.cpython-36.pyc __pycache__/fib.{tag}.pyc' },
      ],
    },
    {
      id: 'bytes-4-to-8',
      title: 'Bytes 4 to 8 as a number',
      steps: [
        {
          file: 'at4.py',
          mtime: 1234567890,
          text: `import sys

for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        file.seek(4)
        print(int.from_bytes(file.read(4), 'little'), path)
`,
        },
        { command: 'python3 at4.py fib.pyc __pycache__/fib.cpython-36.pyc __pycache__/fib.{tag}.pyc' },
      ],
    },
  ],
};

export default script;
