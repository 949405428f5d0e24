import type { CodeObject } from '../code.ts';
import { constRepr } from '../repr/const.ts';
import { printableOf } from '../repr/printable.ts';
import { atLeast } from '../versions/compare.ts';
import type { OpcodeTable, OperandKind } from '../versions/opcode-table.ts';

/** Thrown where an operand points outside what it indexes; `dis` raises it. Never leaves this folder. */
export class OperandError extends Error {}

function item<T>(list: readonly T[], index: number, kind: 'tuple' | 'list'): T {
  // Negative indices count from the end, as Python's do: a wrapped operand can be one.
  const at = index < 0 ? index + list.length : index;
  if (at < 0 || at >= list.length) throw new OperandError(`IndexError: ${kind} index out of range`);
  return list[at];
}

const CONVERSIONS = ['', 'str', 'repr', 'ascii'];

/** What `dis` puts behind a name for the flag bits below its index. */
function nameWithFlag(code: CodeObject, index: number, flag: string | null): string {
  const name = item(code.names, index, 'tuple');
  if (!flag || !name) return name;
  return atLeast(code.python, '3.13') ? `${name} + ${flag}` : `${flag} + ${name}`;
}

/** The slot's name of a local; before 3.11 cells and free variables have a list of their own. */
function slotName(code: CodeObject, kind: 'local' | 'free', arg: number): string {
  if (atLeast(code.python, '3.11')) return item(code.localsplusnames, arg, 'tuple');
  return item(kind === 'local' ? code.varnames : [...code.cellvars, ...code.freevars], arg, 'tuple');
}

function compare(code: CodeObject, table: OpcodeTable, arg: number): string {
  if (atLeast(code.python, '3.13')) {
    const operator = item(table.cmpOp, arg >> 5, 'tuple');
    return arg & 16 ? `bool(${operator})` : operator;
  }
  return item(table.cmpOp, atLeast(code.python, '3.12') ? arg >> 4 : arg, 'tuple');
}

const bits = (names: readonly string[], arg: number) => names.filter((_, i) => arg & (1 << i)).join(', ');

/**
 * What `dis` prints in brackets for an operand that is not a jump's. Throws an OperandError where `dis` raises.
 * Source: `get_argval_argrepr` (3.13+), `_get_instructions_bytes` (before) in Lib/dis.py.
 */
export function operandText(code: CodeObject, table: OpcodeTable, kind: OperandKind, arg: number): string {
  switch (kind) {
    case 'const':
      return constRepr(item(code.consts, arg, 'tuple'), code.python, printableOf(code.python));
    case 'name':
      return item(code.names, arg, 'tuple');
    case 'global':
      return nameWithFlag(code, arg >> 1, arg & 1 ? 'NULL' : null);
    case 'attribute':
      return nameWithFlag(code, arg >> 1, arg & 1 ? 'NULL|self' : null);
    case 'super-attribute':
      return nameWithFlag(code, arg >> 2, arg & 1 ? 'NULL|self' : null);
    case 'import-name':
      return nameWithFlag(code, arg >> 2, arg & 1 ? 'lazy' : arg & 2 ? 'eager' : null);
    case 'local':
    case 'free':
      return slotName(code, kind, arg);
    case 'two-locals':
      return `${slotName(code, 'local', arg >> 4)}, ${slotName(code, 'local', arg & 15)}`;
    case 'compare':
      return compare(code, table, arg);
    case 'is':
      return arg ? 'is not' : 'is';
    case 'contains':
      return arg ? 'not in' : 'in';
    case 'binary-op':
      return item(table.nbOps, arg, 'list')[1];
    case 'format-value':
      return [CONVERSIONS[arg & 3], arg & 4 ? 'with format' : ''].filter(Boolean).join(', ');
    case 'convert-value':
      return item(CONVERSIONS, arg, 'tuple');
    case 'make-function':
    case 'function-attribute':
      return bits(table.functionAttributes, arg);
    case 'intrinsic-1':
      return item(table.intrinsic1, arg, 'list');
    case 'intrinsic-2':
      return item(table.intrinsic2, arg, 'list');
    case 'common-constant':
      return item(table.commonConstants, arg, 'list');
    case 'special-method':
      return item(table.specialMethods, arg, 'list');
    case 'none':
    case 'number':
    case 'const-index':
    case 'small-int':
    case 'jump':
      return '';
  }
}
