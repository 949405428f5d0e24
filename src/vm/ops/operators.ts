/** Opcodes of operators, comparisons, subscripts and truth. */
import { compare, type Comparison } from '../objects/compare.ts';
import { PyInt, PySlice } from '../objects/model.ts';
import { binary, inPlace, unary, type Operator } from '../objects/operators.ts';
import { contains } from '../objects/contains.ts';
import { deleteItem, setItem } from '../objects/item-assignment.ts';
import { truth } from '../objects/length.ts';
import { getItem } from '../objects/subscript.ts';
import { None, T, bool, int } from '../objects/types.ts';
import type { Frame } from '../frame.ts';
import { between, defineOp, pushes, say, type Explaining } from './define.ts';

/** Operators by the operand of BINARY_OP (`_nb_ops` of Lib/opcode.py); from 13 the in-place ones follow in the same order. */
const OPERATORS: Operator[] = ['+', '&', '//', '<<', '@', '*', '%', '|', '**', '>>', '-', '/', '^'];

/** Comparisons by operand (`cmp_op`). */
const COMPARISONS: Comparison[] = ['<', '<=', '==', '!=', '>', '>='];

const symbol = (arg: number): string => (arg < 13 ? OPERATORS[arg] : `${OPERATORS[arg - 13]}=`);

/** `Pop 3 and 4, compute 3 + 4, push 7.` */
function computes(step: Explaining, expression: ReturnType<typeof say>): ReturnType<typeof say> {
  const [left, right] = step.popped;
  return say`Pop ${right} and ${left}, compute ${expression}${pushes(step)}.`;
}

/** The operand of BINARY_OP that gets an item (3.14+). */
const SUBSCRIPT = 26;

function binaryOp(frame: Frame, arg: number): void {
  const right = frame.pop();
  const left = frame.pop();
  if (left.type === T.int && right.type === T.int && (arg === 0 || arg === 13 || arg === 10 || arg === 23)) {
    const [a, b] = [(left as PyInt).v, (right as PyInt).v];
    const result = typeof a === 'number' && typeof b === 'number' ? (arg % 13 === 0 ? a + b : a - b) : NaN;
    if (Number.isSafeInteger(result)) return frame.push(int(result));
  }
  frame.push(arg < 13 ? binary(left, right, OPERATORS[arg]) : inPlace(left, right, OPERATORS[arg - 13]));
}

const explainBinary = (step: Explaining) =>
  computes(step, say`${step.popped[0]} ${symbol(step.arg)} ${step.popped[1]}`);

const compares = (step: Explaining, operator: Comparison) =>
  say`Pop ${step.popped[1]} and ${step.popped[0]}, test ${step.popped[0]} ${operator} ${step.popped[1]}${pushes(step)}.`;

const slice = (start: ReturnType<typeof say>[number], stop: ReturnType<typeof say>[number]) => say`[${start}:${stop}]`;

export const operatorOps = [
  defineOp({
    name: 'BINARY_OP',
    versions: between('3.11', '3.13'),
    summary: 'Pop two values, combine them with the operator that the operand names, push the result.',
    pops: 2,
    pushes: 1,
    run: binaryOp,
    explain: explainBinary,
  }),
  defineOp({
    name: 'BINARY_OP',
    versions: between('3.14', '3.15'),
    summary:
      'Pop two values, combine them with the operator that the operand names ([] gets an item), push the result.',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      if (arg !== SUBSCRIPT) return binaryOp(frame, arg);
      const key = frame.pop();
      frame.push(getItem(frame.pop(), key));
    },
    explain: (step) =>
      step.arg === SUBSCRIPT
        ? say`Pop ${step.popped[1]} and ${step.popped[0]}, get item ${step.popped[1]}${pushes(step)}.`
        : explainBinary(step),
  }),
  defineOp({
    name: 'COMPARE_OP',
    versions: between('3.13', '3.15'),
    summary: 'Pop two values, compare them, push the answer.',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      const right = frame.pop();
      const left = frame.pop();
      const answer = compare(left, right, COMPARISONS[arg >> 5]);
      frame.push(arg & 16 ? bool(truth(answer)) : answer);
    },
    explain: (step) => compares(step, COMPARISONS[step.arg >> 5]),
  }),
  ...(
    [
      [between('3.9', '3.11'), 0],
      [['3.12'], 4],
    ] as const
  ).map(([versions, shift]) =>
    defineOp({
      name: 'COMPARE_OP',
      versions,
      summary: `Pop two values, compare them, push what the comparison gives (${shift === 0 ? 'the operand is the operator' : 'the operand’s upper bits are the operator'}).`,
      pops: 2,
      pushes: 1,
      run(frame, arg) {
        const right = frame.pop();
        frame.push(compare(frame.pop(), right, COMPARISONS[arg >> shift]));
      },
      explain: (step) => compares(step, COMPARISONS[step.arg >> shift]),
    }),
  ),
  defineOp({
    name: 'IS_OP',
    versions: between('3.9', '3.15'),
    summary:
      'Pop two values, push whether they are one and the same object (or, with operand 1, whether they are not).',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      const right = frame.pop();
      frame.push(bool((frame.pop() === right) !== (arg === 1)));
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, test whether they are ${step.arg ? 'different objects' : 'the same object'}${pushes(step)}.`,
  }),
  defineOp({
    name: 'CONTAINS_OP',
    versions: between('3.9', '3.15'),
    summary:
      'Pop a container and a value below it, push whether the value is in it (or, with operand 1, whether it is not).',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      const container = frame.pop();
      const item = frame.pop();
      frame.push(bool(contains(container, item) !== (arg === 1)));
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, test ${step.popped[0]} ${step.arg ? 'not in' : 'in'} ${step.popped[1]}${pushes(step)}.`,
  }),
  defineOp({
    name: 'UNARY_NEGATIVE',
    versions: between('3.7', '3.15'),
    summary: 'Pop a value, push its negative.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(unary(frame.pop(), '-'));
    },
    explain: (step) => say`Pop ${step.popped}, negate it${pushes(step)}.`,
  }),
  defineOp({
    name: 'UNARY_INVERT',
    versions: between('3.7', '3.15'),
    summary: 'Pop a value, push it with all bits inverted.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(unary(frame.pop(), '~'));
    },
    explain: (step) => say`Pop ${step.popped}, invert its bits${pushes(step)}.`,
  }),
  defineOp({
    name: 'UNARY_NOT',
    versions: between('3.13', '3.15'),
    summary: 'Pop True or False, push the other.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(bool(!truth(frame.pop())));
    },
    explain: (step) => say`Pop ${step.popped}, push its opposite, ${step.pushed}.`,
  }),
  defineOp({
    name: 'UNARY_NOT',
    versions: between('3.7', '3.12'),
    summary: 'Pop a value of any type, push True if it counts as false, else False.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(bool(!truth(frame.pop())));
    },
    explain: (step) => say`Pop ${step.popped}, ask whether it is false${pushes(step)}.`,
  }),
  defineOp({
    name: 'UNARY_POSITIVE',
    versions: between('3.7', '3.11'),
    summary: 'Pop a value, push what unary + makes of it.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(unary(frame.pop(), '+'));
    },
    explain: (step) => say`Pop ${step.popped}, apply unary +${pushes(step)}.`,
  }),
  defineOp({
    name: 'TO_BOOL',
    versions: between('3.13', '3.15'),
    summary: 'Pop a value, push True or False: whether it counts as true.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(bool(truth(frame.pop())));
    },
    explain: (step) => say`Pop ${step.popped}, ask whether it is true${pushes(step)}.`,
  }),
  defineOp({
    name: 'BINARY_SUBSCR',
    versions: between('3.7', '3.13'),
    summary: 'Pop a key and a container, push the item that the container has under that key.',
    pops: 2,
    pushes: 1,
    run(frame) {
      const key = frame.pop();
      frame.push(getItem(frame.pop(), key));
    },
    explain: (step) => say`Pop ${step.popped[1]} and ${step.popped[0]}, get item ${step.popped[1]}${pushes(step)}.`,
  }),
  defineOp({
    name: 'STORE_SUBSCR',
    versions: between('3.7', '3.15'),
    summary: 'Pop a key, a container and a value; store the value in the container under that key.',
    pops: 3,
    pushes: 0,
    run(frame) {
      const key = frame.pop();
      const container = frame.pop();
      setItem(container, key, frame.pop());
    },
    explain: (step) =>
      say`Pop ${step.popped[2]}, ${step.popped[1]} and ${step.popped[0]}, store ${step.popped[0]} as item ${step.popped[2]}${pushes(step)}.`,
  }),
  defineOp({
    name: 'DELETE_SUBSCR',
    versions: between('3.7', '3.15'),
    summary: 'Pop a key and a container; delete the item under that key.',
    pops: 2,
    pushes: 0,
    run(frame) {
      const key = frame.pop();
      deleteItem(frame.pop(), key);
    },
    explain: (step) => say`Pop ${step.popped[1]} and ${step.popped[0]}, delete item ${step.popped[1]}${pushes(step)}.`,
  }),
  defineOp({
    name: 'BUILD_SLICE',
    versions: between('3.7', '3.15'),
    summary: 'Pop start and stop, with operand 3 also a step; push a slice of them.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      const step = arg === 3 ? frame.pop() : None;
      const stop = frame.pop();
      frame.push(new PySlice(T.slice, frame.pop(), stop, step));
    },
    explain: (step) => say`Pop ${step.popped.flatMap((one, n) => (n ? say`, ${one}` : [one]))}, push a slice of them.`,
  }),
  defineOp({
    name: 'BINARY_SLICE',
    versions: between('3.12', '3.15'),
    summary: 'Pop stop, start and a container, push the part of it from start up to stop.',
    pops: 3,
    pushes: 1,
    run(frame) {
      const stop = frame.pop();
      const start = frame.pop();
      frame.push(getItem(frame.pop(), new PySlice(T.slice, start, stop, None)));
    },
    explain: (step) =>
      say`Pop ${step.popped[2]}, ${step.popped[1]} and ${step.popped[0]}, take the part ${slice(step.popped[1], step.popped[2])}${pushes(step)}.`,
  }),
  defineOp({
    name: 'STORE_SLICE',
    versions: between('3.12', '3.15'),
    summary: 'Pop stop, start, a container and a value; replace the part from start up to stop by the value’s items.',
    pops: 4,
    pushes: 0,
    run(frame) {
      const stop = frame.pop();
      const start = frame.pop();
      const container = frame.pop();
      setItem(container, new PySlice(T.slice, start, stop, None), frame.pop());
    },
    explain: (step) =>
      say`Pop ${step.popped[3]}, ${step.popped[2]}, ${step.popped[1]} and ${step.popped[0]}, replace the part ${slice(step.popped[2], step.popped[3])} by ${step.popped[0]}${pushes(step)}.`,
  }),
];
