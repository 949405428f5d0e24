/** What stands on the way to a module's code: the questions of CPython, and what is done where one is answered with no. */
import type { Decision } from '../../importlib/index.ts';

/** What a part of a header is, or the body; its hue. */
export type NodeField = 'magic' | 'flags' | 'mtime' | 'size' | 'hash' | 'body';

export interface PathNode {
  id: Decision['node'] | 'used';
  /** `ask`: the questions on the way to the cached code; `compile`: what is done where one of them fails. */
  track: 'ask' | 'compile';
  question: string;
  rule: string;
  /** CPython's function, of `importlib._bootstrap_external` unless a dot names another place. */
  function: string;
  field: NodeField | null;
  /** `no` leaves the path to the cached code, or ends in an exception; `dark` was not reached. */
  state: 'yes' | 'no' | 'skipped' | 'dark';
  answer: string;
  /** The two values compared. */
  found: string | null;
  expected: string | null;
  /** The file that it is about. */
  path: string | null;
  /** What is raised there. */
  raised: string | null;
}

/**
 * How the code was asked for. `import`: by name; `script` and `pyc`: a file named on the command line; the others compile
 * ahead.
 */
export type PathKind = 'import' | 'script' | 'pyc' | 'py_compile' | 'compileall';

export type Known = Pick<PathNode, 'id' | 'track' | 'question' | 'rule' | 'function' | 'field'> & {
  /** What this way never asks. */
  never?: true;
};

const IMPORT: readonly Known[] = [
  {
    id: 'find_spec',
    track: 'ask',
    question: 'Is there a source?',
    rule: 'In each folder of sys.path: a package first, then NAME.py, then NAME.pyc in the source’s own place.',
    function: 'FileFinder.find_spec',
    field: null,
  },
  {
    id: 'cache_from_source',
    track: 'ask',
    question: 'Where would its cache file be?',
    rule: 'The folder, the Python’s tag and the level of -O make the name.',
    function: 'cache_from_source',
    field: null,
  },
  {
    id: 'get_data',
    track: 'ask',
    question: 'Can it be read there?',
    rule: 'Any OSError means: there is none.',
    function: 'get_data',
    field: null,
  },
  {
    id: 'magic',
    track: 'ask',
    question: 'Is it of this Python’s bytecode?',
    rule: 'The first four bytes are this Python’s magic number.',
    function: '_classify_pyc',
    field: 'magic',
  },
  {
    id: 'length',
    track: 'ask',
    question: 'Is the header whole?',
    rule: 'It has at least 16 bytes.',
    function: '_classify_pyc',
    field: null,
  },
  {
    id: 'flags',
    track: 'ask',
    question: 'Are its flags known?',
    rule: 'Only the lowest two bits may be set; they say what is compared next.',
    function: '_classify_pyc',
    field: 'flags',
  },
  {
    id: 'hash',
    track: 'ask',
    question: 'Is it the source’s hash?',
    rule: 'Only in a hash-based file, and there only if it is checked.',
    function: '_validate_hash_pyc',
    field: 'hash',
  },
  {
    id: 'mtime',
    track: 'ask',
    question: 'Is it the source’s mtime?',
    rule: 'Equal to the second. Not newer, not older.',
    function: '_validate_timestamp_pyc',
    field: 'mtime',
  },
  {
    id: 'size',
    track: 'ask',
    question: 'Is it the source’s size?',
    rule: 'Equal to the byte.',
    function: '_validate_timestamp_pyc',
    field: 'size',
  },
  {
    id: 'marshal',
    track: 'ask',
    question: 'Can the body be unmarshalled?',
    rule: 'From here on nothing falls back to the source: what fails is raised.',
    function: '_compile_bytecode',
    field: 'body',
  },
  {
    id: 'used',
    track: 'ask',
    question: 'Used',
    rule: 'The source is not even opened, but for a hash.',
    function: 'get_code',
    field: null,
  },
  {
    id: 'source_to_code',
    track: 'compile',
    question: 'Compile the source',
    rule: 'The same as compile(source, path, "exec").',
    function: 'source_to_code',
    field: null,
  },
  {
    id: 'dont_write_bytecode',
    track: 'compile',
    question: 'May it be written?',
    rule: 'Not under -B or PYTHONDONTWRITEBYTECODE.',
    function: 'get_code',
    field: null,
  },
  {
    id: 'set_data',
    track: 'compile',
    question: 'Written',
    rule: 'To a file beside it, then moved over. A failure is told under -v only.',
    function: 'set_data',
    field: null,
  },
];

const known = (id: PathNode['id'], changes: Partial<Known> = {}): Known => {
  const node = IMPORT.find((one) => one.id === id);
  return {
    ...(node ?? { id, track: 'ask', question: '', rule: '', function: '', field: null }),
    ...changes,
  };
};

const READER = 'pythonrun.pyrun_file';

const SCRIPT: readonly Known[] = [
  known('script', {
    question: 'Is it named on the command line?',
    rule: 'Then it is the program itself, and its text is read.',
    function: READER,
  }),
  known('get_data', {
    question: 'Is there a cache file?',
    rule: 'Not asked: the program itself is compiled every time.',
    function: READER,
    never: true,
  }),
  known('source_to_code', { function: READER }),
  known('set_data', {
    rule: 'Never: the next run would not look for it.',
    function: READER,
    never: true,
  }),
];

const PYC_READER = 'pythonrun.run_pyc_file';

const PYC: readonly Known[] = [
  known('script', {
    question: 'Is it a .pyc, named on the command line?',
    rule: 'By its suffix, or by its first two bytes.',
    function: PYC_READER,
  }),
  known('magic', { function: PYC_READER }),
  known('length', { function: PYC_READER }),
  known('flags', {
    question: 'Flags, mtime, size, hash',
    rule: 'Not asked: there is no source to compare with.',
    function: PYC_READER,
    field: null,
    never: true,
  }),
  known('marshal', { rule: 'What cannot be read, or is no code object, is an error.', function: PYC_READER }),
  known('used', { rule: 'Its code runs as the program.', function: PYC_READER }),
];

const AHEAD = 'py_compile.compile';
const COMPILE_AHEAD: readonly Known[] = [
  known('source_to_code', { function: AHEAD }),
  known('dont_write_bytecode', {
    rule: 'Not asked: -B and PYTHONDONTWRITEBYTECODE are for import.',
    function: AHEAD,
    never: true,
  }),
  known('set_data', { rule: 'To a file beside it, then moved over. A failure is an error.', function: AHEAD }),
];

const PY_COMPILE: readonly Known[] = [
  known('get_data', {
    question: 'Is there a fresh cache file?',
    rule: 'Not asked: py_compile compiles, whatever is there.',
    function: AHEAD,
    never: true,
  }),
  ...COMPILE_AHEAD,
];

const COMPILEALL: readonly Known[] = [
  known('up_to_date', {
    question: 'Do its first twelve bytes fit?',
    rule: 'Magic number, flags 0 and the source’s mtime, in one piece. The size is not looked at, and a hash never fits.',
    function: 'compileall.compile_file',
    field: 'mtime',
  }),
  known('used', {
    question: 'Left as it is',
    rule: 'compileall has nothing to do.',
    function: 'compileall.compile_file',
  }),
  ...COMPILE_AHEAD,
];

/** The nodes of each way, in the order in which they are asked. */
export const NODES: Readonly<Record<PathKind, readonly Known[]>> = {
  import: IMPORT,
  script: SCRIPT,
  pyc: PYC,
  py_compile: PY_COMPILE,
  compileall: COMPILEALL,
};
