/** What the program can still get at. CPython counts references; this asks only where it shows: for a dropped generator. */
import { describe } from './describe.ts';
import type { Frame } from './frame.ts';
import { PyGenerator, PyIterator, type PyObject } from './objects/model.ts';

function heldByFrame(frame: Frame): (PyObject | null)[] {
  return [...frame.stack, ...frame.fast, frame.locals, frame.globals, frame.func];
}

function heldBy(object: PyObject): (PyObject | null)[] {
  if (object instanceof PyGenerator) return object.frame === null ? [] : heldByFrame(object.frame);
  const description = describe(object);
  return description.shape === undefined ? [] : [...description.content(), description.dict];
}

/** Whether an object can be reached from the running frame, its callers or what is being handled. */
export function isReachable(wanted: PyObject, running: Frame | null, handled: PyObject | null): boolean {
  const seen = new Set<PyObject>();
  const todo: (PyObject | null)[] = [handled];
  for (let frame = running; frame !== null; frame = frame.back) todo.push(...heldByFrame(frame), frame.generator);
  while (todo.length > 0) {
    const object = todo.pop();
    if (!object || seen.has(object)) continue;
    if (object === wanted) return true;
    seen.add(object);
    for (const one of heldBy(object)) todo.push(one);
  }
  return false;
}

/** The generators that an iterator alone keeps alive, itself included: through enumerate, zip, map and the like. */
export function generatorsIn(object: PyObject | null): PyGenerator[] {
  if (object instanceof PyGenerator) return [object];
  return object instanceof PyIterator ? object.parts().flatMap(([, part]) => generatorsIn(part)) : [];
}
