/** Opcodes that move values on the stack, up to 3.10: rotations and copies. */
import type { PythonVersion } from '../../pyc/types.ts';
import { between, defineOp, listed, pushes, say, type OpRecord } from './define.ts';

const WORDS: Record<number, string> = { 2: 'two', 3: 'three', 4: 'four' };

function rotation(name: string, count: number, versions: readonly PythonVersion[]): OpRecord {
  return defineOp({
    name,
    versions,
    summary: `Move the top below the ${count === 2 ? 'entry' : `${WORDS[count - 1]} entries`} under it.`,
    pops: count,
    pushes: count,
    run(frame) {
      frame.rotate(count);
    },
    explain: ({ popped }) => say`Move the top, ${popped[count - 1]}, below ${listed(popped.slice(0, -1).reverse())}.`,
  });
}

export const oldStackOps: OpRecord[] = [
  rotation('ROT_TWO', 2, between('3.7', '3.10')),
  rotation('ROT_THREE', 3, between('3.7', '3.10')),
  rotation('ROT_FOUR', 4, between('3.8', '3.10')),
  defineOp({
    name: 'ROT_N',
    versions: ['3.10'],
    summary: 'Move the top down, so that as many entries as the operand says are rotated by one place.',
    pops: (arg) => arg,
    pushes: (arg) => arg,
    run(frame, arg) {
      frame.rotate(arg);
    },
    explain: ({ popped, arg }) =>
      say`Move the top, ${popped[arg - 1]}, below ${listed(popped.slice(0, -1).reverse())}.`,
  }),
  defineOp({
    name: 'DUP_TOP',
    versions: between('3.7', '3.10'),
    summary: 'Push the top once more.',
    pops: 0,
    pushes: 1,
    run(frame) {
      frame.push(frame.stack[frame.stack.length - 1]);
    },
    explain: (step) => say`Push the top once more${step.pushed.length ? say`: ${step.pushed}` : ''}.`,
  }),
  defineOp({
    name: 'DUP_TOP_TWO',
    versions: between('3.7', '3.10'),
    summary: 'Push the two topmost entries once more, in the same order.',
    pops: 0,
    pushes: 2,
    run(frame) {
      const { stack } = frame;
      const at = stack.length - 2;
      frame.push(stack[at]);
      frame.push(stack[at + 1]);
    },
    explain: (step) => say`Copy the two topmost entries${pushes(step)}.`,
  }),
];
