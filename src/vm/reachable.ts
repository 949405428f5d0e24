/** What the program can still get at. CPython counts references; this asks only where it shows: for a dropped generator. */
import { describe } from './describe.ts';
import type { Frame } from './frame.ts';
import { entriesOf } from './objects/frames.ts';
import { PyAwaitable, PyException, PyGenerator, PyIterator, type PyObject } from './objects/model.ts';

function heldByFrame(frame: Frame): (PyObject | null)[] {
  return [...frame.stack, ...frame.fast, frame.locals, frame.globals, frame.func];
}

function heldBy(object: PyObject): (PyObject | null)[] {
  if (object instanceof PyGenerator) return object.frame === null ? [] : heldByFrame(object.frame);
  if (object instanceof PyException)
    return [...object.args, object.cause, object.context, object.dict, ...passed(object).flatMap(heldByFrame)];
  if (object instanceof PyAwaitable) return [...object.held];
  const description = describe(object);
  return description.shape === undefined ? [] : [...description.content(), description.dict];
}

/** The frames that an exception passed through: its traceback keeps them. */
const passed = (exception: PyException): Frame[] => entriesOf(exception.traceback).map(({ frame }) => frame);

/** Whether an object can be reached from the running frame, its callers or what native code holds. */
export function isReachable(wanted: PyObject, running: Frame | null, held: readonly (PyObject | null)[]): boolean {
  const seen = new Set<PyObject>();
  const todo: (PyObject | null)[] = [...held];
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

/**
 * The generators that an object alone keeps alive, itself included: iterators through enumerate, zip, map and the like,
 * exceptions through the variables of the frames that they left.
 */
export function generatorsIn(object: PyObject | null): PyGenerator[] {
  if (object instanceof PyGenerator) return [object];
  if (object instanceof PyException)
    return passed(object).flatMap(({ fast }) => fast.filter((value) => value instanceof PyGenerator));
  return object instanceof PyIterator ? object.parts().flatMap(([, part]) => generatorsIn(part)) : [];
}
