import type { FieldName } from '../types.ts';

/** A constant to put in: `Const` without places in a file. */
export type NewConst =
  | { type: 'None' | 'Ellipsis' }
  | { type: 'bool'; value: boolean }
  /** `long`: 2.7's other integer type. */
  | { type: 'int'; value: bigint; long?: true }
  | { type: 'float'; value: number }
  | { type: 'complex'; real: number; imag: number }
  | { type: 'str'; value: string }
  | { type: 'bytes'; value: Uint8Array }
  | { type: 'tuple' | 'frozenset'; items: NewConst[] }
  | { type: 'slice'; start: NewConst; stop: NewConst; step: NewConst };

/** Lists of names that a code object has, by their names there. */
export type NameList = 'names' | 'varnames' | 'cellvars' | 'freevars';

/** Names that a code object has one of. */
export type SingleName = 'name' | 'qualname' | 'filename';

/**
 * One change of a file. `code` is the offset in the file of the code object that is meant (`CodeObject.range.start`);
 * `offset` that of an instruction in `co_code` (`Instruction.offset`).
 */
export type PycEdit =
  | { kind: 'header'; field: Exclude<FieldName, 'body'>; value: number | Uint8Array }
  | { kind: 'constant'; code: number; index: number; value: NewConst }
  | { kind: 'name'; code: number; list: NameList; index: number; value: string }
  | { kind: 'name'; code: number; list: SingleName; value: string }
  /** What is left out of `opname` and `arg` stays. */
  | { kind: 'instruction'; code: number; offset: number; opname?: string; arg?: number };

/** One kind of edit: `EditOf<'name'>`. */
export type EditOf<K extends PycEdit['kind']> = Extract<PycEdit, { kind: K }>;

/** The changed file, or a sentence that says why the edit cannot be made. */
export type EditResult = { ok: true; bytes: Uint8Array } | { ok: false; reason: string };

/** Thrown for an edit that cannot be made; never leaves this folder. */
export class Refusal extends Error {}
