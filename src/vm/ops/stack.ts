/** Opcodes that only move values on the stack, or do nothing. */
import { dropped } from '../dropped.ts';
import { between, defineOp, listed, pushes, say } from './define.ts';

export const stackOps = [
  defineOp({
    name: 'NOP',
    versions: between('3.7', '3.15'),
    summary: 'Do nothing. The compiler leaves it where a line of source needs an instruction of its own.',
    pops: 0,
    pushes: 0,
    run() {},
    explain: () => say`Do nothing: this instruction only marks a line.`,
  }),
  defineOp({
    name: 'EXTENDED_ARG',
    versions: between('3.7', '3.15'),
    summary: 'A prefix: its operand is the high bits of the next instruction’s operand.',
    pops: 0,
    pushes: 0,
    run() {},
    explain: ({ arg }) => say`Keep ${arg} as the high bits of the next instruction’s operand.`,
  }),
  defineOp({
    name: 'RESUME',
    versions: between('3.11', '3.14'),
    summary: 'Mark where a frame starts running, or goes on after a yield. It changes nothing on the stack.',
    pops: 0,
    pushes: 0,
    run() {},
    explain: ({ arg, code }) =>
      (arg & 3) === 0
        ? say`Start running ${code.qualname}.`
        : (arg & 3) === 1
          ? say`Go on in ${code.qualname} after its yield.`
          : say`Go on in ${code.qualname} after its ${(arg & 3) === 2 ? 'yield from' : 'await'}.`,
  }),
  defineOp({
    name: 'POP_TOP',
    versions: between('3.7', '3.15'),
    summary: 'Discard the value on top of the stack.',
    pops: 1,
    pushes: 0,
    run(frame, _arg, machine) {
      dropped(frame.popNull(), machine);
    },
    explain: ({ popped }) => say`Discard ${popped}: nothing needs it.`,
  }),
  defineOp({
    name: 'PUSH_NULL',
    versions: between('3.11', '3.15'),
    summary: 'Push NULL, an empty entry that tells CALL that there is no self.',
    pops: 0,
    pushes: 1,
    run(frame) {
      frame.push(null);
    },
    explain: () => say`Push NULL: the call that follows has no self.`,
  }),
  defineOp({
    name: 'COPY',
    versions: between('3.11', '3.15'),
    summary: 'Push the entry at a given depth once more (1 is the top).',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(frame.stack[frame.stack.length - arg]);
    },
    explain: (step) =>
      step.arg === 1
        ? say`Push ${step.pushed}, the top, once more.`
        : say`Push a copy of entry ${step.arg} from the top: ${step.pushed}.`,
  }),
  defineOp({
    name: 'SWAP',
    versions: between('3.11', '3.15'),
    summary: 'Exchange the top of the stack with the entry at a given depth.',
    pops: (arg) => arg,
    pushes: (arg) => arg,
    run(frame, arg) {
      frame.swap(arg);
    },
    explain: ({ popped }) => say`Exchange ${listed([popped[popped.length - 1], popped[0]])}.`,
  }),
  defineOp({
    name: 'END_FOR',
    versions: between('3.13', '3.15'),
    summary: 'Discard the top of the stack at the end of a loop. FOR_ITER jumps over it, so it hardly ever runs.',
    pops: 1,
    pushes: 0,
    run(frame) {
      frame.popNull();
    },
    explain: ({ popped }) => say`Discard ${popped}: the loop is over.`,
  }),
  defineOp({
    name: 'LOAD_CONST',
    versions: between('3.7', '3.15'),
    summary: 'Push a constant of the code object.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(frame.prepared.consts[arg]);
    },
    explain: (step) => say`Take constant number ${step.arg}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_ASSERTION_ERROR',
    versions: between('3.9', '3.13'),
    summary: 'Push the class AssertionError.',
    pops: 0,
    pushes: 1,
    run(frame, _arg, machine) {
      frame.push(machine.builtin('AssertionError'));
    },
    explain: (step) => say`Push ${step.pushed}: an assertion has failed.`,
  }),
];
