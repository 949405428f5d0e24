import type { CodeObject } from '../code.ts';
import { OperandError, operandText } from '../dis/operands.ts';
import { jumpTarget, unpack } from '../dis/unpack.ts';
import type { RawInstruction } from '../dis/unpack.ts';
import type { ObjectOf } from '../encode/objects.ts';
import { hasOpcodes } from '../versions/compare.ts';
import type { Opcode, OpcodeTable } from '../versions/opcode-table.ts';
import { opcodeTable } from '../versions/opcodes.ts';
import { partOf, setPart } from './opened.ts';
import type { Opened } from './opened.ts';
import { Refusal } from './types.ts';
import type { EditOf } from './types.ts';

/** The opcode that is asked for: one that can stand where the old one stood. */
function opcodeFor(table: OpcodeTable, old: RawInstruction, opname: string): Opcode {
  const opcode = table.byName[opname];
  if (!opcode) throw new Refusal(`Python ${table.python} has no opcode ${opname}.`);
  if (opcode === old.opcode) return opcode;
  if (opcode.number === table.extendedArg || opname === 'CACHE')
    throw new Refusal(`${opname} is no instruction of its own.`);
  if (opcode.caches !== old.opcode.caches)
    throw new Refusal(
      `${opname} has ${opcode.caches} code units of inline cache behind it and ${old.opcode.name} ${old.opcode.caches}: all that follows would move.`,
    );
  return opcode;
}

/** Refuses an operand that leads nowhere: the interpreter trusts it and would read what is not its own. */
function checkOperand(code: CodeObject, raw: RawInstruction[], changed: RawInstruction, table: OpcodeTable): void {
  const { opcode, arg } = changed;
  if (arg === null) return;
  const target = jumpTarget(changed, table);
  if (target !== null) {
    // A jump may aim at an instruction or at the first of its prefixes.
    if (!raw.some(({ offset, start }) => offset === target || start === target))
      throw new Refusal(`${opcode.name} ${arg} would jump to ${target}, where no instruction begins.`);
    return;
  }
  try {
    operandText(code, table, opcode.operand, arg);
  } catch (raised) {
    if (!(raised instanceof OperandError)) throw raised;
    throw new Refusal(`${opcode.name} ${arg} points outside what it indexes (${raised.message}).`);
  }
  if (opcode.operand === 'const-index' && arg >= code.consts.length)
    throw new Refusal(`${opcode.name} ${arg} points outside the ${code.consts.length} constants.`);
}

/** Bytes of an instruction with an operand and of a prefix, and how many of them hold the operand. */
const unitOf = (table: OpcodeTable) => (table.python === '2.7' ? { length: 3, digits: 2 } : { length: 2, digits: 1 });

/** Writes an operand over an instruction and its prefixes, the lowest digits last. */
function writeOperand(bytes: Uint8Array, old: RawInstruction, arg: number, table: OpcodeTable): void {
  const { length, digits } = unitOf(table);
  const prefixes = (old.offset - old.start) / length;
  const room = 8 * digits * (prefixes + 1);
  if (arg >= 2 ** room)
    throw new Refusal(
      `${arg} needs more than ${room} bits, and ${old.opcode.name} at ${old.offset} has ${prefixes === 0 ? 'no EXTENDED_ARG' : `${prefixes} EXTENDED_ARG`} before it. Putting one in would move all that follows.`,
    );
  let rest = arg;
  for (let at = old.offset; at >= old.start; at -= length) {
    for (let digit = 1; digit <= digits; digit++) {
      bytes[at + digit] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }
}

/**
 * Changes an instruction's opcode, operand or both, in the bytes that it has. What it does to the value stack is not
 * checked: an opcode that pops more than is there crashes a real interpreter.
 */
export function editInstruction(opened: Opened, edit: EditOf<'instruction'>): void {
  const { code } = opened;
  if (!hasOpcodes(code.python)) throw new Refusal(`The opcodes of Python ${code.python} are not known here.`);
  const table = opcodeTable(code.python);
  const raw = unpack(code);
  const old = raw.find(({ offset }) => offset === edit.offset);
  if (!old) throw new Refusal(`No instruction begins at offset ${edit.offset} of ${code.name}.`);
  if (old.opcode.number === table.extendedArg)
    throw new Refusal(`EXTENDED_ARG at ${edit.offset} belongs to the instruction after it: change that one's operand.`);
  const opcode = edit.opname === undefined ? old.opcode : opcodeFor(table, old, edit.opname);
  const takesOperand = opcode.operand !== 'none';
  if (!takesOperand && edit.arg !== undefined) throw new Refusal(`${opcode.name} takes no operand.`);
  if (!takesOperand && old.start < old.offset)
    throw new Refusal(`${opcode.name} takes no operand, and EXTENDED_ARG stands before the instruction.`);
  // In 2.7 an operand is two more bytes.
  if (code.python === '2.7' && takesOperand !== (old.opcode.operand !== 'none'))
    throw new Refusal(`${opcode.name} and ${old.opcode.name} differ in length: all that follows would move.`);
  const arg = takesOperand ? (edit.arg ?? old.arg ?? 0) : null;
  if (arg !== null && !(Number.isInteger(arg) && arg >= 0))
    throw new Refusal(`An operand is a whole number from 0 on, not ${arg}.`);

  const bytes = code.code.slice();
  bytes[old.offset] = opcode.number;
  if (arg !== null) writeOperand(bytes, old, arg, table);
  checkOperand(code, raw, { ...old, opcode, arg }, table);
  const stored = partOf(opened, 'code') as ObjectOf<'bytes'>;
  setPart(opened, 'code', { ...stored, value: bytes });
}
