import type { CodeObject } from '../code.ts';
import { atLeast } from '../versions/compare.ts';
import type { Opcode, OpcodeTable } from '../versions/opcode-table.ts';
import { opcodeTable } from '../versions/opcodes.ts';

/** An instruction before its operand is looked up. */
export interface RawInstruction {
  offset: number;
  /** Offset of its first EXTENDED_ARG; `offset` where there is none, and for EXTENDED_ARG itself. */
  start: number;
  /** Bytes that it has itself: 2; before 3.6 3 with an operand and 1 without. */
  length: number;
  opcode: Opcode;
  arg: number | null;
}

/** Below this number an opcode takes no operand; only up to 3.11 does that hold for numbers that no opcode has. */
const HAVE_ARGUMENT = 90;

/** The opcode of a number, as `co_code` shows it. What stands for nothing is named as `dis` does. */
function opcodeOf(table: OpcodeTable, number: number): Opcode {
  const known = table.byNumber[table.shownAs[number] ?? number];
  if (known) return known;
  const takesOperand = !atLeast(table.python, '3.12') && number >= HAVE_ARGUMENT;
  return { number, name: `<${number}>`, operand: takesOperand ? 'number' : 'none', caches: 0, jump: null };
}

/** The bytecode of Python 2, before code units: an operand is two more bytes, EXTENDED_ARG holds 16 bits. */
function unpackBytes({ code: bytes }: CodeObject, table: OpcodeTable): RawInstruction[] {
  const instructions: RawInstruction[] = [];
  let extended = 0;
  let start = 0;
  for (let offset = 0; offset < bytes.length;) {
    const opcode = opcodeOf(table, bytes[offset]);
    const isPrefix = opcode.number === table.extendedArg;
    const length = opcode.operand === 'none' ? 1 : 3;
    let arg: number | null = null;
    if (length === 3) {
      arg = (bytes[offset + 1] ?? 0) + 256 * (bytes[offset + 2] ?? 0) + extended;
      extended = isPrefix ? arg * 0x10000 : 0;
    }
    instructions.push({ offset, start: isPrefix ? offset : start, length, opcode, arg });
    offset += length;
    if (!isPrefix) start = offset;
  }
  return instructions;
}

/** Walks the bytecode as `dis._unpack_opargs` does: inline caches are passed over, EXTENDED_ARG is an instruction. */
export function unpack(code: CodeObject): RawInstruction[] {
  const table = opcodeTable(code.python);
  if (!atLeast(code.python, '3.6')) return unpackBytes(code, table);
  // Up to 3.9 an opcode without operand leaves the prefixes before it in force; from 3.11 on the operand is a C int.
  const clearsPrefixes = atLeast(code.python, '3.10');
  const wraps = atLeast(code.python, '3.11');
  const bytes = code.code;
  const instructions: RawInstruction[] = [];
  let extended = 0;
  let prefixes = 0;
  let caches = 0;
  for (let offset = 0; offset < bytes.length; offset += 2) {
    if (caches > 0) {
      caches--;
      continue;
    }
    const opcode = opcodeOf(table, bytes[offset]);
    const isPrefix = opcode.number === table.extendedArg;
    caches = opcode.caches;
    let arg: number | null = null;
    if (opcode.operand !== 'none') {
      arg = (bytes[offset + 1] ?? 0) + extended;
      extended = isPrefix ? arg * 0x100 : 0;
      if (wraps && extended >= 0x80000000) extended -= 0x100000000;
    } else if (clearsPrefixes) {
      extended = 0;
    }
    instructions.push({ offset, start: isPrefix ? offset : offset - 2 * prefixes, length: 2, opcode, arg });
    prefixes = isPrefix ? prefixes + 1 : 0;
  }
  return instructions;
}

/** Offset of a jump's target; null for what does not jump. */
export function jumpTarget({ opcode, arg, offset, length }: RawInstruction, table: OpcodeTable): number | null {
  if (opcode.jump === null || arg === null) return null;
  const distance = arg * table.jumpUnit;
  if (opcode.jump === 'absolute') return distance;
  return offset + length + 2 * opcode.caches + (opcode.jump === 'backward' ? -distance : distance);
}
