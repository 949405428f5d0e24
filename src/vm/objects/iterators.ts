/** The iterator of any iterable, and those of the built-in types. */
import { callMethod, typeLookup } from './attributes.ts';
import { dictWalker, rangeLength } from './dict.ts';
import {
  PyBytes,
  PyDict,
  PyGenerator,
  PyIterator,
  PyList,
  PyObject,
  PyRange,
  PySet,
  PyStr,
  PyTuple,
  PyType,
  Raised,
} from './model.ts';
import { override } from './override.ts';
import { lose } from './runtime.ts';
import { getItem, rangeItem } from './subscript.ts';
import { None, T, exceptions, int, isInstance, raise, str, typeError, wrongResult } from './types.ts';
import { minor } from './version.ts';

/** `iter(object)`. */
export function getIterator(object: PyObject, error?: string): PyObject {
  const native = object.type.heap && override(object, '__iter__') !== null ? null : nativeIterator(object);
  if (native !== null) return native;
  const notIterable = error ?? `'${object.type.name}' object is not iterable`;
  const method = typeLookup(object.type, '__iter__');
  if (method !== null && method !== None) {
    const iterator = callMethod(method, object, []);
    if (
      typeLookup(iterator.type, '__next__') === null &&
      !(iterator instanceof PyIterator) &&
      !(iterator instanceof PyGenerator)
    )
      wrongResult(
        object,
        '__iter__',
        'an iterator',
        iterator,
        `iter() returned non-iterator of type '${iterator.type.name}'`,
      );
    return iterator;
  }
  if (method === null && typeLookup(object.type, '__getitem__') !== null) return sequenceIterator(object);
  return typeError(notIterable);
}

/** The iterator of a built-in iterable; null for everything else. */
function nativeIterator(object: PyObject): PyObject | null {
  if (object instanceof PyIterator) return object;
  if (object instanceof PyGenerator) return object.type === T.generator ? object : null;
  if (object instanceof PyList || object instanceof PyTuple) {
    let index = 0;
    let open = true;
    const type = object instanceof PyList ? T.listIterator : T.tupleIterator;
    return new PyIterator(
      type,
      () => {
        if (open && index < object.items.length) return object.items[index++];
        if (open) lose(object);
        open = false;
        return null;
      },
      () =>
        open
          ? [
              ['sequence', object],
              ['index', int(index)],
            ]
          : [
              ['sequence', null],
              ['index', null],
            ],
    );
  }
  if (object instanceof PyStr) {
    const points: ArrayLike<string> = object.points ?? object.s;
    let index = 0;
    // eslint-disable-next-line no-control-regex -- ASCII is what the type's name is about
    const type = minor > 10 && /^[\x00-\x7f]*$/.test(object.s) ? T.strAsciiIterator : T.strIterator;
    return new PyIterator(
      type,
      () => (index < points.length ? str(points[index++]) : null),
      () => [
        ['sequence', object],
        ['index', int(index)],
      ],
    );
  }
  if (object instanceof PyRange) {
    const size = rangeLength(object);
    let index = 0;
    return new PyIterator(
      typeof size === 'bigint' || ![object.start, object.stop, object.step].every((v) => typeof v === 'number')
        ? T.longRangeIterator
        : T.rangeIterator,
      () => (index < size ? rangeItem(object, index++) : null),
      () => [
        ['next', index < size ? rangeItem(object, index) : null],
        ['stop', int(object.stop)],
        ['step', int(object.step)],
      ],
    );
  }
  if (object instanceof PyDict) return dictIterator(object, T.dictKeyIterator, (at) => object.keys[at]!);
  if (object instanceof PySet) return setIterator(object);
  if (object instanceof PyBytes) {
    let index = 0;
    return new PyIterator(
      object.type.layout === 'bytearray' ? T.bytearrayIterator : T.bytesIterator,
      () => (index < object.b.length ? int(object.b[index++]) : null),
      () => [
        ['sequence', object],
        ['index', int(index)],
      ],
    );
  }
  return null;
}

/** An iterator over the entries of a dict. */
export function dictIterator(
  dict: PyDict,
  type: PyType,
  pick: (at: number) => PyObject,
  backwards = false,
): PyIterator {
  let count = 0;
  const walk = dictWalker(dict, pick, backwards);
  return new PyIterator(
    type,
    () => {
      const found = walk();
      if (found !== null) count++;
      return found;
    },
    () => [
      ['dict', dict],
      ['index', int(count)],
    ],
  );
}

function setIterator(set: PySet): PyIterator {
  const size = set.used;
  let slot = 0;
  let count = 0;
  return new PyIterator(
    T.setIterator,
    () => {
      if (set.used !== size) raise('RuntimeError', 'Set changed size during iteration');
      while (slot < set.table.length && !set.table[slot]) slot++;
      if (slot >= set.table.length) return null;
      count++;
      return set.table[slot++]!;
    },
    () => [
      ['set', set],
      ['index', int(count)],
    ],
  );
}

function sequenceIterator(object: PyObject): PyIterator {
  let index = 0;
  let open = true;
  return new PyIterator(
    T.sequenceIterator,
    () => {
      if (!open) return null;
      try {
        return getItem(object, int(index++));
      } catch (error) {
        if (
          !(error instanceof Raised) ||
          !['IndexError', 'StopIteration'].some((name) => isInstance(error.exception, exceptions.get(name)!))
        )
          throw error;
        open = false;
        return null;
      }
    },
    () => [
      ['sequence', object],
      ['index', int(index)],
    ],
  );
}
