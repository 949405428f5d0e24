import { atLeast } from './compare.ts';
import type { OpcodePython } from '../types.ts';

/**
 * How that version's `dis` reads an operand. `none`: there is no operand; `number`: it stands for itself. The others name
 * what it indexes or encodes. `global`, `attribute` and `super-attribute` are names with one or two flag bits below the
 * index; `import-name` too (3.15). `const-index` is a constant that `dis` does not look up (3.11's KW_NAMES).
 */
export type OperandKind =
  | 'none'
  | 'number'
  | 'const'
  | 'const-index'
  | 'name'
  | 'global'
  | 'attribute'
  | 'super-attribute'
  | 'import-name'
  | 'local'
  | 'two-locals'
  | 'free'
  | 'jump'
  | 'compare'
  | 'is'
  | 'contains'
  | 'binary-op'
  | 'format-value'
  | 'convert-value'
  | 'make-function'
  | 'function-attribute'
  | 'intrinsic-1'
  | 'intrinsic-2'
  | 'small-int'
  | 'common-constant'
  | 'special-method';

/** From where a jump's operand counts: from the start of the code, or from the next instruction, onwards or back. */
export type JumpKind = 'absolute' | 'forward' | 'backward';

export interface Opcode {
  number: number;
  name: string;
  operand: OperandKind;
  /** Code units (2 bytes each) of inline cache that follow the instruction. */
  caches: number;
  /** Null for what does not jump. */
  jump: JumpKind | null;
}

/** What the interpreter's own modules say, as `npm run regen -- opcodes` writes it. */
export interface OpcodeData {
  python: OpcodePython;
  /** number, name, operand kind, cache units, jump; real opcodes only, by number. */
  opcodes: [number, string, OperandKind, number, JumpKind | null][];
  /** The number of EXTENDED_ARG. */
  extendedArg: number;
  /** Operators of COMPARE_OP. */
  cmpOp: string[];
  /** Operators of BINARY_OP: name and symbol (3.11+). */
  nbOps: [string, string][];
  /** CALL_INTRINSIC_1 and 2 (3.12+). */
  intrinsic1: string[];
  intrinsic2: string[];
  /** What LOAD_COMMON_CONSTANT loads, as `dis` prints it (3.14+). */
  commonConstants: string[];
  /** What LOAD_SPECIAL looks up (3.14+). */
  specialMethods: string[];
  /** Bits of MAKE_FUNCTION's operand (3.8+), of SET_FUNCTION_ATTRIBUTE's from 3.13. */
  functionAttributes: string[];
  /** Names and lengths (code units) of the parts of an inline cache, by opcode name (3.11+). */
  cacheFormat: Record<string, Record<string, number>>;
  /** Specialised opcodes by the name of what they specialise (3.11+). */
  specializations: Record<string, Record<string, number>>;
  /** Numbers that `co_code` shows as another one: specialised, instrumented and unused ones (3.11+). Never in a file that CPython wrote. */
  shownAs: Record<string, number>;
  /** From this number on opcodes are instrumented ones (3.12+). */
  minInstrumented: number | null;
  /** Names of the bits of `co_flags`, by their value. */
  compilerFlags: Record<string, string>;
}

/** One version's opcodes, ready to look up. */
export interface OpcodeTable extends Omit<OpcodeData, 'opcodes'> {
  /** Index is the opcode's number; null where there is none. */
  byNumber: readonly (Opcode | null)[];
  byName: Readonly<Record<string, Opcode>>;
  /** Bytes that one unit of a jump's operand stands for: 1 up to 3.9, then 2. */
  jumpUnit: 1 | 2;
}

/** Makes the look-up form of one version's data. */
export function opcodeTableOf(data: OpcodeData): OpcodeTable {
  const byNumber: (Opcode | null)[] = new Array<Opcode | null>(256).fill(null);
  const byName: Record<string, Opcode> = {};
  for (const [number, name, operand, caches, jump] of data.opcodes) {
    byNumber[number] = byName[name] = { number, name, operand, caches, jump };
  }
  const { opcodes: _, ...rest } = data;
  return { ...rest, byNumber, byName, jumpUnit: atLeast(data.python, '3.10') ? 2 : 1 };
}
