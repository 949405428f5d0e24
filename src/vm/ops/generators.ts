/** Opcodes of generators: what suspends a frame and wakes it. */

import { getAttribute } from '../objects/attributes.ts';
import { PyException, PyGenerator, PyList, PyTuple, Raised, type PyObject } from '../objects/model.ts';
import { nextItem } from '../objects/iterate.ts';
import { getIterator } from '../objects/iterators.ts';
import { unary } from '../objects/operators.ts';
import { None, T, exceptions, isInstance, str, tuple, unsupported } from '../objects/types.ts';
import { typeParameterIntrinsic1 } from '../objects/type-parameters.ts';
import { wrapValue } from '../objects/awaitables.ts';
import { CO, type Machine } from '../machine.ts';
import { between, defineOp, listed, pushes, raisedText, say, target } from './define.ts';

/** Sends a value to an iterator; `done` with what it returned. `stopped` is told the StopIteration that said so. */
export function send(
  machine: Machine,
  receiver: PyObject,
  value: PyObject,
  tell: (exception: PyException) => void,
): { done: boolean; value: PyObject } {
  // 3.15 asks iterators in a way that reports no StopIteration (PyIter_Send).
  const stopped = machine.minor >= 15 ? () => {} : tell;
  if (receiver instanceof PyGenerator) {
    const enters = receiver.frame !== null && !receiver.running;
    try {
      return machine.resume(receiver, value);
    } catch (error) {
      // 3.12 enters the other frame, and stands on the last cache of SEND meanwhile.
      const { offset, caches } = machine.frame!.instruction();
      if (machine.minor === 12 && enters && error instanceof Raised) error.offset = offset + 2 * caches;
      throw error;
    }
  }
  try {
    if (value !== None) return { done: false, value: machine.call(getAttribute(receiver, 'send'), [value], null) };
    let end: PyObject = None;
    const item = nextItem(receiver, (exception) => {
      end = exception.args[0] ?? None;
      stopped(exception);
    });
    return item === null ? { done: true, value: end } : { done: false, value: item };
  } catch (error) {
    if (!(error instanceof Raised && isInstance(error.exception, exceptions.get('StopIteration')!))) throw error;
    stopped(error.exception);
    return { done: true, value: error.exception.args[0] ?? None };
  }
}

/** The StopIteration by which the interpreter reports a return: a tuple becomes its arguments. */
export function stopOf(value: PyObject): PyException {
  const args = value instanceof PyTuple ? [...value.items] : value === None ? [] : [value];
  return new PyException(exceptions.get('StopIteration')!, args);
}

/** `generator raised StopIteration`: what PEP 479 makes of a StopIteration that would leave a generator. */
function stopIterationError(exception: PyException, flags: number): PyException {
  const isAsync = (flags & CO.ASYNC_GENERATOR) !== 0;
  const name = ['StopIteration', ...(isAsync ? ['StopAsyncIteration'] : [])].find((one) =>
    isInstance(exception, exceptions.get(one)!),
  );
  if (name === undefined) return exception;
  const kind = isAsync ? 'async generator' : flags & CO.COROUTINE ? 'coroutine' : 'generator';
  const outer = new PyException(exceptions.get('RuntimeError')!, [str(`${kind} raised ${name}`)]);
  outer.cause = outer.context = exception;
  outer.suppressContext = true;
  return outer;
}

const INTRINSICS: Record<number, string> = {
  2: 'bind all public names of the module here',
  3: 'turn a StopIteration into a RuntimeError',
  4: 'wrap what the asynchronous generator yields',
  5: 'apply unary +',
  6: 'make a tuple of the list',
  7: 'make a type variable of that name',
  8: 'make a parameter specification of that name',
  9: 'make a type variable tuple of that name',
  10: 'make the base Generic with these parameters',
  11: 'make a type alias of the name, the type parameters and the function that makes the value',
};

export const generatorOps = [
  defineOp({
    name: 'RETURN_GENERATOR',
    versions: between('3.11', '3.15'),
    summary: 'Make a generator of this frame and give it to the caller; the frame waits until it is asked for a value.',
    pops: 0,
    pushes: 1,
    run(frame, _arg, machine) {
      machine.give(frame, machine.generatorOf(frame), false);
    },
    explain: (step) =>
      say`Make a generator of this frame and return it to the caller: ${step.code.qualname} runs when it is asked for a value.`,
  }),
  defineOp({
    name: 'YIELD_VALUE',
    versions: between('3.7', '3.15'),
    summary: 'Pop a value and give it to whoever asked; the frame waits. What is sent to it is pushed when it goes on.',
    pops: 1,
    pushes: 1,
    run(frame, _arg, machine) {
      const value = frame.pop();
      // Later an instruction of its own wraps what an asynchronous generator yields.
      const wraps = machine.minor < 11 && (frame.prepared.code.flags & CO.ASYNC_GENERATOR) !== 0;
      machine.give(frame, wraps ? wrapValue(value) : value, false);
    },
    explain: (step) =>
      say`Pop ${step.popped} and yield it: ${step.code.qualname} waits here with its stack and locals.`,
  }),
  defineOp({
    name: 'GET_YIELD_FROM_ITER',
    versions: between('3.7', '3.14'),
    summary: 'Pop an iterable, push a generator or iterator over it for yield from.',
    pops: 1,
    pushes: 1,
    run(frame) {
      const source = frame.pop();
      frame.push(source instanceof PyGenerator ? source : getIterator(source));
    },
    explain: (step) => say`Pop ${step.popped}, ask for an iterator over it${pushes(step)}.`,
  }),
  defineOp({
    name: 'SEND',
    versions: between('3.12', '3.14'),
    summary:
      'Pop a value and send it to the iterator below; push what that yields, or, when it is finished, what it returned, and jump.',
    pops: 1,
    pushes: 1,
    run(frame, _arg, machine) {
      const value = frame.pop();
      const given = send(machine, frame.top(), value, (exception) => machine.recorder.stopped(frame, exception));
      frame.push(given.value);
      if (given.done) frame.jump();
    },
    explain: (step) => {
      if (step.raised)
        return say`Pop ${step.popped} and send it to the iterator below: this raises ${raisedText(step.raised)}.`;
      return step.jumped
        ? say`Pop ${step.popped} and send it to the iterator below: it is finished, so push what it returned, ${step.pushed}, and jump to ${target(step.instruction.jumpTarget ?? 0)}.`
        : say`Pop ${step.popped} and send it to the iterator below: push what it yields, ${step.pushed}.`;
    },
  }),
  defineOp({
    name: 'SEND',
    versions: ['3.11'],
    summary:
      'Pop a value and send it to the iterator below; push what that yields, or, when it is finished, put what it returned in its place and jump.',
    pops: 1,
    pushes: 1,
    jump: { pops: 2, pushes: 1 },
    run(frame, _arg, machine) {
      const value = frame.pop();
      const given = send(machine, frame.top(), value, (exception) => machine.recorder.stopped(frame, exception));
      if (given.done) {
        const receiver = frame.pop();
        frame.jump();
        // Traced, the interpreter calls `send` or `__next__`, and reports the StopIteration that either ends with.
        const made = receiver.type !== T.generator || value !== None || given.value !== None;
        if (receiver instanceof PyGenerator && made)
          machine.recorder.stopped(
            frame,
            new PyException(exceptions.get('StopIteration')!, given.value === None ? [] : [given.value]),
          );
      }
      frame.push(given.value);
    },
    explain: (step) => {
      if (step.raised)
        return say`Pop ${step.popped} and send it to the iterator below: this raises ${raisedText(step.raised)}.`;
      return step.jumped
        ? say`Pop ${step.popped[1]} and send it to ${step.popped[0]}: it is finished, so push what it returned, ${step.pushed}, in its place and jump to ${target(step.instruction.jumpTarget ?? 0)}.`
        : say`Pop ${step.popped} and send it to the iterator below: push what it yields, ${step.pushed}.`;
    },
  }),
  defineOp({
    name: 'END_SEND',
    versions: between('3.12', '3.14'),
    summary: 'Take the finished iterator out from below the top: the value of yield from or await remains.',
    pops: 2,
    pushes: 1,
    run(frame, _arg, machine) {
      const value = frame.pop();
      const receiver = frame.pop();
      // The interpreter reports the end of a generator here, as the StopIteration that nobody had to raise.
      if (receiver instanceof PyGenerator) machine.recorder.stopped(frame, stopOf(value));
      frame.push(value);
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and the finished iterator ${step.popped[0]}, push ${step.popped[1]} again.`,
  }),
  defineOp({
    name: 'CLEANUP_THROW',
    versions: between('3.12', '3.14'),
    summary:
      'An exception came while waiting in yield from: a StopIteration ends the waiting with its value, any other is raised again.',
    pops: 3,
    pushes: 2,
    run(frame) {
      const exception = frame.pop() as PyException;
      frame.pop();
      frame.pop();
      if (!isInstance(exception, exceptions.get('StopIteration')!)) throw new Raised(exception, true);
      frame.push(None);
      frame.push(exception.args[0] ?? None);
    },
    explain: (step) =>
      say`Pop ${step.popped[2]}, the last value ${step.popped[1]} and the iterator ${step.popped[0]}: ${
        step.raised ? 'raise the exception again' : say`the iterator has ended, push ${listed(step.pushed)}`
      }.`,
  }),
  defineOp({
    name: 'CALL_INTRINSIC_1',
    versions: between('3.12', '3.15'),
    summary: 'Pop a value, push what a helper function of the interpreter makes of it.',
    pops: 1,
    pushes: 1,
    run(frame, arg, machine) {
      const value = frame.pop();
      if (arg === 2) {
        machine.modules.importStar(value, frame.locals!);
        frame.push(None);
      } else if (arg === 3) frame.push(stopIterationError(value as PyException, frame.prepared.code.flags));
      else if (arg === 4) frame.push(wrapValue(value));
      else if (arg === 5) frame.push(unary(value, '+'));
      else if (arg === 6) frame.push(tuple([...(value as PyList).items]));
      else frame.push(typeParameterIntrinsic1(arg, value) ?? unsupported(`CALL_INTRINSIC_1 ${arg}`));
    },
    explain: (step) => say`Pop ${step.popped}, ${INTRINSICS[step.arg] ?? 'call a helper'}${pushes(step)}.`,
  }),
];
