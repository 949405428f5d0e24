/** Generators and coroutines up to 3.10, which have no RETURN_GENERATOR and wait in YIELD_FROM itself. */
import { PyException, PyGenerator, PyType, Raised } from '../objects/model.ts';
import { None, T, exceptions, isSubtype } from '../objects/types.ts';
import { eventsAt, frameAt } from '../read.ts';
import type { Trace } from '../trace.ts';
import { popBlock, popException, unwindHandler } from '../unwind.ts';
import { between, defineOp, listed, raisedText, say } from './define.ts';
import { send } from './generators.ts';

/** Whether YIELD_FROM ends at a step: its frame does not yield there. */
function finished(trace: Trace, step: number): boolean {
  const { id } = frameAt(trace, step);
  return !yieldsBeforeNext(trace, step, id);
}

function yieldsBeforeNext(trace: Trace, step: number, frame: number): boolean {
  for (let at = step; at < trace.steps && (at === step || trace.columns.frame[at] !== frame); at++)
    for (const event of eventsAt(trace, at)) if (event.frame === frame && event.kind === 'yield') return true;
  return false;
}

const KINDS = ['generator', 'coroutine', 'asynchronous generator'];

export const oldGeneratorOps = [
  defineOp({
    name: 'GEN_START',
    versions: ['3.10'],
    summary: 'Pop the None that starts a generator (operand 0), a coroutine (1) or an asynchronous generator (2).',
    pops: 1,
    pushes: 0,
    run(frame) {
      frame.pop();
    },
    explain: (step) => say`Pop ${step.popped}, which was sent to start this ${KINDS[step.arg]}.`,
  }),
  defineOp({
    name: 'YIELD_FROM',
    versions: between('3.7', '3.10'),
    summary:
      'Pop a value and send it to the iterator below; yield what that yields and run again when the frame goes on, or, when it is finished, replace it by what it returned.',
    pops: 2,
    pushes: 1,
    takes: (_stack, { trace, step }) => (finished(trace, step) ? 2 : 1),
    run(frame, _arg, machine) {
      const value = frame.pop();
      const receiver = frame.top();
      const given = send(machine, receiver, value, (exception) => machine.recorder.stopped(frame, exception));
      if (!given.done) {
        // The frame waits before this instruction, which runs again with what is sent then.
        frame.next--;
        return machine.give(frame, given.value, false);
      }
      // Tracing sees the StopIteration of a generator. In 3.10 one that is asked for its next item makes none for None.
      const asked = machine.minor === 10 && value === None && receiver.type === T.generator;
      if (receiver instanceof PyGenerator && (!asked || given.value !== None))
        machine.recorder.stopped(
          frame,
          new PyException(exceptions.get('StopIteration')!, given.value === None ? [] : [given.value]),
        );
      frame.pop();
      frame.push(given.value);
    },
    explain: (step) => {
      const [first, second] = step.popped;
      if (step.raised) return say`Send ${step.popped} to the iterator: this raises ${raisedText(step.raised)}.`;
      return second === undefined
        ? say`Pop ${first} and send it to the iterator below: yield what that yields, and wait here.`
        : say`Pop ${second} and send it to ${first}: it is finished, so pop it and push what it returned${step.pushed.length ? say`, ${step.pushed}` : ''}.`;
    },
  }),
  defineOp({
    name: 'END_ASYNC_FOR',
    versions: between('3.8', '3.10'),
    summary:
      'End an `async for`: StopAsyncIteration is forgotten, with its block and the iterator below; any other exception is raised again.',
    pops: 7,
    pushes: 0,
    run(frame, _arg, machine) {
      const type = frame.top() as PyType;
      if (!isSubtype(type, exceptions.get('StopAsyncIteration')!)) throw new Raised(popException(frame), true);
      unwindHandler(frame, machine, popBlock(frame, machine));
      frame.pop();
    },
    explain: (step) =>
      step.raised
        ? say`Pop ${listed(step.popped)}: this is not the end of the loop, so raise the exception again.`
        : say`The iterator ${step.popped[0]} is exhausted: forget ${step.popped.slice(1)}, the loop is over.`,
  }),
];
