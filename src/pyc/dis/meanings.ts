import type { CodeObject } from '../code.ts';
import { atLeast } from '../versions/compare.ts';
import type { OpcodeTable, OperandKind } from '../versions/opcode-table.ts';
import { OperandError, operandText } from './operands.ts';
import { jumpTarget } from './unpack.ts';
import type { RawInstruction } from './unpack.ts';

/** What `dis` prints in brackets after an operand, or what it raises instead. */
export interface Meaning {
  argrepr: string;
  error: string | null;
}

const NOTHING: Meaning = { argrepr: '', error: null };

/**
 * Gives the meanings of one code object's operands. The text of a constant is made once, however often instructions
 * use it: it may be a megabyte long.
 */
export function meanings(
  code: CodeObject,
  table: OpcodeTable,
  labels: ReadonlyMap<number, number>,
): (raw: RawInstruction) => Meaning {
  const constants: Meaning[] = [];
  const namesLabels = atLeast(code.python, '3.13');
  const namesAbsolute = atLeast(code.python, '3.10');

  /** What stands in brackets for a jump: the label's number from 3.13, before the offset (up to 3.9 of relative jumps only). */
  function jumpText(raw: RawInstruction, target: number): string {
    if (namesLabels) return `${raw.opcode.name === 'END_ASYNC_FOR' ? 'from' : 'to'} L${labels.get(target)}`;
    return raw.opcode.jump === 'absolute' && !namesAbsolute ? '' : `to ${target}`;
  }

  return (raw) => {
    const { opcode, arg } = raw;
    if (arg === null || opcode.operand === 'number' || opcode.operand === 'small-int') return NOTHING;
    if (opcode.jump !== null) return { argrepr: jumpText(raw, jumpTarget(raw, table)!), error: null };
    if (opcode.operand !== 'const') return lookUp(code, table, raw.opcode.operand, arg);
    return (constants[arg] ??= lookUp(code, table, 'const', arg));
  };
}

function lookUp(code: CodeObject, table: OpcodeTable, kind: OperandKind, arg: number): Meaning {
  try {
    return { argrepr: operandText(code, table, kind, arg), error: null };
  } catch (raised) {
    if (!(raised instanceof OperandError)) throw raised;
    return { argrepr: '', error: raised.message };
  }
}
