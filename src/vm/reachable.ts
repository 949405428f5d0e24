/** Who holds whom. CPython counts references; here that is asked only where it shows: see `dropped.ts`. */
import { describe } from './describe.ts';
import type { Frame } from './frame.ts';
import { slotValuesOf } from './objects/classes.ts';
import { entriesOf } from './objects/frames.ts';
import {
  PyAwaitable,
  PyBytes,
  PyCode,
  PyComplex,
  PyException,
  PyFloat,
  PyFrame,
  PyFunction,
  PyGenerator,
  PyInt,
  PyIterator,
  PyList,
  PyModule,
  PyRange,
  PyStr,
  PyTraceback,
  PyTuple,
  PyType,
  type PyObject,
} from './objects/model.ts';
import { minor } from './objects/version.ts';
import { None, T, isSubtype, unsupported } from './objects/types.ts';

/** Most objects that are looked at in one run to learn what the program has let go of: a second or two of it. */
const MAX_LOOKED_AT = 30_000_000;

const LEAVES = new Set<unknown>([PyInt, PyStr, PyFloat, PyComplex, PyBytes, PyRange, PyCode]);

/** Whether an object may be the last that holds another. Classes and modules hold themselves. */
export function canOwn(object: PyObject): boolean {
  if (object === None || object instanceof PyType || object instanceof PyModule) return false;
  return object.type.heap || !LEAVES.has(object.constructor);
}

/** What a frame holds for itself. What its instruction took from the stack is held until the instruction is done. */
function heldByFrame(frame: Frame): (PyObject | null)[] {
  const variables = minor < 14 ? frame.fast : frame.fast.toReversed();
  return [
    ...variables,
    frame.locals,
    frame.func,
    ...frame.stack,
    ...(frame.holding ?? []),
    ...frame.lost,
    ...frame.given,
  ];
}

/** The frames that an exception passed through, innermost first: its traceback keeps them. */
const passed = (traceback: PyTraceback | null): Frame[] =>
  entriesOf(traceback)
    .map(({ frame }) => frame)
    .reverse();

/** The objects that an object holds, in the order in which CPython lets go of them. */
export function heldBy(object: PyObject): (PyObject | null)[] {
  if (object instanceof PyGenerator) return object.frame === null ? [] : heldByFrame(object.frame);
  if (object instanceof PyException)
    return [
      object.dict,
      ...object.args,
      ...passed(object.traceback).flatMap(heldByFrame),
      object.cause,
      object.context,
      ...(object.fields?.values() ?? []),
    ];
  if (object instanceof PyTraceback) return passed(object).flatMap(heldByFrame);
  if (object instanceof PyFrame) return heldByFrame(object.frame);
  if (object instanceof PyAwaitable) return [...object.held];
  if (object instanceof PyModule) return [object.dict];
  const slots = object.type.heap ? slotValuesOf(object) : [];
  if (object instanceof PyList || object instanceof PyTuple)
    return [...slots, object.dict, ...object.items.toReversed()];
  if (object instanceof PyIterator) {
    const parts = object.parts().map(([, part]) => part);
    // These keep their iterators in a tuple.
    const inTuple = isSubtype(object.type, T.zip) || isSubtype(object.type, T.map);
    return [...(inTuple ? parts.reverse() : parts), object.dict];
  }
  const description = describe(object);
  if (description.shape === undefined) return slots;
  return [...slots, ...description.content(), description.dict, object.dict];
}

/** Counts how many objects were looked at in a run. */
export class Looking {
  private done = 0;

  one(): void {
    if (++this.done > MAX_LOOKED_AT) unsupported('generators and objects with __del__ among so many others');
  }
}

/** Whether an object is `wanted`, or holds such an object, through others perhaps. */
export function holds(object: PyObject, wanted: ReadonlySet<PyObject>, looking: Looking): boolean {
  const seen = new Set<PyObject>([object]);
  for (const one of seen) {
    if (wanted.has(one)) return true;
    looking.one();
    for (const part of heldBy(one)) if (part !== null && canOwn(part)) seen.add(part);
  }
  return false;
}

/** Everything that can be reached from the running frame, its callers and what native code holds. */
export function reachable(running: Frame | null, held: readonly (PyObject | null)[], looking: Looking): Set<PyObject> {
  const seen = new Set<PyObject>();
  const add = (object: PyObject | null) => {
    if (object !== null && (object instanceof PyType || object instanceof PyModule || canOwn(object))) seen.add(object);
  };
  held.forEach(add);
  for (let frame = running; frame !== null; frame = frame.back) {
    heldByFrame(frame).forEach(add);
    add(frame.globals);
    add(frame.generator);
  }
  for (const one of seen) {
    looking.one();
    heldBy(one).forEach(add);
    if (one instanceof PyFunction) add(one.globals);
  }
  return seen;
}

/** How often each object that only `object` keeps alive is held by one of them; `live` are those that others keep alive. */
export function references(object: PyObject, live: ReadonlySet<PyObject>, looking: Looking): Map<PyObject, number> {
  const counts = new Map<PyObject, number>([[object, 0]]);
  for (const one of counts.keys()) {
    looking.one();
    for (const part of heldBy(one))
      if (part !== null && canOwn(part) && !live.has(part)) counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}
