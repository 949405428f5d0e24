/** How the items of a list change. */
import { PyList, PyObject } from './model.ts';
import { changed, loseAll } from './runtime.ts';
import { worked } from './work.ts';

/** Replaces items of a list; the one way in which a list's items change. */
export function splice(target: PyList, at: number, removed: number, added: PyObject[]): PyObject[] {
  if (at < target.items.length) worked(target.items.length - at);
  worked(8 * added.length);
  const out =
    added.length < 50000 ? target.items.splice(at, removed, ...added) : spliceMany(target, at, removed, added);
  loseAll(out);
  changed(target, at, removed, added);
  return out;
}

function spliceMany(target: PyList, at: number, removed: number, added: PyObject[]): PyObject[] {
  const out = target.items.slice(at, at + removed);
  target.items = target.items.slice(0, at).concat(added, target.items.slice(at + removed));
  return out;
}

/** Replaces all items of a list. */
export function replaceItems(target: PyList, items: PyObject[]): void {
  loseAll(target.items);
  worked(8 * items.length);
  target.items = items;
  changed(target, 0, -1, items);
}
