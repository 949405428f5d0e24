import { BOOTSTRAP, cpython, type ClinicCase, type Context, type Remedy } from './case.ts';
import { MARSHAL_BODIES } from './bodies.ts';
import { cutTree, marshalTree } from './labs.ts';

const MARSHAL = (who: string) => cpython('Python/marshal.c', who);

/** A body that was damaged is not repaired, even with the source beside it. */
const DAMAGED: readonly Remedy[] = [
  {
    text: 'Delete the cache files. With the source there, the next import makes them again.',
    command: 'find . -name "*.pyc" -delete',
  },
  { text: 'If it was installed, install the package again, since other files of it may be damaged too.' },
  { text: 'If it comes back, look at what writes the files: a full disk, a copy as text, two programs at a time.' },
];
const GOOD_HEADER =
  'The header was accepted, so Python does not go back to the source: it raises, even if `m.py` is there.';

const body = (id: string) => MARSHAL_BODIES.find((one) => one.id === id)!.hex;
const tree =
  (label: string, id: string) =>
  (_: RegExpMatchArray, { python }: Context) => [marshalTree(label, python, body(id))];

export const BODY_CASES: readonly ClinicCase[] = [
  {
    id: 'unknown-type',
    group: 'body',
    title: 'A byte that stands for no kind of object',
    find: [/bad marshal data \(unknown type code\)/g],
    means: [
      'Where an object begins, a letter says of what kind it is. Here stands a byte that is no such letter.',
      'Two causes are common: the file is damaged, or a program read the body from a wrong place, such as byte 8 or 12 in a file whose header has 16 bytes.',
      GOOD_HEADER,
    ],
    todo: [
      ...DAMAGED,
      { text: 'In a program of your own: skip 16 bytes since Python 3.7, 12 from 3.3 to 3.6, 8 before.' },
    ],
    labs: tree('Such a byte at the start of a body', 'unknown-type/letter'),
    lesson: 'past-the-header',
    source: MARSHAL('r_object'),
  },
  {
    id: 'invalid-reference',
    group: 'body',
    title: 'A reference to an object that is not there',
    find: [/bad marshal data \((?:invalid reference|string ref out of range)\)/g],
    means: [
      'An object that occurs twice is written once, and then referred to by its number. This number belongs to none of the objects that were read so far.',
      'A byte is damaged, here or before, or the body was read from a wrong place.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: tree('A reference to nowhere', 'invalid-reference/nowhere'),
    lesson: 'past-the-header',
    source: MARSHAL('r_object, case TYPE_REF'),
  },
  {
    id: 'too-short',
    group: 'body',
    title: 'The file ends in the middle of an object',
    find: [/marshal data too short/g],
    means: [
      'A length in the body promises more bytes than the file has. Either the end is missing, since writing or copying was interrupted, or the length is damaged.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: (_, { python }) => [
      cutTree('A file of 60 bytes', python, 60),
      marshalTree('A length that promises too much', python, body('too-short/bytes')),
    ],
    lesson: 'past-the-header',
    source: MARSHAL('r_string'),
  },
  {
    id: 'eof-object',
    group: 'body',
    title: 'The file ends where an object should begin',
    find: [/EOF read where object expected/g],
    means: [
      'Python wanted to read the next object, and the file was over. With nothing at all behind the header it says the same.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: (_, { python }) => [cutTree('A file that is all header', python, 16)],
    lesson: 'past-the-header',
    source: MARSHAL('r_object'),
  },
  {
    id: 'eof-not-expected',
    group: 'body',
    title: 'The file ends where a byte was needed',
    find: [/EOF read where not expected/g],
    means: [
      'Three places say this: `python FILE.pyc`, for a file shorter than its header; marshal since Python 3.11, where a single byte is missing, as the length of a short text; and `zipimport`, for an archive that ends too early.',
    ],
    todo: DAMAGED,
    labs: (_, { python }) => [
      { ...cutTree('A file that is all header', python, 16) },
      marshalTree('A byte is missing', python, body('eof-not-expected/missing-byte')),
    ],
    lesson: 'past-the-header',
    source: cpython('Python/pythonrun.c', 'run_pyc_file; Python/marshal.c: r_byte'),
  },
  {
    id: 'bad-long',
    group: 'body',
    title: 'A large integer is damaged',
    find: [/bad marshal data \((?<what>digit out of range in long|unnormalized long data|long size out of range)\)/g],
    means: [
      'Integers that need more than 32 bits are written as digits of 15 bits each. Here a digit is too large, the highest one is zero, or their count makes no sense.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: (match, { python }) => {
      const ids = { digit: 'bad-long/digit', unnormalized: 'bad-long/unnormalized', long: 'bad-long/size' } as const;
      const word = match.groups!.what.split(' ')[0] as keyof typeof ids;
      return [marshalTree('Such an integer at the start of a body', python, body(ids[word]))];
    },
    lesson: 'past-the-header',
    source: MARSHAL('r_PyLong'),
  },
  {
    id: 'bad-size',
    group: 'body',
    title: 'A length that makes no sense',
    find: [/bad marshal data \((?<what>bytes object|string|unicode|tuple|list|set) size out of range\)/g],
    means: [
      'The four bytes of a length hold a negative number. They are damaged, or they are no length at all, since a byte before them is wrong.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: (match, { python }) => {
      const word = match.groups!.what;
      const id = /tuple|list|set/.test(word) ? word : word === 'bytes object' ? 'bytes' : 'text';
      return [marshalTree('Such a length at the start of a body', python, body(`bad-size/${id}`))];
    },
    lesson: 'past-the-header',
    source: MARSHAL('r_object'),
  },
  {
    id: 'marshal-other',
    group: 'body',
    title: 'Marshal cannot read the body',
    find: [
      /bad marshal data \((?!unknown type code|invalid reference|string ref|digit out|unnormalized|long size|(?:bytes object|string|unicode|tuple|list|set) size)(?<what>[^)\n]{1,80})\)/g,
      /XXX readobject called with exception set/g,
    ],
    means: [
      'The body is not what marshal can read. `index list too large` counts more than 2,147,483,646 objects; `XXX readobject called with exception set` is a warning about a bug in an extension module, not about the file.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: tree('A body that cannot be read', 'unknown-type/letter'),
    lesson: 'past-the-header',
    source: MARSHAL('r_ref_reserve, r_object'),
    unrecorded: 'It takes a file of more than 2 GB, or an extension module with a bug.',
  },
  {
    id: 'recursion',
    group: 'body',
    title: 'Objects inside objects, too deep',
    find: [/ValueError: recursion limit exceeded/g],
    means: [
      'Marshal reads objects inside of objects down to a fixed depth. No compiler writes such a file: it is damaged, or made on purpose.',
    ],
    todo: [
      ...DAMAGED,
      { text: 'If the file came from a stranger, leave it alone: marshal is not safe against files made to do harm.' },
    ],
    lesson: 'sourceless-and-trust',
    source: MARSHAL('MAX_MARSHAL_STACK_DEPTH'),
  },
  {
    id: 'null-object',
    group: 'body',
    title: 'Nothing where an object must be',
    find: [
      /NULL object in marshal data for (?<where>[a-z ]{1,20})/g,
      /SystemError: NULL result without error in PyObject_Call/g,
    ],
    means: [
      'The type byte `30`, the digit 0, ends a dict. Everywhere else it is damage. Python 2.7 has no words of its own for the outermost object and raises a SystemError.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: tree('A 0 in place of the code object', 'null-object/alone'),
    lesson: 'past-the-header',
    source: MARSHAL('read_object, r_object'),
  },
  {
    id: 'non-code',
    group: 'body',
    title: 'The body is no code object',
    find: [/Non-code object in (?<path>[^\n]{1,300})/g, /compiled module (?<path>\S{1,300}) is not a code object/g],
    means: [
      'Header and body are readable, but what the body holds is not a module’s code: a number, a tuple, `None`. Some other program wrote the file. From a zip file the same is a TypeError.',
    ],
    todo: DAMAGED,
    labs: tree('None in place of code', 'non-code/none'),
    lesson: 'past-the-header',
    source: cpython(BOOTSTRAP, '_compile_bytecode'),
  },
  {
    id: 'bad-code-run',
    group: 'body',
    title: 'The file that you run holds no code object',
    find: [/Bad code object in \.pyc file/g],
    means: [
      '`python FILE.pyc` could not read a code object from the body. Whatever marshal had to say about it is replaced by these words: import the file to see them.',
    ],
    todo: [...DAMAGED, { text: 'Drop the file here to see at which byte it goes wrong.' }],
    labs: tree('None in place of code', 'non-code/none'),
    lesson: 'past-the-header',
    source: cpython('Python/pythonrun.c', 'run_pyc_file'),
  },
  {
    id: 'code-fields',
    group: 'body',
    title: 'The numbers of a code object contradict each other',
    find: [/code: (?:co_)?varnames is too small/g, /Objects[/\\]codeobject\.c:\d+: bad argument to internal function/g],
    means: [
      'All parts of a code object were read, but they cannot be true together, such as more arguments than there are variables. A byte is damaged, or the body is of another Python.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: (_, { python }) => [
      // The count of arguments follows the type byte.
      { ...marshalTree('Millions of arguments', python, 'e300000001') },
    ],
    lesson: 'the-code-object',
    source: cpython('Objects/codeobject.c', '_PyCode_Validate'),
  },
  {
    id: 'damaged-value',
    group: 'body',
    title: 'A value in the body cannot be read',
    find: [
      /'utf-?8' codec can't decode byte (?<byte>0x[0-9a-f]{2}) in position (?<at>\d+)/g,
      /could not convert string to float: (?<text>[^\n]{1,40})/g,
    ],
    needs: /marshal|_compile_bytecode|load_module/,
    means: [
      'The body was read up to a text that is no UTF-8, or a number that is no number. In a `.pyc` that Python wrote this is damage.',
      GOOD_HEADER,
    ],
    todo: DAMAGED,
    labs: tree('A text of ff ff', 'damaged-value/text'),
    lesson: 'past-the-header',
    source: MARSHAL('r_object, case TYPE_UNICODE'),
  },
  {
    id: 'unknown-opcode',
    group: 'body',
    title: 'An instruction that this Python does not have',
    find: [/XXX lineno: (?<line>-?\d+), opcode: (?<opcode>\d+)/g, /unknown opcode(?: (?<opcode>\d+))?/g],
    means: [
      'The code object was read, and while it ran Python met an instruction whose number means nothing to it. The bytecode is of another Python, and its magic number was overwritten, or a byte is damaged.',
      'A number that does mean something would have been executed. Such code can do anything, up to a crash.',
    ],
    todo: [
      { text: 'Never write another magic number into a file. Compile the source with the Python that runs it.' },
      ...DAMAGED.slice(0, 2),
    ],
    facts: (match) => (match.groups?.opcode ? [`The number of the instruction is ${match.groups.opcode}.`] : []),
    labs: (_, { python }) => [
      {
        label: 'The instructions of each Python, side by side',
        href: `disassembly/#1.sample=arithmetic&python=${python === '3.11' ? '3.11,3.12' : '3.12,3.13'}`,
      },
    ],
    lesson: 'will-python-use-it',
    source: cpython('Python/bytecodes.c', 'unknown_opcode'),
  },
  {
    id: 'crash',
    group: 'run',
    title: 'The interpreter itself crashed',
    find: [/Segmentation fault|\bSIGSEGV\b|exit (?:code|status):? (?:139|-11)\b|signal 11\b|0xC0000005/gi],
    means: [
      'Python does not check bytecode before it runs it. A file with a patched magic number can end in a crash, and so can a damaged body that happens to be readable.',
      'Most crashes have other causes, such as an extension module. If deleting the cache files changes nothing, it is not the cache.',
    ],
    todo: [
      {
        text: 'Try without cache files, and without writing new ones.',
        command: 'PYTHONPYCACHEPREFIX=/tmp/empty-$$ python -B main.py',
      },
      { text: 'Python prints where it was when it crashed.', command: 'python -X faulthandler main.py' },
    ],
    lesson: 'will-python-use-it',
    source: {
      label: 'Python documentation: faulthandler',
      href: 'https://docs.python.org/3/library/faulthandler.html',
    },
    unrecorded: 'Whether such a file crashes depends on the build; lesson 6 has one recorded case.',
  },
  {
    id: 'code-disallowed',
    group: 'body',
    title: 'Marshal was told not to take code',
    find: [/(?<what>un)?marshalling code objects is disallowed/g],
    means: [
      'A program called marshal with `allow_code=False` (Python 3.13 and newer), and the data holds a code object.',
    ],
    todo: [
      {
        text: 'For a `.pyc` leave out `allow_code=False`, as long as you trust the file. Data from strangers should not hold code.',
      },
    ],
    lesson: 'sourceless-and-trust',
    source: { label: 'Python documentation: marshal', href: 'https://docs.python.org/3/library/marshal.html' },
  },
  {
    id: 'unmarshallable',
    group: 'body',
    title: 'Marshal cannot write this object',
    find: [/ValueError: unmarshallable object/g, /object too deeply nested to marshal/g],
    means: [
      'A program called `marshal.dumps` with something other than numbers, texts, bytes, tuples, lists, sets, dicts and code, or nested too deep. The compiler puts nothing else into a `.pyc`.',
    ],
    todo: [
      {
        text: 'For data of your own use `json` or `pickle`: marshal is there for cache files, and its format changes.',
      },
    ],
    lesson: 'past-the-header',
    source: { label: 'Python documentation: marshal', href: 'https://docs.python.org/3/library/marshal.html' },
  },
];
