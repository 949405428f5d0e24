/**
 * The cases of CPython's own `Lib/test/test_importlib/source/test_file_loader.py` that concern bytecode, restated as
 * data under the tests' names. Below them, under `more`, cases which that file does not have.
 */
import type { CheckHashBasedPycs, SourceFacts } from '../../../src/importlib/types.ts';
import type { SourceVersion } from './edits.ts';

export type InvalidationMode = 'timestamp' | 'checked-hash' | 'unchecked-hash';

/** One import that finds one cache file. */
export interface FileLoaderCase {
  /** The class and method of CPython's test, and where it imports more than once, which time. */
  name: string;
  loader: 'SourceFileLoader' | 'SourcelessFileLoader';
  /** The source when it was compiled, and how. */
  compiled: SourceVersion & { mode: InvalidationMode };
  /** What was done to the compiled file: its bytes [start, end) replaced by these (hex); end null: to its end. */
  edit: { start: number; end: number | null; bytes: string } | null;
  /** The source when it is imported; null for the sourceless loader. */
  source: SourceVersion | null;
  policy: CheckHashBasedPycs;
  /** What the loader is told of the source, where no file can be made like that. */
  stats?: Pick<SourceFacts, 'mtime' | 'size'>;
  /** The sourceless loader is handed the file in `__pycache__`. */
  inPycache?: boolean;
  /** Permissions of the cache file. */
  permissions?: number;
}

/** The module of CPython's tests. */
export const TEMP = '_temp';

/** What `util.create_modules('_temp')` writes. */
const CREATED: SourceVersion = { text: "attr = '_temp'", mtime: 1234567890 };
const OLD: SourceVersion = { text: 'state = "old"', mtime: 50 };
const NEW: SourceVersion = { text: 'state = "new"', mtime: 50 };

function compiled(source: SourceVersion, mode: InvalidationMode = 'timestamp'): FileLoaderCase['compiled'] {
  return { ...source, mode };
}

const cut = (length: number): FileLoaderCase['edit'] => ({ start: length, end: null, bytes: '' });
const body = (bytes: string): FileLoaderCase['edit'] => ({ start: 16, end: null, bytes });
const put = (start: number, bytes: string): FileLoaderCase['edit'] => ({ start, end: start + bytes.length / 2, bytes });

/** `marshal.dumps(b'abcd')` */
const BYTES_ABCD = '730400000061626364';
/** `<test>` */
const NOT_MARSHAL = '3c746573743e';

const SIMPLE: FileLoaderCase[] = (
  [
    ['test_checked_hash_based_pyc', 'checked-hash', 'default'],
    ['test_overridden_checked_hash_based_pyc', 'checked-hash', 'never'],
    ['test_unchecked_hash_based_pyc', 'unchecked-hash', 'default'],
    ['test_overridden_unchecked_hash_based_pyc', 'unchecked-hash', 'always'],
  ] as const
).flatMap(([test, mode, policy]) =>
  ([['first', OLD] as const, ['second', NEW] as const] as const).map(([time, source]): FileLoaderCase => ({
    name: `SimpleTest.${test}, ${time} exec_module`,
    loader: 'SourceFileLoader',
    compiled: compiled(OLD, mode),
    edit: null,
    source,
    policy,
  })),
);

const OVERFLOW: SourceVersion = { text: 'x = 5', mtime: 2 ** 33 - 5 };

/** The edits that both loaders are tried with. */
const BOTH: [test: string, edit: FileLoaderCase['edit'], mode?: InvalidationMode][] = [
  ['test_empty_file', cut(0)],
  ['test_partial_magic', cut(3)],
  ['test_magic_only', cut(4)],
  ['test_bad_magic', put(0, '00000000')],
  ['test_partial_timestamp', cut(11)],
  ['test_partial_flags', cut(7)],
  ['test_partial_hash', cut(13), 'checked-hash'],
  ['test_partial_hash', cut(13), 'unchecked-hash'],
  ['test_partial_size', cut(15)],
  ['test_no_marshal', cut(16)],
  ['test_non_code_marshal', body(BYTES_ABCD)],
];

function bad(
  group: string,
  test: string,
  edit: FileLoaderCase['edit'],
  source: SourceVersion | null,
  mode?: InvalidationMode,
): FileLoaderCase {
  return {
    name: `${group}.${test}${mode ? `, ${mode}` : ''}`,
    loader: source ? 'SourceFileLoader' : 'SourcelessFileLoader',
    compiled: compiled(CREATED, mode),
    edit,
    source,
    policy: 'default',
  };
}

const withSource = (test: string, edit: FileLoaderCase['edit'], mode?: InvalidationMode): FileLoaderCase =>
  bad('SourceLoaderBadBytecodeTest', test, edit, CREATED, mode);

const withoutSource = (test: string, edit: FileLoaderCase['edit'], mode?: InvalidationMode): FileLoaderCase => ({
  ...bad('SourcelessLoaderBadBytecodeTest', test, edit, null, mode),
  // CPython's test leaves the file in __pycache__ in this case.
  ...(test === 'test_bad_magic' ? { inPycache: true } : {}),
});

/** CPython's cases. */
const CPYTHON: FileLoaderCase[] = [
  {
    name: 'SimpleTest.test_timestamp_overflow, with the file that the first import left',
    loader: 'SourceFileLoader',
    compiled: compiled(OVERFLOW),
    edit: null,
    source: OVERFLOW,
    policy: 'default',
  },
  ...SIMPLE,
  ...BOTH.map(([test, edit, mode]) => withSource(test, edit, mode)),
  withSource('test_bad_marshal', body(NOT_MARSHAL)),
  withSource('test_old_timestamp', put(8, '00000000')),
  { ...withSource('test_read_only_bytecode', put(0, '00000000')), permissions: 0o444 },
  ...BOTH.map(([test, edit, mode]) => withoutSource(test, edit, mode)),
];

const more = (what: string, edit: FileLoaderCase['edit'], source: SourceVersion | null = CREATED): FileLoaderCase =>
  bad('more', what, edit, source);

/** What the loader is told of the source, against a header with these bytes from 8 on. */
const told = (what: string, header: string, mtime: number, size: number): FileLoaderCase => ({
  ...more(what, put(8, header)),
  stats: { mtime, size },
});

/** Bodies that are not a code object, in marshal's bytes. */
const BODIES: [what: string, bytes: string][] = [
  ['None', '4e'],
  ['an int', 'e92a000000'],
  ['a tuple', 'a9024e4e'],
  ['a list', '5b010000004e'],
  ['a dict', '7b4e4e30'],
  ['a str', 'da0178'],
  ['NULL', '30'],
  ['an unknown type', 'ff'],
  ['a reference to nothing', '7200000000'],
  ['a string longer than the file', '73ffffff7f'],
  ['a string of negative length', '73ffffffff'],
  ['an int cut short', 'e92a00'],
  ['a long with a digit out of range', '6c02000000ffff0100'],
  ['a long that is not normalized', '6c0200000001000000'],
  ['a tuple of negative length', '28ffffffff'],
  ['a set of negative length', '3cffffffff'],
  ['a tuple with NULL in it', '280100000030'],
  ['a code object cut short', 'e300000000'],
  ['text that is not UTF-8', '7501000000ff'],
];

const MORE: FileLoaderCase[] = [
  more('untouched', null),
  more('untouched, without source', null, null),
  more('source touched', null, { ...CREATED, mtime: CREATED.mtime + 1 }),
  more('source set back in time', null, { ...CREATED, mtime: 1 }),
  more('source longer, same mtime', null, { ...CREATED, text: `${CREATED.text}\n` }),
  more('source changed, same mtime and size', null, { ...CREATED, text: "attr = '_TEMP'" }),
  ...[CREATED, null].flatMap((source) => {
    const suffix = source ? '' : ', without source';
    return [
      more(`flags 2${suffix}`, put(4, '02000000'), source),
      more(`flags 4${suffix}`, put(4, '04000000'), source),
      more(`flags 2**31${suffix}`, put(4, '00000080'), source),
      more(`flags 1 over mtime and size${suffix}`, put(4, '01000000'), source),
      more(`flags 3 over mtime and size${suffix}`, put(4, '03000000'), source),
      more(`a quote in the magic number${suffix}`, put(0, '27220d0a'), source),
      more(`a single quote in the magic number${suffix}`, put(0, '27090d0a'), source),
      more(`a backslash in the magic number${suffix}`, put(0, '5c7f0d0a'), source),
      more(`bytes after the code object${suffix}`, { start: 1e6, end: null, bytes: 'ff00ff' }, source),
    ];
  }),
  told('mtime with a fraction', 'd20296490e000000', 1234567890.75, 14),
  told('negative mtime', 'ffffffff0e000000', -1, 14),
  told('mtime between -1 and 0', '000000000e000000', -0.5, 14),
  told('mtime above 2**32', 'd20296490e000000', 2 ** 32 + 1234567890, 14),
  told('size above 2**32', 'd20296490e000000', 1234567890, 2 ** 32 + 14),
  ...BODIES.map(([what, bytes]) => more(`a body that is ${what}`, body(bytes))),
  ...BODIES.map(([what, bytes]) => more(`a body that is ${what}, without source`, body(bytes), null)),
];

/** All cases, CPython's first. */
export const FILE_LOADER_CASES: readonly FileLoaderCase[] = [...CPYTHON, ...MORE];

/** How many of them are CPython's. */
export const CPYTHON_CASES = CPYTHON.length;

/** The cache file as the import finds it. */
export function applyCaseEdit(pyc: Uint8Array, edit: FileLoaderCase['edit']): Uint8Array {
  if (!edit) return pyc;
  const bytes = Uint8Array.from(edit.bytes.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const tail = edit.end === null ? new Uint8Array() : pyc.subarray(edit.end);
  return Uint8Array.from([...pyc.subarray(0, edit.start), ...bytes, ...tail]);
}

/** Names a compiled file: cases that compile the same source in the same way share it. */
export function compiledKey({ compiled: { mode, mtime, text } }: FileLoaderCase): string {
  return `${mode} ${mtime} ${text}`;
}
