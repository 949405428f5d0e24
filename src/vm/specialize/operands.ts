/** Forms that depend on the exact types of the operands; which there are was found by trying them (`generated/`). */
import { say } from '../ops/define.ts';
import { stepInstruction } from '../read.ts';
import type { TraceValue } from '../trace.ts';
import {
  becomes,
  enteredFrames,
  exactType,
  heapOf,
  isCompact,
  isIndex,
  nextInstruction,
  peek,
  shown,
  stays,
  typed,
  type Seen,
  type Specialized,
} from './seen.ts';

const ARITHMETIC = ['+', '&', '//', '<<', '@', '*', '%', '|', '**', '>>', '-', '/', '^'];
const COMPARISONS = ['<', '<=', '==', '!=', '>', '>='];
/** BINARY_OP's operand for a subscript (3.14+). */
const SUBSCRIPT = 26;

const isInt = (value: TraceValue) => value.kind === 'leaf' && value.type === 'int';

/** Why ints of more than one digit do not do. */
const tooLarge = (value: TraceValue) =>
  say`${shown(value)} does not fit into one digit of 30 bits, so it stays general.`;

/** Whether `a = a + b` is what runs: the left operand is the local that the next instruction stores into. */
function growsLocal(seen: Seen): boolean {
  const next = nextInstruction(seen);
  const { pushedBy } = seen.stack[seen.stack.length - 2];
  const pusher = pushedBy < 0 ? null : stepInstruction(seen.trace, pushedBy);
  if (next?.opname !== 'STORE_FAST' || !pusher?.opname.startsWith('LOAD_FAST')) return false;
  const slots = pusher.opname.split('LOAD_FAST').length > 2 ? [pusher.arg! >> 4, pusher.arg! & 15] : [pusher.arg!];
  return slots[0] === next.arg;
}

export function binaryOp(seen: Seen): Specialized {
  const { arg, forms, minor } = seen;
  if (arg === SUBSCRIPT) return subscript(seen);
  const [left, right] = [peek(seen, 2), peek(seen, 1)];
  const types = [exactType(seen, left), exactType(seen, right)];
  const found = forms.operands[`BINARY_OP ${ARITHMETIC[arg % 13]} ${types.join(' ')}`];
  const both = say`${typed(left)} and ${typed(right)}`;
  if (found === undefined) return stays(say`${both}: there is no form of ${ARITHMETIC[arg % 13]} for these.`);
  if (minor >= 15 || found === 'BINARY_OP_EXTEND')
    for (const value of [left, right]) if (isInt(value) && !isCompact(value)) return stays(tooLarge(value));
  if (found === 'BINARY_OP_ADD_UNICODE' && growsLocal(seen))
    return becomes(
      'BINARY_OP_INPLACE_ADD_UNICODE',
      say`${both}, and the next instruction stores the sum into the variable that held ${shown(left)}: the text can grow in place.`,
    );
  return becomes(found, say`${both}: there is a form for exactly these types.`);
}

export function subscript(seen: Seen): Specialized {
  const [container, key] = [peek(seen, 2), peek(seen, 1)];
  const type = exactType(seen, container);
  const family = seen.instruction.opname;
  const prefix = family === 'BINARY_OP' ? 'BINARY_OP_SUBSCR' : 'BINARY_SUBSCR';
  if (type === null) {
    const method = enteredFrames(seen)[0];
    const code = method && seen.trace.codes[method.code].code;
    return code?.name === '__getitem__' && code.argcount === 2 && (code.flags & 12) === 0
      ? becomes(`${prefix}_GETITEM`, say`${typed(container)}, whose __getitem__ is a Python function of two arguments.`)
      : stays(say`${typed(container)}: its class has no __getitem__ that can be entered directly.`);
  }
  const found = seen.forms.operands[`${family} [] ${type} ${type === 'dict' ? '*' : exactType(seen, key)}`];
  if (found === undefined) return stays(say`${typed(container)} and ${typed(key)}: there is no form for these.`);
  if (isInt(key) && type !== 'dict' && !isIndex(key))
    return stays(
      say`${shown(key)} is negative or large: the form takes only small indices from 0 up, so it stays general.`,
    );
  if (
    found === 'BINARY_OP_SUBSCR_STR_INT' &&
    seen.minor >= 15 &&
    container.kind === 'leaf' &&
    /[^ -~]/.test(container.text)
  )
    return becomes('BINARY_OP_SUBSCR_USTR_INT', say`${typed(container)} that is not plain ASCII, and ${typed(key)}.`);
  return becomes(found, say`${typed(container)} and ${typed(key)}: there is a form for these.`);
}

export function storeSubscript(seen: Seen): Specialized {
  const [container, key] = [peek(seen, 2), peek(seen, 1)];
  const type = exactType(seen, container);
  const found = seen.forms.operands[`STORE_SUBSCR ${type} ${type === 'dict' ? '*' : exactType(seen, key)}`];
  if (found === undefined) return stays(say`${typed(container)} and ${typed(key)}: there is no form for these.`);
  if (type === 'list' && !isIndex(key))
    return stays(say`${shown(key)} is negative or large: the form takes only small indices from 0 up.`);
  return becomes(found, say`${typed(container)} and ${typed(key)}: there is a form for these.`);
}

export function compareOp(seen: Seen): Specialized {
  const { arg, minor } = seen;
  const operator = COMPARISONS[arg >> (minor === 11 ? 0 : minor === 12 ? 4 : 5)];
  const [left, right] = [peek(seen, 2), peek(seen, 1)];
  const found = seen.forms.operands[`COMPARE_OP ${operator} ${exactType(seen, left)} ${exactType(seen, right)}`];
  if (minor === 11 && !nextInstruction(seen)?.opname.startsWith('POP_JUMP'))
    return stays(say`3.11 has forms only for a comparison that a conditional jump follows.`);
  const both = say`${typed(left)} and ${typed(right)}`;
  if (found === undefined) return stays(say`${both}: there is no form of ${operator} for these.`);
  for (const value of [left, right]) if (isInt(value) && !isCompact(value)) return stays(tooLarge(value));
  return becomes(found, say`${both}: there is a form of ${operator} for exactly these types.`);
}

/** Families that look at one operand: CONTAINS_OP at the container, TO_BOOL at the value. */
export function oneOperand(seen: Seen): Specialized | null {
  const family = seen.instruction.opname;
  const value = peek(seen, 1);
  const type = exactType(seen, value);
  const found = seen.forms.operands[`${family} ${type}`];
  if (found !== undefined) return becomes(found, say`${typed(value)}: there is a form for exactly this type.`);
  const object = heapOf(seen, value);
  if (family === 'TO_BOOL' && object?.origin === 'user' && object.shape === 'parts') {
    return enteredFrames(seen).length === 0
      ? becomes(
          'TO_BOOL_ALWAYS_TRUE',
          say`${typed(value)}, whose class has neither __bool__ nor __len__: it is always true.`,
        )
      : stays(say`${typed(value)}, whose class decides by a method: there is no form for that.`);
  }
  if (type === null || !BUILTIN_VALUES.has(type)) return null;
  return stays(say`${typed(value)}: there is no form for this type.`);
}

/** Types that were tried. */
const BUILTIN_VALUES = new Set(
  'int bool float complex str bytes bytearray tuple list dict set frozenset range NoneType slice'.split(' '),
);

/** FOR_ITER, GET_ITER and SEND: what kind of thing is asked for items. */
export function iteration(seen: Seen): Specialized | null {
  const family = seen.instruction.opname;
  const depth = family === 'GET_ITER' ? 1 : (family === 'SEND' ? 2 : 1) + (seen.minor >= 15 ? 1 : 0);
  const value = peek(seen, depth);
  const type = exactType(seen, value);
  const found = seen.forms.operands[`${family} ${type}`];
  if (found !== undefined) return becomes(found, say`${typed(value)}: there is a form for exactly this type.`);
  if (family === 'SEND' && type === 'coroutine')
    return becomes('SEND_GEN', say`${typed(value)}: like a generator’s, its frame can be entered directly.`);
  if (family === 'GET_ITER' && (type === null || !BUILTIN_VALUES.has(type))) return null;
  return stays(say`${typed(value)}: there is no form for this type.`);
}

export function unpack(seen: Seen): Specialized {
  const value = peek(seen, 1);
  const type = exactType(seen, value);
  const { arg } = seen;
  if (type === 'tuple')
    return becomes(
      arg === 2 ? 'UNPACK_SEQUENCE_TWO_TUPLE' : 'UNPACK_SEQUENCE_TUPLE',
      say`${typed(value)} of ${arg} items.`,
    );
  if (type === 'list') return becomes('UNPACK_SEQUENCE_LIST', say`${typed(value)} of ${arg} items.`);
  return stays(say`${typed(value)}: only tuples and lists have forms.`);
}
