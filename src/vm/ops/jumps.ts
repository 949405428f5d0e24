/** Opcodes that choose which instruction comes next. */
import { nextItem } from '../objects/iterate.ts';
import { truth } from '../objects/length.ts';
import { None } from '../objects/types.ts';
import { nextStateInFrame, stepInstruction } from '../read.ts';
import { between, defineOp, namedTarget, say, target, type Explaining, type Piece } from './define.ts';

/** The target of a jump. */
export const to = (step: Explaining) => target(step.instruction.jumpTarget ?? 0);

/** `Pop True: it is true, so …` with where it goes on. */
export function decides(step: Explaining, is: Piece, isNot: Piece, jumpsIf: boolean): ReturnType<typeof say> {
  const holds = step.jumped === jumpsIf;
  if (step.raised) return say`Pop ${step.popped} and test it: this raises ${step.raised.type}.`;
  return step.jumped
    ? say`Pop ${step.popped}: it is ${holds ? is : isNot}, so jump to ${to(step)}.`
    : say`Pop ${step.popped}: it is ${holds ? is : isNot}, so do not jump to ${to(step)}, go on with the next instruction.`;
}

/** What FOR_ITER does; `where` is where it goes on when there is no item left. */
export function leavesLoop(step: Explaining, where: Piece): ReturnType<typeof say> {
  if (step.raised) return say`Ask the iterator on top for its next item: this raises ${step.raised.type}.`;
  return step.jumped
    ? say`Ask the iterator on top for its next item: there is none left, so pop ${step.popped} and leave the loop, ${where}.`
    : say`Ask the iterator on top for its next item: there is one, so push ${step.pushed} and go into the loop.`;
}

/** Where FOR_ITER goes on: behind what would only undo what it has not pushed. */
export function pastEnd(step: Explaining, skipped: Piece = ''): ReturnType<typeof say> {
  const after = nextStateInFrame(step.trace, step.step);
  const next = after === null ? null : stepInstruction(step.trace, after);
  return say`past ${namedTarget(step.instruction.jumpTarget!)}${skipped}${next ? say`, to ${namedTarget(next.offset)}` : ''}`;
}

const unconditional = (step: Explaining) => say`Jump to ${to(step)}.`;

export const jumpOps = [
  defineOp({
    name: 'JUMP_FORWARD',
    versions: between('3.7', '3.15'),
    summary: 'Go on at an instruction further down.',
    pops: 0,
    pushes: 0,
    run(frame) {
      frame.jump();
    },
    explain: unconditional,
  }),
  defineOp({
    name: 'JUMP_BACKWARD',
    versions: between('3.11', '3.15'),
    summary: 'Go on at an instruction further up: the loop’s next round.',
    pops: 0,
    pushes: 0,
    run(frame) {
      frame.jump();
    },
    explain: (step) => say`Jump back to ${to(step)}, for the loop’s next round.`,
  }),
  defineOp({
    name: 'JUMP_BACKWARD_NO_INTERRUPT',
    versions: between('3.11', '3.15'),
    summary: 'Go on at an instruction further up, without looking for signals.',
    pops: 0,
    pushes: 0,
    run(frame) {
      frame.jump();
    },
    explain: unconditional,
  }),
  defineOp({
    name: 'POP_JUMP_IF_FALSE',
    versions: between('3.13', '3.15'),
    summary: 'Pop True or False; jump if it is False.',
    pops: 1,
    pushes: 0,
    run(frame) {
      if (!truth(frame.pop())) frame.jump();
    },
    explain: (step) => decides(step, 'false', 'true', true),
  }),
  defineOp({
    name: 'POP_JUMP_IF_TRUE',
    versions: between('3.13', '3.15'),
    summary: 'Pop True or False; jump if it is True.',
    pops: 1,
    pushes: 0,
    run(frame) {
      if (truth(frame.pop())) frame.jump();
    },
    explain: (step) => decides(step, 'true', 'false', true),
  }),
  defineOp({
    name: 'POP_JUMP_IF_NONE',
    versions: between('3.12', '3.15'),
    summary: 'Pop a value; jump if it is None.',
    pops: 1,
    pushes: 0,
    run(frame) {
      if (frame.pop() === None) frame.jump();
    },
    explain: (step) => decides(step, 'None', 'not None', true),
  }),
  defineOp({
    name: 'POP_JUMP_IF_NOT_NONE',
    versions: between('3.12', '3.15'),
    summary: 'Pop a value; jump if it is not None.',
    pops: 1,
    pushes: 0,
    run(frame) {
      if (frame.pop() !== None) frame.jump();
    },
    explain: (step) => decides(step, 'not None', 'None', true),
  }),
  defineOp({
    name: 'FOR_ITER',
    versions: ['3.13'],
    summary:
      'Ask the iterator on top for its next item and push it; if there is none, pop the iterator and leave the loop.',
    pops: 0,
    pushes: 1,
    jump: { pops: 1, pushes: 0 },
    run(frame, _arg, machine) {
      const item = nextItem(frame.top(), (exception) => machine.recorder.stopped(frame, exception));
      if (item !== null) return frame.push(item);
      frame.pop();
      // END_FOR and the POP_TOP after it would only undo what was not pushed: the interpreter skips them.
      frame.jump();
      frame.next += 2;
    },
    explain: (step) => leavesLoop(step, pastEnd(step, ' and the POP_TOP behind it')),
  }),
];
