/** Frame and traceback objects, as far as a program looks into them. */
import type { Frame } from '../frame.ts';
import { dictSet } from './dict.ts';
import { PyCell, PyFrame, type PyTraceback, type PyDict, type PyObject } from './model.ts';
import { T, dict, str } from './types.ts';

const known = new WeakMap<Frame, PyFrame>();

/** The object of a frame: the same one each time. */
export function frameObject(frame: Frame): PyFrame {
  let object = known.get(frame);
  if (!object) known.set(frame, (object = new PyFrame(T.frame, frame)));
  return object;
}

/** `f_locals`, and what `locals()` gives: a module's or class's own dict, a function's bound variables in a new one. */
export function localsOf(frame: Frame): PyDict {
  if (frame.locals !== null) return frame.locals;
  const names = dict();
  for (const [name, value] of boundVariables(frame)) dictSet(names, str(name), value);
  return names;
}

/** The bound variables of a function's frame, in the order of its slots; cells show what they hold. */
export function boundVariables(frame: Frame): [string, PyObject][] {
  return frame.prepared.code.localsplusnames.flatMap((name, slot): [string, PyObject][] => {
    const held = frame.fast[slot];
    const value = held instanceof PyCell ? held.value : held;
    return value === null ? [] : [[name, value]];
  });
}

/** The entries of a traceback, outermost first. */
export function entriesOf(traceback: PyTraceback | null): PyTraceback[] {
  const entries: PyTraceback[] = [];
  for (let entry = traceback; entry !== null; entry = entry.next) entries.push(entry);
  return entries;
}
