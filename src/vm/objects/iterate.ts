/** Walks through what an iterator gives. */
import { callMethod, typeLookup } from './attributes.ts';
import { getIterator } from './iterators.ts';
import { PyException, PyGenerator, PyIterator, PyList, PyObject, PyTuple, Raised } from './model.ts';
import { override } from './override.ts';
import { changed, oneRound, runtime } from './runtime.ts';
import { None, T, checkLength, exceptions, isInstance, typeError } from './types.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';

/** The StopIteration by which the iterator that was asked last ended; null where it made none. */
let ended: PyException | null = null;

/**
 * The next item of an iterator; null where it is exhausted. `stopped` is told the StopIteration by which it said so,
 * if it made one.
 */
export function nextItem(iterator: PyObject, stopped?: (exception: PyException) => void): PyObject | null {
  ended = null;
  if (iterator instanceof PyIterator && !iterator.type.heap) {
    oneRound();
    const item = iterator.next();
    // enumerate, zip and the like end by the StopIteration of what they walk.
    if (item === null && stopped && ended !== null) stopped(ended);
    if (iterator.mark >= 0)
      changed(
        iterator,
        0,
        -1,
        iterator.parts().map(([, value]) => value),
      );
    return item;
  }
  if (iterator instanceof PyGenerator && iterator.type === T.generator) {
    // Up to 3.9 a generator that ends always makes a StopIteration.
    const silent = minor > 9 || iterator.frame === null;
    const { done, value } = runtime().resume(iterator, None);
    if (!done) return value;
    if (silent && value === None) ended = null;
    else ended = new PyException(exceptions.get('StopIteration')!, value === None ? [] : [value]);
    if (ended !== null) stopped?.(ended);
    return null;
  }
  const method = typeLookup(iterator.type, '__next__');
  if (method === null) return typeError(`'${iterator.type.name}' object is not an iterator`);
  try {
    return callMethod(method, iterator, []);
  } catch (error) {
    if (!(error instanceof Raised && isInstance(error.exception, exceptions.get('StopIteration')!))) throw error;
    ended = error.exception;
    stopped?.(ended);
    return null;
  }
}

/** Walks any iterable: a function that gives the next item, null at the end. */
export function iterate(object: PyObject, error?: string): () => PyObject | null {
  const iterator = getIterator(object, error);
  return () => nextItem(iterator);
}

/** Whether an item passes a test; the iterator is let go then, before its end or there. */
export function anyItem(object: PyObject, test: (item: PyObject) => boolean, error?: string): boolean {
  const iterator = getIterator(object, error);
  try {
    for (let item = nextItem(iterator); item !== null; item = nextItem(iterator)) if (test(item)) return true;
    return false;
  } finally {
    if (iterator instanceof PyGenerator) runtime().released(iterator);
  }
}

/** What CPython asks before it fills a list: it shows where `__len__` or `__length_hint__` is Python code. */
export function lengthHint(object: PyObject): void {
  const method =
    override(object, '__len__') ?? (typeLookup(object.type, '__len__') ? null : override(object, '__length_hint__'));
  if (method === null) return;
  try {
    callMethod(method, object, []);
  } catch (error) {
    if (!(error instanceof Raised && isInstance(error.exception, exceptions.get('TypeError')!))) throw error;
  }
}

/** All items of an iterable. */
export function toArray(object: PyObject, error?: string): PyObject[] {
  if ((object.type === T.list || object.type === T.tuple) && (object instanceof PyList || object instanceof PyTuple)) {
    worked(8 * object.items.length);
    return [...object.items];
  }
  const next = iterate(object, error);
  lengthHint(object);
  const items: PyObject[] = [];
  for (let item = next(); item !== null; item = next()) {
    items.push(item);
    checkLength(items.length, 'a list');
  }
  return items;
}
