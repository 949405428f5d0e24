import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'The sixteen bytes of a header',
  versions: PYTHON_VERSIONS,
  parts: [
    {
      id: 'timestamp',
      title: 'A file as an import leaves it',
      steps: [
        { sample: 'fib' },
        { command: 'touch -d @1234567890 fib.py' },
        { command: 'python3 -m py_compile fib.py' },
        { command: 'ls __pycache__' },
        {
          file: 'header.py',
          mtime: 1234567890,
          text: `import struct, sys, time

with open(sys.argv[1], 'rb') as file:
    header = file.read(16)

magic, flags, mtime, size = struct.unpack('<HxxIII', header)
date = time.strftime('%Y-%m-%d %H:%M:%S UTC', time.gmtime(mtime))
print(header[0:4].hex(), ' magic', magic)
print(header[4:8].hex(), ' flags', flags)
print(header[8:12].hex(), ' mtime', mtime, date)
print(header[12:16].hex(), ' size ', size)
`,
        },
        { command: 'python3 header.py __pycache__/fib.*.pyc' },
        { command: `python3 -c "import os; print(os.stat('fib.py').st_mtime, os.stat('fib.py').st_size)"` },
      ],
    },
    {
      id: 'magic',
      title: 'The magic number is that of the Python that compiled it',
      steps: [
        {
          command:
            'python3 -c "import importlib.util as u; print(u.MAGIC_NUMBER.hex(), int.from_bytes(u.MAGIC_NUMBER[:2], \'little\'))"',
        },
      ],
    },
    {
      id: 'touched',
      title: 'Another mtime, the same sixteen places',
      steps: [
        { command: 'touch -d @1000000000 fib.py' },
        { command: 'python3 -m py_compile fib.py' },
        { command: 'python3 header.py __pycache__/fib.*.pyc' },
      ],
    },
    {
      id: 'checked-hash',
      title: 'Hash-based: the last eight bytes are not a time',
      steps: [
        { command: 'python3 -m compileall -q -f --invalidation-mode checked-hash fib.py' },
        {
          command: `python3 -c "print(open('__pycache__/fib.{tag}.pyc', 'rb').read(16).hex())"`,
        },
        {
          command: `python3 -c "import importlib.util as u; print(u.source_hash(open('fib.py', 'rb').read()).hex())"`,
        },
      ],
    },
  ],
};

export default script;
