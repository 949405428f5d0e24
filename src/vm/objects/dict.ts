/** dict: insertion order, and keys that are equal as Python says. */
import { equal, hash, hasNativeHash, unhashable } from './compare.ts';
import {
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyDict,
  PyFloat,
  PyInt,
  PyMethod,
  PyObject,
  PyRange,
  PySet,
  PySlice,
  PyStr,
  PyTuple,
  type Key,
} from './model.ts';
import { changed, lose } from './runtime.ts';
import { None, checkLength, raise, T } from './types.ts';

const identities = new WeakMap<PyObject, number>();
let lastIdentity = 0;

/** A number that is the object's own. */
export function identity(object: PyObject): number {
  let id = identities.get(object);
  if (id === undefined) identities.set(object, (id = ++lastIdentity));
  return id;
}

/** A key as part of a longer one. */
function part(key: Key): string {
  if (typeof key === 'string') return `s${key.length}:${key}`;
  return typeof key === 'object' ? `o${identity(key)};` : `n${key};`;
}

function numberKey(v: number, object: PyObject): Key {
  if (Number.isSafeInteger(v)) return v;
  if (Number.isNaN(v)) return object;
  return Number.isInteger(v) ? BigInt(v) : v;
}

/**
 * Two keys are the same in a JavaScript Map exactly where Python finds the objects equal; null where only Python code
 * (a user's `__eq__` or `__hash__`) can tell. Raises TypeError for what cannot be hashed.
 */
export function keyOf(object: PyObject): Key | null {
  if (object.type === T.str) {
    const { s } = object as PyStr;
    return s.charCodeAt(0) === 0 ? '\0s' + s : s;
  }
  if (object instanceof PyInt && (object.type === T.int || object.type === T.bool)) return object.v;
  if (!hasNativeHash(object)) return null;
  if (object instanceof PyStr) return object.s.charCodeAt(0) === 0 ? '\0s' + object.s : object.s;
  if (object instanceof PyInt) return object.v;
  if (object instanceof PyFloat) return numberKey(object.v, object);
  if (object instanceof PyComplex)
    return object.im === 0
      ? numberKey(object.re, object)
      : Number.isNaN(object.re) || Number.isNaN(object.im)
        ? object
        : `\0c${object.re === 0 ? 0 : object.re},${object.im}`;
  if (object instanceof PyBytes) return '\0b' + String.fromCharCode(...object.b);
  if (object instanceof PyTuple) {
    const parts = object.items.map(keyOf);
    return parts.includes(null) ? null : '\0t' + parts.map((key) => part(key!)).join('');
  }
  if (object instanceof PySet) {
    const parts = object.table.filter((item) => item).map((item) => keyOf(item!));
    return parts.includes(null)
      ? null
      : '\0f' +
          parts
            .map((key) => part(key!))
            .sort()
            .join('');
  }
  if (object instanceof PyRange) {
    const length = rangeLength(object);
    return `\0r${length};${length > 0 ? object.start : ''};${length > 1 ? object.step : ''}`;
  }
  // Its values need not be hashable for it to be found equal to another one.
  if (object instanceof PyDict && object.type.layout === 'frozendict') return null;
  if (object instanceof PySlice) {
    const parts = [object.start, object.stop, object.step].map(keyOf);
    return parts.includes(null) ? null : '\0l' + parts.map((key) => part(key!)).join('');
  }
  if (object instanceof PyMethod) return `\0m${identity(object.func)};${identity(object.self)}`;
  if (object instanceof PyBuiltin && object.self) return `\0n${object.name};${identity(object.self)}`;
  return object;
}

/** Number of items of a range, as a bigint where it is large. */
export function rangeLength(range: PyRange): number | bigint {
  const { start, stop, step } = range;
  if (typeof start === 'number' && typeof stop === 'number' && typeof step === 'number') {
    const length = step > 0 ? Math.ceil((stop - start) / step) : Math.ceil((start - stop) / -step);
    if (Number.isSafeInteger(stop - start)) return Math.max(0, length) + 0;
  }
  const [low, high, by] = [BigInt(start), BigInt(stop), BigInt(step)];
  const length = by > 0n ? (high - low + by - 1n) / by : (low - high - by - 1n) / -by;
  const positive = by > 0n ? high > low : low > high;
  return positive ? length : 0;
}

/** `keyOf` and `hash` of a dict's key: from 3.14 on their TypeError says what the object was to be. */
function dictKeyOf(key: PyObject, role = 'a dict key'): Key | null {
  try {
    return keyOf(key);
  } catch (error) {
    throw unhashable(error, key, role);
  }
}

function dictHash(key: PyObject, role = 'a dict key'): number | bigint {
  try {
    return hash(key);
  } catch (error) {
    throw unhashable(error, key, role);
  }
}

/** What a key that is looked up was to be. */
const roleIn = (dict: PyDict): string => (dict.type.layout === 'frozendict' ? 'a frozendict key' : 'a dict key');

/** Place of a key in the entries, or -1. `native` is its `keyOf`; a hash that is known need not be asked for again. */
function find(dict: PyDict, key: PyObject, native = dictKeyOf(key, roleIn(dict)), known?: number | bigint): number {
  if (native !== null) {
    const at = dict.index.get(native);
    if (at !== undefined) return at;
    if (dict.custom === null) return -1;
  }
  const wanted = known ?? dictHash(key, roleIn(dict));
  for (let n = 0; n < dict.keys.length; n++) {
    const entry = dict.keys[n];
    if (entry === null) continue;
    const custom = dict.custom?.get(n);
    if (native !== null && custom === undefined) continue;
    if ((custom ?? hash(entry)) === wanted && (entry === key || equal(entry, key))) return n;
  }
  return -1;
}

export function dictGet(dict: PyDict, key: PyObject): PyObject | null {
  const at = find(dict, key);
  return at < 0 ? null : dict.values[at];
}

export const dictHas = (dict: PyDict, key: PyObject): boolean => find(dict, key) >= 0;

export function dictSet(dict: PyDict, key: PyObject, value: PyObject): void {
  const native = dictKeyOf(key);
  const known = native === null ? dictHash(key) : undefined;
  const at = find(dict, key, native, known);
  if (at >= 0) {
    lose(dict.values[at]);
    dict.values[at] = value;
    changed(dict, 2 * at + 1, 1, [value]);
    return;
  }
  const place = dict.keys.length;
  if (known !== undefined) (dict.custom ??= new Map()).set(place, known);
  if (native !== null) dict.index.set(native, place);
  dict.keys.push(key);
  dict.values.push(value);
  dict.size++;
  checkLength(place, 'a dict');
  changed(dict, 2 * place, 0, [key, value]);
}

/** The value of a str key. */
export function dictGetStr(dict: PyDict, name: string): PyObject | null {
  const at = dict.index.get(name);
  return at === undefined ? null : dict.values[at];
}

function removeAt(dict: PyDict, at: number): PyObject {
  const value = dict.values[at];
  const native = dict.custom?.has(at) ? null : keyOf(dict.keys[at]!);
  if (native === null) dict.custom!.delete(at);
  else dict.index.delete(native);
  lose(dict.keys[at]);
  lose(value);
  dict.keys[at] = null;
  dict.values[at] = None;
  dict.size--;
  changed(dict, 2 * at, 2, [null, null]);
  if (dict.keys.length > 16 && dict.size * 2 < dict.keys.length) compact(dict);
  return value;
}

/** Takes a key out; null where it is not there. */
export function dictDelete(dict: PyDict, key: PyObject): PyObject | null {
  const at = find(dict, key);
  return at < 0 ? null : removeAt(dict, at);
}

/** Takes the last entry out. */
export function dictPopItem(dict: PyDict): [PyObject, PyObject] {
  let at = dict.keys.length - 1;
  while (at >= 0 && dict.keys[at] === null) at--;
  if (at < 0) raise('KeyError', 'popitem(): dictionary is empty');
  const key = dict.keys[at]!;
  return [key, removeAt(dict, at)];
}

function compact(dict: PyDict): void {
  const entries = dictEntries(dict);
  const custom = dict.custom;
  const hashes = dict.keys.flatMap((key, n) => (key === null ? [] : [custom?.get(n)]));
  replaceEntries(dict, entries, hashes);
}

function replaceEntries(dict: PyDict, entries: [PyObject, PyObject][], hashes: (number | bigint | undefined)[]): void {
  dict.index = new Map();
  dict.custom = null;
  dict.keys = entries.map(([key]) => key);
  dict.values = entries.map(([, value]) => value);
  dict.size = entries.length;
  entries.forEach(([key], n) => {
    const known = hashes[n];
    if (known !== undefined) (dict.custom ??= new Map()).set(n, known);
    else dict.index.set(keyOf(key)!, n);
  });
  changed(dict, 0, -1, entries.flat());
}

export function dictClear(dict: PyDict): void {
  for (const entry of dictEntries(dict)) entry.forEach(lose);
  replaceEntries(dict, [], []);
}

export function dictEntries(dict: PyDict): [PyObject, PyObject][] {
  const entries: [PyObject, PyObject][] = [];
  for (let n = 0; n < dict.keys.length; n++) {
    const key = dict.keys[n];
    if (key !== null) entries.push([key, dict.values[n]]);
  }
  return entries;
}

export const dictKeys = (dict: PyDict): PyObject[] => dict.keys.filter((key): key is PyObject => key !== null);

/** Walks the entries; says how the interpreter would complain if the dict changes its size meanwhile. */
export function dictWalker<R>(dict: PyDict, pick: (at: number) => R, backwards = false): () => R | null {
  const size = dict.size;
  let at = backwards ? dict.keys.length - 1 : 0;
  let left = size;
  let done = false;
  return () => {
    if (done) return null;
    if (dict.size !== size) {
      done = true;
      raise('RuntimeError', 'dictionary changed size during iteration');
    }
    while (at >= 0 && at < dict.keys.length && dict.keys[at] === null) at += backwards ? -1 : 1;
    if (at < 0 || at >= dict.keys.length) {
      done = true;
      return null;
    }
    if (left-- <= 0) {
      done = true;
      raise('RuntimeError', 'dictionary keys changed during iteration');
    }
    const found = pick(at);
    at += backwards ? -1 : 1;
    return found;
  };
}
