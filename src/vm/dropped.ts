/**
 * Generators that nothing holds any more. CPython counts references and closes them at once: their `finally` runs, and
 * in most versions an exception passes through them. Only programs that have made a generator are asked.
 */
import { closeGenerator } from './builtins/generators.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { PyException, PyGenerator, PyIterator, Raised, type PyObject } from './objects/model.ts';
import { generatorsIn, isReachable } from './reachable.ts';

/**
 * To be called after a reference to a value has gone: closes the generators that it alone kept alive. `held` is what
 * native code has in hand.
 */
export function dropped(
  value: PyObject | null,
  machine: Machine,
  held: PyObject | null | readonly (PyObject | null)[] = null,
): void {
  if (!machine.madeGenerators) return;
  if (!(value instanceof PyGenerator || value instanceof PyIterator || value instanceof PyException)) return;
  for (const generator of generatorsIn(value))
    if (
      generator.frame !== null &&
      !generator.running &&
      !isReachable(generator, machine.frame, [machine.handled(), ...(Array.isArray(held) ? held : [held])])
    )
      closeQuietly(generator);
}

/**
 * To be called when a frame has returned `held`: its variables go. What native code called it with is still in that
 * code's hands: the instance that `__init__` fills, for one.
 */
export function droppedFrame(frame: Frame, machine: Machine, held: PyObject): void {
  if (!machine.madeGenerators) return;
  const { argcount, kwonlyargcount } = frame.prepared.code;
  const given = frame.entry && frame.generator === null ? frame.fast.slice(0, argcount + kwonlyargcount) : [];
  for (const value of frame.fast) dropped(value, machine, [held, ...given]);
}

/** Cuts a frame's stack to a depth, because of an exception for instance, which is `held`. */
export function cutStack(frame: Frame, depth: number, machine: Machine, held: PyObject | null): void {
  const gone = machine.madeGenerators ? frame.stack.slice(depth) : [];
  frame.cut(depth);
  for (const value of gone.reverse()) dropped(value, machine, held);
}

/** What a generator raises while it is closed so is printed as ignored, and goes no further. */
function closeQuietly(generator: PyGenerator): void {
  try {
    closeGenerator(generator);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
  }
}
