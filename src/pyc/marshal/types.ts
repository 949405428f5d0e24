import type { AnyPython, PycError } from '../types.ts';

/** Type codes of marshal (Python/marshal.c), without `FLAG_REF`. */
export const TYPE = {
  NULL: 0x30, // '0'
  NONE: 0x4e, // 'N'
  FALSE: 0x46, // 'F'
  TRUE: 0x54, // 'T'
  STOPITER: 0x53, // 'S'
  ELLIPSIS: 0x2e, // '.'
  INT: 0x69, // 'i'
  INT64: 0x49, // 'I', read but no longer written
  FLOAT: 0x66, // 'f'
  BINARY_FLOAT: 0x67, // 'g'
  COMPLEX: 0x78, // 'x'
  BINARY_COMPLEX: 0x79, // 'y'
  LONG: 0x6c, // 'l'
  STRING: 0x73, // 's'
  INTERNED: 0x74, // 't', bytes in 2.7, not in 3.0 to 3.3
  STRINGREF: 0x52, // 'R', 2.7: an earlier TYPE_INTERNED
  REF: 0x72, // 'r'
  TUPLE: 0x28, // '('
  LIST: 0x5b, // '['
  DICT: 0x7b, // '{'
  CODE: 0x63, // 'c'
  UNICODE: 0x75, // 'u'
  SET: 0x3c, // '<'
  FROZENSET: 0x3e, // '>'
  ASCII: 0x61, // 'a'
  ASCII_INTERNED: 0x41, // 'A'
  SMALL_TUPLE: 0x29, // ')'
  SHORT_ASCII: 0x7a, // 'z'
  SHORT_ASCII_INTERNED: 0x5a, // 'Z'
  SLICE: 0x3a, // ':', from 3.14
  FROZENDICT: 0x7d, // '}', from 3.15
} as const;

/** Set in a type byte when later references may point to this object. */
export const FLAG_REF = 0x80;

/**
 * A marshalled object as a flat tree: one row a node, in file order, which is pre-order. The columns hold only what cannot
 * be read from the bytes at once, 8 bytes a node; the functions of `tree.ts` give the rest.
 */
export interface MarshalTree {
  /** By whose rules the bytes were read. */
  python: AnyPython;
  /** The whole file; offsets count from its first byte. */
  bytes: Uint8Array;
  /** Number of nodes. The columns may be longer. */
  count: number;
  /** Offset of each node's type byte. */
  start: Uint32Array<ArrayBuffer>;
  /** Index of the first node after each node's subtree. */
  next: Uint32Array<ArrayBuffer>;
  /** Node by reference number: what `TYPE_REF`, in 2.7 `TYPE_STRINGREF`, points to. */
  refs: Uint32Array<ArrayBuffer>;
  /** Number of references. The column may be longer. */
  refCount: number;
  /** Where reading stopped: the end of the object, or of what could be read of it. */
  end: number;
  /** Nodes that the damage left unfinished, outermost first; empty without an error. */
  unfinished: number[];
  /** What CPython raises; null where the object is whole. */
  error: PycError | null;
}
