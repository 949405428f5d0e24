import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'A reader for twelve bytes meets a header of sixteen',
  versions: PYTHON_VERSIONS,
  beside: ['3.6'],
  parts: [
    {
      id: 'right-on-3.6',
      title: 'On the Python that it was written for, it is right',
      steps: [
        { sample: 'fib' },
        {
          file: 'read_pyc.py',
          mtime: 1234567890,
          text: `import marshal, struct, sys, time

with open(sys.argv[1], 'rb') as file:
    magic = file.read(4)
    timestamp = struct.unpack('<I', file.read(4))[0]
    size = struct.unpack('<I', file.read(4))[0]
    print('magic:', magic.hex())
    when = time.gmtime(timestamp)
    print('timestamp:', timestamp, '=', time.asctime(when))
    print('size:', size)
    code = marshal.load(file)

print('names:', code.co_names)
`,
        },
        { command: 'python3.6 -m py_compile fib.py' },
        { command: 'python3.6 read_pyc.py __pycache__/fib.cpython-36.pyc' },
      ],
    },
    {
      id: 'wrong-since-3.7',
      title: 'Since 3.7, the timestamp is always zero',
      steps: [
        { command: 'python3 -m py_compile fib.py' },
        { command: 'python3 read_pyc.py __pycache__/fib.{tag}.pyc' },
      ],
    },
    {
      id: 'fixed',
      title: 'One more field, and it is right again',
      steps: [
        {
          file: 'read_pyc_37.py',
          mtime: 1234567890,
          text: `import marshal, struct, sys, time

with open(sys.argv[1], 'rb') as file:
    magic = file.read(4)
    flags = struct.unpack('<I', file.read(4))[0]
    print('magic:', magic.hex())
    print('flags:', flags)
    if flags & 1:
        print('source hash:', file.read(8).hex())
    else:
        timestamp = struct.unpack('<I', file.read(4))[0]
        size = struct.unpack('<I', file.read(4))[0]
        when = time.gmtime(timestamp)
        print('timestamp:', timestamp, '=', time.asctime(when))
        print('size:', size)
    code = marshal.load(file)

print('names:', code.co_names)
`,
        },
        { command: 'python3 read_pyc_37.py __pycache__/fib.{tag}.pyc' },
      ],
    },
  ],
};

export default script;
