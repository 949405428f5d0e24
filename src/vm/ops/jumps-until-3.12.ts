/** Jumps as 3.12 and earlier have them: they test any value for truth, and 3.11 has a name for each direction. */
import { dropped } from '../dropped.ts';
import { nextItem } from '../objects/iterate.ts';
import { truth } from '../objects/length.ts';
import { None } from '../objects/types.ts';
import type { PyObject } from '../objects/model.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { between, defineOp, say, type OpRecord } from './define.ts';
import { decides, leavesLoop, pastEnd, to } from './jumps.ts';

/** What a conditional jump tests, how its operand is called when the jump is taken, and when it is not. */
const CONDITIONS: Record<string, { holds: (value: PyObject) => boolean; is: string; isNot: string; test: string }> = {
  IF_FALSE: { holds: (value) => !truth(value), is: 'false', isNot: 'true', test: 'it counts as false' },
  IF_TRUE: { holds: truth, is: 'true', isNot: 'false', test: 'it counts as true' },
  IF_NONE: { holds: (value) => value === None, is: 'None', isNot: 'not None', test: 'it is None' },
  IF_NOT_NONE: { holds: (value) => value !== None, is: 'not None', isNot: 'None', test: 'it is not None' },
};

/** A jump that pops what it tests. */
function popJump(name: string, condition: string, direction: string, versions: readonly PythonVersion[]): OpRecord {
  const { holds, is, isNot, test } = CONDITIONS[condition];
  return defineOp({
    name,
    versions,
    summary: `Pop a value of any type; jump${direction} if ${test}.`,
    pops: 1,
    pushes: 0,
    run(frame) {
      if (holds(frame.pop())) frame.jump();
    },
    explain: (step) => decides(step, is, isNot, true),
  });
}

/** A jump that keeps what it tests: `and` and `or`. */
function jumpOrPop(name: string, condition: string, keyword: string, versions: readonly PythonVersion[]): OpRecord {
  const { holds, is, isNot, test } = CONDITIONS[condition];
  return defineOp({
    name,
    versions,
    summary: `Keep the top and jump if ${test}, else pop it: ${keyword} gives back the value that decided.`,
    pops: 1,
    pushes: 0,
    jump: { pops: 1, pushes: 1 },
    run(frame) {
      if (holds(frame.top())) frame.jump();
      else frame.pop();
    },
    explain: (step) =>
      step.jumped
        ? say`The top, ${step.popped}, is ${is}: keep it as the value of “${keyword}” and jump to ${to(step)}.`
        : step.raised
          ? say`Test whether the top, ${step.popped}, is true: this raises ${step.raised.type}.`
          : say`Pop ${step.popped}: it is ${isNot}, so do not jump to ${to(step)}, go on with what follows “${keyword}”.`,
  });
}

export const olderJumpOps = [
  defineOp({
    name: 'JUMP_ABSOLUTE',
    versions: between('3.7', '3.10'),
    summary:
      'Go on at another instruction, which the operand counts from the start of the code: most often a loop’s next round.',
    pops: 0,
    pushes: 0,
    run(frame) {
      frame.jump();
    },
    explain: (step) => say`Jump to ${to(step)}.`,
  }),
  popJump('POP_JUMP_IF_FALSE', 'IF_FALSE', '', [...between('3.7', '3.10'), '3.12']),
  popJump('POP_JUMP_IF_TRUE', 'IF_TRUE', '', [...between('3.7', '3.10'), '3.12']),
  ...Object.keys(CONDITIONS).flatMap((condition) => [
    popJump(`POP_JUMP_FORWARD_${condition}`, condition, ' forward', ['3.11']),
    popJump(`POP_JUMP_BACKWARD_${condition}`, condition, ' back', ['3.11']),
  ]),
  jumpOrPop('JUMP_IF_FALSE_OR_POP', 'IF_FALSE', 'and', between('3.7', '3.11')),
  jumpOrPop('JUMP_IF_TRUE_OR_POP', 'IF_TRUE', 'or', between('3.7', '3.11')),
  defineOp({
    name: 'FOR_ITER',
    versions: between('3.7', '3.11'),
    summary:
      'Ask the iterator on top for its next item and push it; if there is none, pop the iterator and jump out of the loop.',
    pops: 0,
    pushes: 1,
    jump: { pops: 1, pushes: 0 },
    run(frame, _arg, machine) {
      const item = nextItem(frame.top(), (exception) => machine.recorder.stopped(frame, exception));
      if (item !== null) return frame.push(item);
      dropped(frame.pop(), machine);
      frame.jump();
    },
    explain: (step) => leavesLoop(step, say`to ${to(step)}`),
  }),
  defineOp({
    name: 'FOR_ITER',
    versions: ['3.12'],
    summary:
      'Ask the iterator on top for its next item and push it; if there is none, pop the iterator and jump over END_FOR.',
    pops: 0,
    pushes: 1,
    jump: { pops: 1, pushes: 0 },
    run(frame, _arg, machine) {
      const item = nextItem(frame.top(), (exception) => machine.recorder.stopped(frame, exception));
      if (item !== null) return frame.push(item);
      dropped(frame.pop(), machine);
      // END_FOR would only pop the iterator and an item that was not pushed: the interpreter skips it.
      frame.jump();
      frame.next += 1;
    },
    explain: (step) => leavesLoop(step, pastEnd(step)),
  }),
  defineOp({
    name: 'END_FOR',
    versions: ['3.12'],
    summary:
      'Discard the iterator and a value above it at the end of a loop. FOR_ITER jumps over it, so it hardly ever runs.',
    pops: 2,
    pushes: 0,
    run(frame) {
      frame.popNull();
      frame.popNull();
    },
    explain: ({ popped }) => say`Discard ${popped[0]} and ${popped[1]}: the loop is over.`,
  }),
];
