import type { AnyPython, ByteRange } from './types.ts';

/**
 * A constant as marshal stores it, as plain data. `range` covers all its bytes, type byte included. Where the file has a
 * reference instead, `ref` is the reference's place and `range` that of the bytes it points to.
 */
export type Const = { range: ByteRange; ref?: ByteRange } & (
  | { type: 'None' | 'Ellipsis' | 'StopIteration' | 'NULL' }
  | { type: 'bool'; value: boolean }
  /** `long`: stored as TYPE_LONG by Python 2, where `int` is another type. */
  | { type: 'int'; value: bigint; long?: true }
  | { type: 'float'; value: number }
  | { type: 'complex'; real: number; imag: number }
  /**
   * `value` is UTF-16; lone surrogates stay as they are in the file (`surrogatepass`). Where a high and a low one follow
   * each other there, Python keeps them apart, and UTF-16 cannot: `surrogatePairs` has the indices of those high ones.
   */
  | { type: 'str'; value: string; interned: boolean; surrogatePairs?: number[] }
  | { type: 'bytes'; value: Uint8Array }
  | { type: 'tuple' | 'list' | 'set' | 'frozenset'; items: Const[] }
  | { type: 'dict' | 'frozendict'; entries: [Const, Const][] }
  | { type: 'slice'; start: Const; stop: Const; step: Const }
  | { type: 'code'; value: CodeObject }
);

/** A constant of one type: `ConstOf<'int'>`. */
export type ConstOf<T extends Const['type']> = MemberOf<Const, T>;
type MemberOf<C, T> = C extends { type: infer K } ? (T extends K ? C : never) : never;

/** A code object as its file has it. Field names are CPython's, without `co_`. */
export interface CodeObject {
  python: AnyPython;
  argcount: number;
  /** 0 before 3.8. */
  posonlyargcount: number;
  kwonlyargcount: number;
  stacksize: number;
  flags: number;
  /** The instructions' bytes (`co_code`). */
  code: Uint8Array;
  /** Where `code` stands in the file: its bytes, without type and length; where a reference has it, what it points to. */
  codeRange: ByteRange;
  consts: Const[];
  names: string[];
  /** Arguments and other locals, in slot order (`co_varnames`). */
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  /** 3.11+: names of all slots of the frame, arguments first (`co_localsplusnames`); earlier: varnames, cellvars, freevars. */
  localsplusnames: string[];
  /** 3.11+: a byte a slot: 0x20 local, 0x40 cell, 0x80 free, 0x10 hidden (`co_localspluskinds`); earlier: made from the names. */
  localspluskinds: Uint8Array;
  filename: string;
  name: string;
  /** 3.11+; earlier the same as `name`. */
  qualname: string;
  firstlineno: number;
  /** `co_lnotab` up to 3.9, `co_linetable` from 3.10. */
  linetable: Uint8Array;
  /** Empty before 3.11. */
  exceptiontable: Uint8Array;
  /** The whole code object in the file, type byte included. */
  range: ByteRange;
}

/** Where an instruction comes from. Columns count UTF-8 bytes from 0; lines from 1. Null where the file does not say. */
export interface SourcePosition {
  line: number | null;
  endLine: number | null;
  col: number | null;
  endCol: number | null;
}

/** One instruction, `EXTENDED_ARG` prefixes kept apart, inline caches counted in `caches`. */
export interface Instruction {
  /** Byte offset in `co_code`. */
  offset: number;
  /** Offset of the first `EXTENDED_ARG` that widens it; `offset` where there is none. */
  start: number;
  opcode: number;
  opname: string;
  /** The whole operand, prefixes included; null for an opcode that takes none. */
  arg: number | null;
  /** What `dis` prints in brackets after the operand; empty where it prints nothing. */
  argrepr: string;
  /** Offset of the jump's target; null for what does not jump. */
  jumpTarget: number | null;
  /** Code units (2 bytes each) of inline cache after it. */
  caches: number;
  isJumpTarget: boolean;
  /** 3.13+: number of its label (`L1`) where it is a jump target; null elsewhere. */
  label: number | null;
  /** Whether `dis` starts a line of source here (`starts_line`). */
  startsLine: boolean;
  position: SourcePosition;
  /** Where its bytes are in the file, `EXTENDED_ARG` prefixes and caches not counted. */
  range: ByteRange;
  /** What `dis` raises instead of `argrepr`, for an operand that points outside its list; null in what CPython wrote. */
  error: string | null;
}

/** An entry of the exception table (3.11+). Offsets in bytes; `end` is exclusive. */
export interface ExceptionTableEntry extends ByteRange {
  target: number;
  /** To what depth the value stack is cut before the exception is pushed. */
  depth: number;
  /** Whether the offset of the instruction that raised is pushed too. */
  lasti: boolean;
}
