/** Opcodes of `await`, `async for` and `async with`. */
import { bind, typeLookup } from '../objects/attributes.ts';
import { asyncIterator, asyncNext, awaitableIterator, wrapValue } from '../objects/awaitables.ts';
import { delegate } from '../builtins/generators.ts';
import { PyException, PyGenerator, Raised } from '../objects/model.ts';
import { call } from '../objects/runtime.ts';
import { exceptions, isInstance, raise, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import type { Frame } from '../frame.ts';
import { between, defineOp, pushes, raisedText, say } from './define.ts';

/** By operand of GET_AWAITABLE: the method whose result is awaited. */
const METHODS = ['', '__aenter__', '__aexit__'];

function getAwaitable(frame: Frame, arg: number): void {
  const object = frame.pop();
  if (METHODS[arg] && !(object instanceof PyGenerator) && typeLookup(object.type, '__await__') === null)
    typeError(
      `'async with' received an object from ${METHODS[arg]} that does not implement __await__: ${object.type.name}`,
    );
  const iterator = awaitableIterator(object);
  if (iterator instanceof PyGenerator && iterator.frame !== null && delegate(iterator) !== null)
    raise('RuntimeError', 'coroutine is being awaited already');
  frame.push(iterator);
}

export const asyncOps = [
  defineOp({
    name: 'ASYNC_GEN_WRAP',
    versions: ['3.11'],
    summary:
      'Pop a value that an asynchronous generator yields, push it wrapped: told apart from what an await yields.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(wrapValue(frame.pop()));
    },
    explain: (step) => say`Pop ${step.popped}, wrap it as what the asynchronous generator yields${pushes(step)}.`,
  }),
  defineOp({
    name: 'GET_AWAITABLE',
    versions: between('3.7', '3.15'),
    summary: 'Pop an object that is awaited, push the iterator that waits for it: a coroutine itself.',
    pops: 1,
    pushes: 1,
    run: getAwaitable,
    explain: (step) => say`Pop ${step.popped} and ask what has to be driven to wait for it${pushes(step)}.`,
  }),
  defineOp({
    name: 'GET_AITER',
    versions: between('3.7', '3.15'),
    summary: 'Pop an object, push what its __aiter__ returns: the asynchronous iterator of an async for.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(asyncIterator(frame.pop()));
    },
    explain: (step) => say`Pop ${step.popped} and call its __aiter__${pushes(step)}.`,
  }),
  defineOp({
    name: 'GET_ANEXT',
    versions: between('3.7', '3.15'),
    summary: 'Call __anext__ of the asynchronous iterator on top, push what waits for its next item.',
    pops: 0,
    pushes: 1,
    run(frame) {
      frame.push(asyncNext(frame.top()));
    },
    explain: (step) => say`Call __anext__ of the asynchronous iterator on top${pushes(step)}.`,
  }),
  defineOp({
    name: 'END_ASYNC_FOR',
    versions: between('3.11', '3.15'),
    summary:
      'Pop an exception and the asynchronous iterator below it: StopAsyncIteration ends the loop, any other is raised again.',
    pops: 2,
    pushes: 0,
    run(frame) {
      const exception = frame.pop() as PyException;
      const ended = isInstance(exception, exceptions.get('StopAsyncIteration')!);
      if (!ended) throw new Raised(exception, true);
      frame.pop();
    },
    explain: (step) =>
      step.raised
        ? say`Pop ${step.popped[1]} and ${step.popped[0]}: this is not the end of the loop, so raise it again.`
        : say`Pop ${step.popped[1]} and ${step.popped[0]}: the loop is over.`,
  }),
  defineOp({
    name: 'BEFORE_ASYNC_WITH',
    versions: between('3.7', '3.13'),
    summary: 'Pop an asynchronous context manager, push its __aexit__ method and what its __aenter__ returns.',
    pops: 1,
    pushes: 2,
    run(frame) {
      const manager = frame.pop();
      const enter = typeLookup(manager.type, '__aenter__');
      const exit = typeLookup(manager.type, '__aexit__');
      const { name } = manager.type;
      if (minor < 11) {
        // Up to 3.8 __aexit__ is looked for first.
        if (enter === null && (minor > 8 || exit !== null)) return raise('AttributeError', '__aenter__');
        if (exit === null) return raise('AttributeError', '__aexit__');
      }
      const complaint = `'${name}' object does not support the asynchronous context manager protocol`;
      if (enter === null) return typeError(complaint);
      if (exit === null) return typeError(`${complaint} (missed __aexit__ method)`);
      frame.push(bind(exit, manager, manager.type));
      frame.push(call(bind(enter, manager, manager.type), []));
    },
    explain: (step) => {
      if (step.raised) return say`Pop ${step.popped} and look for its __aenter__: ${raisedText(step.raised)}.`;
      return say`Pop ${step.popped}, keep its __aexit__ and call its __aenter__${pushes(step)}.`;
    },
  }),
];
