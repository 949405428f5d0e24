/** Wrong answers to the question what the stack holds after an instruction. */
import type { Piece, ValueView } from './model.ts';
import { chip, leaf, listed, text, type Draft, type Situation } from './predict-draft.ts';
import { namesOf } from './step-view.ts';

const isCall = (opname: string) => /^CALL(_|$)/.test(opname) && !opname.startsWith('CALL_INTRINSIC');

/** BINARY_SUBSCR takes a container and a key: nothing to swap. */
const isOperator = (opname: string) =>
  /^(BINARY_|INPLACE_|COMPARE_OP|CONTAINS_OP|IS_OP)/.test(opname) && !/^BINARY_(SUBSCR|SLICE)/.test(opname);

/** The operators that had an opcode each, up to 3.10. */
const OPERATORS: Record<string, string> = {
  ADD: '+',
  SUBTRACT: '-',
  MULTIPLY: '*',
  MATRIX_MULTIPLY: '@',
  TRUE_DIVIDE: '/',
  FLOOR_DIVIDE: '//',
  MODULO: '%',
  POWER: '**',
  LSHIFT: '<<',
  RSHIFT: '>>',
  AND: '&',
  XOR: '^',
  OR: '|',
};

/** What a call pops: the callable, its arguments, and whether there is a slot beside it (for `self`, or NULL). */
export function callParts(opname: string, popped: readonly ValueView[]) {
  const slot = !opname.startsWith('CALL_FUNCTION') || popped.some(({ kind }) => kind === 'null');
  const first = popped.slice(0, slot ? 2 : 1);
  return { callable: first.find(({ kind }) => kind !== 'null'), args: popped.slice(first.length), slot };
}

/** Wrong stacks, the most instructive first. */
export function distractors(situation: Situation): Draft[] {
  const { opname, operand, before, popped, pushed, rest, after } = situation;
  const drafts: Draft[] = [];
  const add = (stack: ValueView[], ...why: Piece[]) => drafts.push({ stack, next: '', why });
  const uses = namesOf(opname, operand);
  const last = popped.at(-1);
  const result = pushed.at(-1);

  if (uses.writes.length > 0 && last) {
    add(
      before,
      text(`${opname} takes `),
      chip(last),
      text(' off the stack: it is bound to the name now, and only there.'),
    );
    add(
      [...rest, leaf('str', `'${uses.writes[0]}'`)],
      text(`The name ${uses.writes[0]} is in the instruction, not on the stack. `),
      chip(last),
      text(' is popped and bound to it.'),
    );
    if (rest.length > 0) add(rest.slice(0, -1), text(`${opname} pops one value, `), chip(last), text(', and no more.'));
    else add([...before, last], text(`${opname} pops `), chip(last), text('; storing pushes nothing.'));
  }
  if (popped.length === 0 && result) {
    if (uses.reads.length > 0)
      add(
        [...rest, leaf('str', `'${uses.reads[0]}'`)],
        text(`What is pushed is what the name ${uses.reads[0]} is bound to, `),
        chip(result),
        text(', not the name itself.'),
      );
    if (before.length > 0)
      add(
        [...pushed, ...before],
        text('A push goes on top: '),
        chip(result),
        text(' lies above '),
        chip(before[before.length - 1]),
        text(', which was there first.'),
      );
    if (before.length > 0)
      add(
        [...before.slice(0, -1), ...pushed],
        text('Nothing is popped here: '),
        chip(before[before.length - 1]),
        text(' stays where it is.'),
      );
    add([...after, result], text(`${opname} pushes `), ...listed(pushed), text(', and each of them once.'));
    add(before, text(`${opname} pushes: `), ...listed(pushed), text(' is on top now.'));
  }
  if (isCall(opname)) {
    const { callable, args, slot } = callParts(opname, popped);
    if (result)
      add(
        rest,
        text('A call always leaves its result on the stack; here that is '),
        chip(result),
        text(', even if nobody wants it.'),
      );
    if (callable && result)
      add(
        [...rest, callable, ...pushed],
        text('The callable '),
        chip(callable),
        text(`${slot ? ' and the slot beside it are' : ' is'} popped together with the arguments.`),
      );
    if (result && args.length > 0)
      add(
        [...rest, ...args],
        text('The arguments are popped; what comes back is the result, '),
        chip(result),
        text('.'),
      );
  }
  if (isOperator(opname) && popped.length === 2 && result) {
    const [left, right] = popped;
    const operator = OPERATORS[opname.replace(/^(BINARY|INPLACE)_/, '')] ?? operand;
    const swapped = swappedResult(operator, left, right);
    if (swapped !== null && swapped !== result.text)
      add(
        [...rest, leaf(result.type, swapped)],
        text('The left operand was pushed first and lies deeper: this is '),
        chip(left),
        text(` ${plainOperator(operator)} `),
        chip(right),
        text(', not the other way round.'),
      );
    if (result.type === 'bool')
      add([...rest, leaf('bool', result.text === 'True' ? 'False' : 'True')], ...truth(left, operator, right, result));
    add(
      [...rest, left, ...pushed],
      text(`${opname} pops both operands, `),
      ...listed(popped),
      text(', and pushes one result.'),
    );
    add([...before, ...pushed], text('The operands do not stay: '), ...listed(popped), text(' are popped first.'));
  }
  if (popped.length > 0 && result) {
    add(
      [...before, ...pushed],
      text(`${opname} pops what it works on, `),
      ...listed(popped),
      text(', before it pushes.'),
    );
    if (popped.length > 1)
      add(
        [...rest, ...popped.slice(0, 1), ...pushed],
        text(`${opname} takes ${popped.length} values here, not ${popped.length - 1}.`),
      );
    add(rest, text(`${opname} leaves something: it pushes `), ...listed(pushed), text('.'));
    add(before, text(`${opname} replaces `), ...listed(popped), text(' by '), ...listed(pushed), text('.'));
  }
  if (popped.length > 0 && pushed.length === 0) {
    add(before, text(`${opname} pops `), ...listed(popped), text(': the stack gets smaller.'));
    if (rest.length > 0)
      add(
        rest.slice(0, -1),
        text(`${opname} pops ${popped.length === 1 ? 'one value' : `${popped.length} values`} and no more: `),
        chip(rest[rest.length - 1]),
        text(' stays.'),
      );
    add([...rest, leaf('NoneType', 'None')], text(`${opname} pushes nothing, not even None.`));
    if (popped.length > 1) add([...rest, popped[0]], text(`${opname} pops all ${popped.length} of them.`));
  }
  if (before.length > 1) add([...after].reverse(), text('The order is another: what was pushed last lies on top.'));
  return drafts;
}

const plainOperator = (operand: string) => operand.replace(/^bool\((.*)\)$/, '$1').replace(/(?<![=!<>])=$/, '');

function truth(left: ValueView, operand: string, right: ValueView, result: ValueView): Piece[] {
  return [chip(left), text(` ${plainOperator(operand)} `), chip(right), text(' is '), chip(result), text('.')];
}

/** The result with the operands the wrong way round, for small integers; null where that is no other question. */
function swappedResult(operand: string, left: ValueView, right: ValueView): string | null {
  if (left.type !== 'int' || right.type !== 'int') return null;
  const [a, b] = [Number(left.text), Number(right.text)];
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return null;
  switch (plainOperator(operand)) {
    case '-':
      return String(b - a);
    case '//':
      return a === 0 ? null : String(Math.floor(b / a));
    case '%':
      return a === 0 ? null : String(b - a * Math.floor(b / a));
    case '**':
      return a >= 0 && a < 20 && Math.abs(b) < 20 && Number.isSafeInteger(b ** a) ? String(b ** a) : null;
    default:
      return null;
  }
}
