import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'A header reader for every Python',
  versions: PYTHON_VERSIONS,
  beside: ['2.7', '3.6'],
  parts: [
    { id: 'source', title: 'The source', steps: [{ sample: 'fib' }] },
    {
      id: 'own',
      title: 'Your own Python reads its own file',
      steps: [
        {
          file: 'read_header.py',
          mtime: 1234567890,
          text: `import struct, sys

with open(sys.argv[1], "rb") as file:
    header = file.read(16)

magic = struct.unpack("<H", header[:2])[0]
since_37 = 3392 <= magic < 20000
since_33 = 3210 <= magic < 20000
print("magic %d" % magic)

if since_37:
    flags = struct.unpack("<I", header[4:8])[0]
    print("flags %d" % flags)
    rest = header[8:]
else:
    flags = 0
    rest = header[4:]

if flags & 1:
    print("hash  " + " ".join("%02x" % byte for byte in bytearray(rest)))
else:
    print("mtime %d" % struct.unpack("<I", rest[:4]))
    if since_33:
        print("size  %d" % struct.unpack("<I", rest[4:8]))
`,
        },
        { command: 'python3 -m py_compile fib.py' },
        { command: 'python3 read_header.py __pycache__/fib.{tag}.pyc' },
      ],
    },
    {
      id: 'older',
      title: 'It reads the files of older Pythons',
      steps: [
        { command: 'python3.6 -m py_compile fib.py' },
        { command: 'python3 read_header.py __pycache__/fib.cpython-36.pyc' },
        { command: 'python2.7 -m py_compile fib.py' },
        { command: 'python3 read_header.py fib.pyc' },
      ],
    },
    {
      id: 'on-older',
      title: 'It runs on older Pythons',
      steps: [
        { command: 'python2.7 read_header.py __pycache__/fib.{tag}.pyc' },
        { command: 'python3.6 read_header.py __pycache__/fib.{tag}.pyc' },
      ],
    },
    {
      id: 'hash',
      title: 'A hash-based file has no time in it',
      steps: [
        { command: 'python3 -m compileall -q -f --invalidation-mode checked-hash fib.py' },
        { command: 'python3 read_header.py __pycache__/fib.{tag}.pyc' },
      ],
    },
  ],
};

export default script;
