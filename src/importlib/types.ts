import type { FieldName, PycError, PythonVersion } from '../pyc/types.ts';

/** What a check of the cache needs to know of the source file. */
export interface SourceFacts {
  /** Seconds since 1970, as the file system has it; may have a fraction, may be negative or above 2**32. */
  mtime: number;
  /** Bytes. */
  size: number;
  /** `_imp.source_hash` of its text under the running Python, 16 hex digits; null where the text is not known. */
  hash: string | null;
}

/** `--check-hash-based-pycs` */
export type CheckHashBasedPycs = 'default' | 'always' | 'never';

/** An import of module `m` that finds a cache file. */
export interface CacheRequest {
  python: PythonVersion;
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
  checkHashBasedPycs?: CheckHashBasedPycs;
}

/** A check that CPython makes, in the order in which it makes them. */
export interface CacheCheck {
  id: 'magic' | 'length' | 'flags' | 'hash' | 'mtime' | 'size' | 'marshal' | 'code';
  /** The function of `importlib._bootstrap_external` that makes it. */
  function: '_classify_pyc' | '_validate_timestamp_pyc' | '_validate_hash_pyc' | '_compile_bytecode';
  field: FieldName;
  result: 'passed' | 'failed' | 'skipped' | 'not-reached';
  /** The two sides that were compared, as a reader would write them; null where there was nothing to compare. */
  found: string | null;
  expected: string | null;
}

export type CacheOutcome =
  | { kind: 'used' }
  /** The source is compiled again and, as `rewritten` says, the cache file replaced. */
  | { kind: 'recompiled'; rewritten: 'timestamp' | 'checked-hash' | 'unchecked-hash' }
  | { kind: 'raised'; exception: string; message: string };

/** What CPython does with the cache file, and says of it. */
export interface CacheVerdict {
  checks: CacheCheck[];
  outcome: CacheOutcome;
  /** The lines that `python -v` prints about the decision, in order; without them, nothing is printed. */
  verbose: string[];
  /** What is wrong with the body, where reading it failed. */
  bodyError: PycError | null;
}
