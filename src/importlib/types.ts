import type { FieldName, PycError, PythonVersion } from '../pyc/types.ts';

/** What a check of the cache needs to know of the source file. */
export interface SourceFacts {
  /** Seconds since 1970, as the file system has it: finite; may have a fraction, may be negative or above 2**32. */
  mtime: number;
  /** Bytes, a whole number. */
  size: number;
  /** `_imp.source_hash` of its text under the running Python, 16 hex digits; null where the text is not known. */
  hash: string | null;
}

/** `--check-hash-based-pycs` */
export type CheckHashBasedPycs = 'default' | 'always' | 'never';

/**
 * The older Pythons whose header check can be asked for: 2.7 (8 bytes), and 3.3 to 3.6 (12 bytes) as the last of them,
 * 3.6, does it.
 */
export type LegacyPythonVersion = '2.7' | '3.6';

/** What `marshal.loads` makes of a body: the name of the object's Python type, or what it raises. */
export type Loaded = { type: string } | { error: PycError };

/** `marshal.loads` of a file from byte `start` on, by that Python's rules. */
export type Loads = (python: PythonVersion, pyc: Uint8Array, start: number) => Loaded;

/** An import of module `m` that finds a cache file. */
export interface CacheRequest {
  python: PythonVersion | LegacyPythonVersion;
  /** The module's name, as it appears in messages. */
  module: string;
  /** The bytes of the cache file. */
  pyc: Uint8Array;
  /** Path of the cache file as messages show it. */
  pycPath: string;
  /** Path of the source as messages show it. */
  sourcePath: string;
  /** Null: there is no source, and `pyc` stands where the source would (`m.pyc`, a sourceless import). */
  source: SourceFacts | null;
  /** 3.7+; the older versions have no hash-based files. */
  checkHashBasedPycs?: CheckHashBasedPycs;
}

/** An exception that CPython raises, as text. */
export interface PythonException {
  exception: string;
  message: string;
}

/** A check that CPython makes, in the order in which it makes them. */
export interface CacheCheck {
  id: 'magic' | 'length' | 'flags' | 'hash' | 'mtime' | 'size' | 'marshal' | 'code';
  /**
   * The function that makes it: of `importlib._bootstrap_external` on 3.6 (`_validate_bytecode_header`) and later, of
   * `Python/import.c` on 2.7 (`check_compiled_module`, `load_compiled_module`).
   */
  function:
    | '_classify_pyc'
    | '_validate_timestamp_pyc'
    | '_validate_hash_pyc'
    | '_compile_bytecode'
    | '_validate_bytecode_header'
    | 'check_compiled_module'
    | 'load_compiled_module'
    | 'read_compiled_module';
  /** What it looks at; for `length` the field in which the file ends, or the header's last one. */
  field: FieldName;
  /** `skipped`: this kind of file, or an import without source, does not ask for it. */
  result: 'passed' | 'failed' | 'skipped' | 'not-reached';
  /** The two sides that were compared, as a reader would write them; null where there was nothing to compare. */
  found: string | null;
  expected: string | null;
  /**
   * What the function raises when the check fails: with the source at hand `get_code` catches what a header check
   * raises, and compiles again. Null for a check that did not fail, and on 2.7, whose C code raises nothing there.
   */
  raised: PythonException | null;
}

export type CacheOutcome =
  | { kind: 'used' }
  /** The source is compiled again and, as `rewritten` says, the cache file replaced. */
  | { kind: 'recompiled'; rewritten: 'timestamp' | 'checked-hash' | 'unchecked-hash' }
  | ({ kind: 'raised' } & PythonException)
  /** The checks so far passed, and what the next one compares is not known here; `why` is a sentence for a reader. */
  | { kind: 'undecided'; why: string };

/** What CPython does with the cache file, and says of it. */
export interface CacheVerdict {
  checks: CacheCheck[];
  outcome: CacheOutcome;
  /** The lines that `python -v` prints about the decision, in order; without `-v`, nothing is printed. */
  verbose: string[];
  /** What is wrong with the body, where reading it failed. */
  bodyError: PycError | null;
}
