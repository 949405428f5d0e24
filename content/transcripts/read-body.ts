import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { FileStep, TranscriptScript } from '../../scripts/regen/transcript-script.ts';
import { SAMPLE_LIST } from '../../scripts/regen/sample-list.ts';

const readBody: FileStep = {
  file: 'read_body.py',
  mtime: 1700000000,
  text: `import struct, sys

with open(sys.argv[1], 'rb') as file:
    data = file.read()
magic, at, depth, refs = data[0] + 256 * data[1], 16, 0, []

def take(size):
    global at
    at += size
    return data[at - size:at]

def number(size=4):
    return int.from_bytes(take(size), 'little', signed=size == 4)

def large():
    count = number()
    digits = [number(2) << 15 * place for place in range(abs(count))]
    return sum(digits) if count > 0 else -sum(digits)

def text(size=4):
    return take(number(size)).decode('utf-8', 'surrogatepass')

def items(count):
    return [read() for _ in range(count)]

def code():
    numbers = [number() for _ in range(6 if 3400 < magic < 3450 else 5)]
    return numbers + items(8) + [number()] + items(2 if magic > 3450 else 1)

KINDS = {
    'N': lambda: None, 'T': lambda: True, 'F': lambda: False, '.': lambda: ...,
    'i': number, 'l': large, 'r': lambda: refs[number()], 's': lambda: take(number()),
    'g': lambda: struct.unpack('<d', take(8))[0],
    'y': lambda: complex(*struct.unpack('<2d', take(16))),
    'z': lambda: text(1), 'Z': lambda: text(1), 'a': text, 'A': text, 'u': text, 't': text,
    ')': lambda: items(number(1)), '(': lambda: items(number()), '>': lambda: items(number()),
    ':': lambda: items(3), 'c': code,
}

def read():
    global depth
    line, byte, place = '%4d%s' % (at, '  ' * depth), number(1), len(refs)
    letter = chr(byte & 127)
    if byte & 128:
        refs.append(None)
    if letter in '()>:c':
        print(line, letter)
    depth += 1
    value = KINDS[letter]()
    depth -= 1
    if byte & 128:
        refs[place] = value
    if letter not in '()>:c':
        print(line, letter, ascii(value)[:50])
    return value

read()
print(at, 'of', len(data), 'bytes')
`,
};

const script: TranscriptScript = {
  title: 'A marshal reader for every Python since 3.7',
  versions: PYTHON_VERSIONS,
  beside: PYTHON_VERSIONS,
  parts: [
    { id: 'source', title: 'The source', steps: [{ sample: 'fib' }] },
    {
      id: 'own',
      title: 'Your own Python reads its own file',
      steps: [
        readBody,
        { command: 'python3 -m py_compile fib.py' },
        { command: 'python3 read_body.py __pycache__/fib.{tag}.pyc > fib.txt' },
        { command: 'head -n 12 fib.txt' },
        { command: 'tail -n 1 fib.txt' },
      ],
    },
    { id: 'whole', title: 'The whole list', steps: [{ command: 'cat fib.txt' }] },
    {
      id: 'compile-all',
      title: 'Twelve programs, compiled by nine Pythons',
      fresh: true,
      steps: [
        ...SAMPLE_LIST.map(({ name }) => ({ sample: name })),
        ...PYTHON_VERSIONS.map((version) => ({ command: `python${version} -m compileall -q .` })),
        readBody,
      ],
    },
    {
      id: 'read-all',
      title: 'Your Python reads them all, to the last byte',
      steps: [
        { command: 'ls __pycache__/*.pyc | wc -l' },
        { command: 'for file in __pycache__/*.pyc; do python3 read_body.py $file; done > all.txt' },
        { command: 'awk \'$2 == "of" && $1 == $3\' all.txt | wc -l' },
        { command: 'md5sum all.txt' },
      ],
    },
  ],
};

export default script;
