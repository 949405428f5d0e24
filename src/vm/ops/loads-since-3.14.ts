/** Opcodes of 3.14 and later that load: without counting a reference, and without the code object's constants. */
import { None, False, T, True, int, str } from '../objects/types.ts';
import type { PyObject } from '../objects/model.ts';
import type { Machine } from '../machine.ts';
import { between, defineOp, listed, local, pushes, say, type Explaining } from './define.ts';

const localAt = (step: Explaining, slot: number) => local(step.code.localsplusnames[slot]);
const pair = (arg: number): number[] => [arg >> 4, arg & 15];

const EMPTY = str('');
const MINUS_ONE = int(-1);

/** What LOAD_COMMON_CONSTANT loads, by operand (`_common_constants` of Lib/opcode.py). */
const COMMON: ((machine: Machine) => PyObject)[] = [
  (machine) => machine.builtin('AssertionError')!,
  (machine) => machine.builtin('NotImplementedError')!,
  () => T.tuple,
  (machine) => machine.builtin('all')!,
  (machine) => machine.builtin('any')!,
  () => T.list,
  () => T.set,
  () => None,
  () => EMPTY,
  () => True,
  () => False,
  () => MINUS_ONE,
];

/** What each is loaded for, from 3.14 on. */
const WHY: Record<number, string> = {
  0: ': an assertion has failed',
  1: ': an annotation function is asked for a format that it does not know',
};

export const loadOpsSince314 = [
  defineOp({
    name: 'LOAD_SMALL_INT',
    versions: between('3.14', '3.15'),
    summary: 'Push the int that the operand is: 0 to 255 need no constant.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(int(arg));
    },
    explain: (step) => say`Push ${step.pushed}: the operand is the number itself.`,
  }),
  defineOp({
    name: 'LOAD_COMMON_CONSTANT',
    versions: ['3.14'],
    summary: 'Push an object that much code needs: AssertionError, NotImplementedError, tuple, all or any.',
    pops: 0,
    pushes: 1,
    run(frame, arg, machine) {
      frame.push(COMMON[arg](machine));
    },
    explain: (step) => say`Push ${step.pushed}${WHY[step.arg] ?? ', the original one, whatever the name is bound to'}.`,
  }),
  defineOp({
    name: 'LOAD_COMMON_CONSTANT',
    versions: ['3.15'],
    summary:
      'Push an object that much code needs: None, True, False, an empty str, -1, a built-in class or function by its number.',
    pops: 0,
    pushes: 1,
    run(frame, arg, machine) {
      frame.push(COMMON[arg](machine));
    },
    explain: (step) => {
      if (step.arg >= 7) return say`Push ${step.pushed}: it needs no place among the constants.`;
      return say`Push ${step.pushed}${WHY[step.arg] ?? ', the original one, whatever the name is bound to'}.`;
    },
  }),
  defineOp({
    name: 'LOAD_FAST_BORROW',
    versions: between('3.14', '3.15'),
    summary: 'Push the value of a local variable without counting the reference: the variable outlives this use.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(frame.fast[arg]);
    },
    explain: (step) =>
      say`Read the local ${localAt(step, step.arg)}${pushes(step)} (borrowed: no reference is counted).`,
  }),
  defineOp({
    name: 'LOAD_FAST_BORROW_LOAD_FAST_BORROW',
    versions: between('3.14', '3.15'),
    summary: 'Push the values of two local variables without counting references: two LOAD_FAST_BORROW in one.',
    pops: 0,
    pushes: 2,
    run(frame, arg) {
      frame.push(frame.fast[arg >> 4]);
      frame.push(frame.fast[arg & 15]);
    },
    explain: (step) =>
      say`Read the locals ${listed(pair(step.arg).map((slot) => localAt(step, slot)))}${pushes(step)} (borrowed: no references are counted).`,
  }),
  defineOp({
    name: 'NOT_TAKEN',
    versions: between('3.14', '3.15'),
    summary: 'Do nothing. It marks the way on after a jump that was not taken, for tools that watch branches.',
    pops: 0,
    pushes: 0,
    run() {},
    explain: () => say`Do nothing: this marks that the jump before was not taken.`,
  }),
  defineOp({
    name: 'RESUME',
    versions: ['3.15'],
    summary:
      'Mark where a frame starts, goes on after a yield, or a generator expression gets its iterable. The stack stays as it is.',
    pops: 0,
    pushes: 0,
    run() {},
    explain: ({ arg, code }) =>
      [
        say`Start running ${code.qualname}.`,
        say`Go on in ${code.qualname} after its yield.`,
        say`Go on in ${code.qualname} after its yield from.`,
        say`Go on in ${code.qualname} after its await.`,
        say`Start the generator expression, with what it goes over as its argument.`,
      ][arg & 7],
  }),
];
