/** Opcodes of `yield from` and `await` in 3.15: what is delegated to has an index or NULL above it. */
import { PyException, PyGenerator, PyTagged, Raised } from '../objects/model.ts';
import { None, exceptions, isInstance } from '../objects/types.ts';
import { defineOp, listed, raisedText, say, target } from './define.ts';
import { send, stopOf } from './generators.ts';
import { nextOfPair } from './loops-since-3.14.ts';

export const generatorOps315 = [
  defineOp({
    name: 'SEND',
    versions: ['3.15'],
    summary:
      'Pop a value, send it to the iterator two entries below it, or take the item at the index just below; push what comes, or what the iterator returned, and jump.',
    pops: 1,
    pushes: 1,
    run(frame, _arg, machine) {
      const value = frame.pop();
      if (frame.stack[frame.stack.length - 1] instanceof PyTagged && value === None) {
        const item = nextOfPair(frame, machine, 2);
        frame.push(item ?? None);
        if (item === null) frame.jump();
        return;
      }
      // Of an iterator that is asked without a value, 3.15 reports no StopIteration.
      const given = send(machine, frame.peek(2), value, (exception) => {
        if (value !== None) machine.recorder.stopped(frame, exception);
      });
      frame.push(given.value);
      if (given.done) frame.jump();
    },
    explain: (step) => {
      const index = step.stack[step.stack.length - 2]?.value;
      const what =
        index?.kind === 'leaf'
          ? say`Pop ${step.popped} and take the item at index ${{ kind: 'value', value: index }}`
          : say`Pop ${step.popped} and send it to the iterator below`;
      if (step.raised) return say`${what}: this raises ${raisedText(step.raised)}.`;
      if (!step.jumped) return say`${what}: push what comes, ${step.pushed}.`;
      return say`${what}: it is finished, so push what it returned, ${step.pushed}, and jump to ${target(step.instruction.jumpTarget ?? 0)}.`;
    },
  }),
  defineOp({
    name: 'END_SEND',
    versions: ['3.15'],
    summary:
      'Take the finished iterator and the index or NULL out from below the top: the value of yield from or await remains.',
    pops: 3,
    pushes: 1,
    run(frame, _arg, machine) {
      const value = frame.pop();
      frame.popNull();
      const receiver = frame.pop();
      // The interpreter reports the end of a generator here, as the StopIteration that nobody had to raise.
      if (receiver instanceof PyGenerator) machine.recorder.stopped(frame, stopOf(value));
      frame.push(value);
    },
    explain: (step) =>
      say`Pop ${step.popped[2]}, ${step.popped[1]} and the finished ${step.popped[0]}, push ${step.popped[2]} again.`,
  }),
  defineOp({
    name: 'CLEANUP_THROW',
    versions: ['3.15'],
    summary:
      'An exception came while waiting in yield from or await: a StopIteration ends the waiting with its value, any other is raised again, and both drop the iterator’s two entries.',
    pops: 4,
    pushes: 3,
    run(frame) {
      const exception = frame.pop() as PyException;
      frame.popNull();
      frame.popNull();
      frame.popNull();
      if (!isInstance(exception, exceptions.get('StopIteration')!)) throw new Raised(exception, true);
      frame.push(None);
      frame.push(null);
      frame.push(exception.args[0] ?? None);
    },
    explain: (step) =>
      say`Pop ${step.popped[3]}, the last value ${step.popped[2]}, ${step.popped[1]} and the iterator ${step.popped[0]}: ${
        step.raised ? 'raise the exception again' : say`the iterator has ended, push ${listed(step.pushed)}`
      }.`,
  }),
];
