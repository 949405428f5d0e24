/** The CPython versions that the site runs on, oldest first. */
export const PYTHON_VERSIONS = ['3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14', '3.15'] as const;

/** A minor version that the site knows in full: its opcodes, its `dis`, its cache rules. */
export type PythonVersion = (typeof PYTHON_VERSIONS)[number];

/** Older minor versions whose marshal format is read too; opcodes are known of 2.7 and 3.6. Oldest first. */
export const OLDER_PYTHONS = ['2.7', '3.0', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6'] as const;

/** A minor version whose files are read, and not more. */
export type OlderPython = (typeof OLDER_PYTHONS)[number];

/** A minor version by whose rules a body can be read. */
export type AnyPython = OlderPython | PythonVersion;

/** A minor version whose opcodes are known. */
export type OpcodePython = '2.7' | '3.6' | PythonVersion;

/** Half-open range `[start, end)` of bytes in the file, counted from its first byte. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Something wrong with the bytes, as a value. `exception` and `message` are what CPython raises for it, to the letter;
 * `offset` is the byte of the file at which reading stopped.
 */
export interface PycError {
  offset: number;
  exception: string;
  message: string;
}

/**
 * How a header is laid out: 8 bytes (magic, mtime) up to 3.2; 12 bytes (magic, mtime, source size) from 3.3; 16 bytes
 * (magic, flags, then mtime and size or a source hash) from 3.7. PEP 3147, PEP 552.
 */
export type HeaderLayout = 8 | 12 | 16;

/** The names of a header's fields, and of what follows it. */
export type FieldName = 'magic' | 'flags' | 'mtime' | 'size' | 'hash' | 'body';

/**
 * One field of a header. `value` is the unsigned little-endian integer (for `magic` that of its first two bytes); null when
 * the file ends inside the field, and for `hash` and `body`, which are bytes and not a number.
 */
export interface HeaderField extends ByteRange {
  name: FieldName;
  value: number | null;
}

/** What a magic number says about its file. Source: the list in CPython's own `importlib/_bootstrap_external.py`. */
export interface MagicInfo {
  /** The 16-bit number. */
  number: number;
  /** The first four bytes of the file. */
  bytes: Uint8Array;
  /** As CPython's list names it: `3.13rc1`, `3.5.2`. */
  since: string;
  /** The minor version: `3.13`, `2.7`. */
  minor: string;
  /** Whether releases of that minor version write it (false for its alphas and betas). */
  released: boolean;
  /** Whether the interpreter was run with `-U`, which adds one to the number (1.6 to 2.7). */
  optionU: boolean;
  layout: HeaderLayout;
}

/** What flags and layout say about how the file is checked against its source. */
export type HeaderKind = 'timestamp' | 'checked-hash' | 'unchecked-hash' | 'invalid';

/** A header read under one layout. A file that is too short has fewer fields and an `error`. */
export interface Header {
  layout: HeaderLayout;
  /** What wrote the file, from its first four bytes; null for an unknown magic number. */
  origin: MagicInfo | null;
  kind: HeaderKind;
  fields: HeaderField[];
  /** Set where the bytes are not a whole header, or the magic number is unknown. */
  error: PycError | null;
}
