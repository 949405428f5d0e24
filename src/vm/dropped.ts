/**
 * What happens when a program lets go of an object. CPython frees it when its last reference goes. That shows where a
 * generator is dropped that waits in a `try`, and where a class has `__del__`; so only such objects are watched.
 */
import { closeGenerator } from './builtins/generators.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { callSpecial } from './objects/attributes.ts';
import { PyGenerator, Raised, type PyObject } from './objects/model.ts';
import { canOwn, heldBy, holds, reachable, references } from './reachable.ts';

type Held = PyObject | null | readonly (PyObject | null)[];

const several = (held: Held): readonly (PyObject | null)[] =>
  held === null || !('type' in held) ? (held ?? []) : [held];

/** Whether the running frame has the object at hand: asked first, because it is soon answered. */
function atHand(object: PyObject, frame: Frame | null): boolean {
  if (frame === null) return false;
  if (frame.fast.includes(object) || frame.stack.includes(object)) return true;
  if (frame.locals !== null && frame.locals.values.includes(object)) return true;
  return frame.fast.some((value) => value?.dict?.values.includes(object));
}

/**
 * To be called after a reference to a value has gone: frees what it alone kept alive, as far as that shows. `held` is
 * what native code has in hand.
 */
export function dropped(value: PyObject | null, machine: Machine, held: Held = null): void {
  if (machine.watched.size === 0 || value === null || !canOwn(value)) return;
  if (atHand(value, machine.frame) || !holds(value, machine.watched, machine.looking)) return;
  const live = reachable(machine.frame, [machine.handled(), ...several(held)], machine.looking);
  if (live.has(value)) return;
  const counts = references(value, live, machine.looking);
  // What holds itself waits for the cycle collector.
  if (counts.get(value)! === 0) free(value, machine, counts, held);
}

/** Frees an object to which no reference is left, then those that only it held. `counts` are the references to each. */
function free(object: PyObject, machine: Machine, counts: Map<PyObject, number>, held: Held): void {
  if (machine.watched.delete(object)) {
    if (object instanceof PyGenerator) {
      // What it held goes with its frame.
      if (!object.running) quietly(() => closeGenerator(object));
      return;
    }
    const { frame } = machine;
    const holding = frame?.holding ?? null;
    quietly(() => callSpecial(object, '__del__'));
    // The call is over: nothing of it is held any more. But the program may have kept the object.
    if (frame !== null) frame.holding = holding;
    if (reachable(machine.frame, [machine.handled(), ...several(held)], machine.looking).has(object)) return;
  }
  for (const part of heldBy(object)) {
    const count = part === null ? undefined : counts.get(part);
    if (part === null || count === undefined) continue;
    counts.set(part, count - 1);
    if (count === 1) free(part, machine, counts, held);
  }
}

/**
 * To be called when a frame has returned `held`: its variables go. What native code called it with is still in that
 * code's hands, until the instruction is done: the instance that `__init__` fills, for one.
 */
export function droppedFrame(frame: Frame, machine: Machine, held: PyObject): void {
  if (machine.watched.size === 0) return;
  if (frame.entry && frame.generator === null && machine.frame !== null) {
    const { argcount, kwonlyargcount } = frame.prepared.code;
    const given = frame.fast.slice(0, argcount + kwonlyargcount).filter((one) => one !== null && canOwn(one));
    if (given.length > 0) machine.frame.holding = [...(machine.frame.holding ?? []), ...given];
  }
  // Since 3.14 from the last variable to the first.
  const variables = machine.minor < 14 ? frame.fast : frame.fast.toReversed();
  for (const value of variables) dropped(value, machine, [held, ...frame.given]);
  for (let count = frame.given.length; count > 0; count--) {
    const value = frame.given.pop()!;
    dropped(value, machine, [held, ...frame.given]);
  }
}

/** Cuts a frame's stack to a depth, because of an exception for instance, which is `held`. */
export function cutStack(frame: Frame, depth: number, machine: Machine, held: PyObject | null): void {
  const gone = machine.watched.size > 0 ? frame.stack.slice(depth) : [];
  frame.cut(depth);
  if (frame.holding !== null) frame.holding = frame.holding.filter((value) => !gone.includes(value));
  for (const value of gone.reverse()) dropped(value, machine, held);
}

/** To be called when an instruction is done, or has raised `held`: what it took from the stack goes. */
export function letGo(frame: Frame, machine: Machine, held: PyObject | null, place: number | null = null): void {
  let taken = frame.holding;
  frame.holding = null;
  const { lost } = frame;
  if (lost.length > 0) {
    frame.lost = [];
    for (const value of lost) dropped(value, machine, held);
  }
  if (taken === null) return;
  // Calls up to 3.10 and nearly all instructions since 3.14 start with what lay on top.
  const name = place === null ? '' : frame.prepared.ops[place].name;
  const topFirst =
    machine.minor >= 14 ? machine.minor > 14 || name !== 'BINARY_OP' : machine.minor <= 10 && name.startsWith('CALL');
  if (topFirst) taken = taken.toReversed();
  for (const value of taken) if (value !== null && !frame.stack.includes(value)) dropped(value, machine, held);
}

/** What is raised while an object is freed is printed as ignored, and goes no further. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
  }
}
