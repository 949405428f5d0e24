/** What any object can be asked: its truth, length, items, iterator, text. Special methods are looked up on the type. */
import { bind, callMethod, callSpecial, typeLookup } from './attributes.ts';
import { same } from './compare.ts';
import { dictDelete, dictGet, dictHas, dictSet, dictWalker, identity, rangeLength } from './dict.ts';
import {
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyDict,
  PyException,
  PyFloat,
  PyGenerator,
  PyInt,
  PyIterator,
  PyList,
  PyObject,
  PyRange,
  PySet,
  PySlice,
  PyStr,
  PyTuple,
  PyType,
  Raised,
} from './model.ts';
import { builtinAlias } from './generics.ts';
import { oneRound, call, changed, lose, loseAll, runtime } from './runtime.ts';
import { copySet, setFind } from './set.ts';
import {
  False,
  None,
  NotImplemented,
  T,
  True,
  bytes,
  checkLength,
  exceptions,
  int,
  isInstance,
  isSubtype,
  list,
  raise,
  str,
  tuple,
  typeError,
  unsupported,
  valueError,
  wrongResult,
} from './types.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';

/** A special method that is Python code or a user type's own; null where the built-in behaviour holds. */
function override(object: PyObject, name: string): PyObject | null {
  if (!object.type.heap) return null;
  const method = typeLookup(object.type, name);
  return method === null || (method instanceof PyBuiltin && method.owner !== null) ? null : method;
}

/** `bool(object)`. */
export function truth(object: PyObject): boolean {
  if (object === True) return true;
  if (object === False || object === None) return false;
  const custom = override(object, '__bool__');
  if (custom !== null) {
    const result = callMethod(custom, object, []);
    if (result.type !== T.bool)
      wrongResult(object, '__bool__', 'a bool', result, `__bool__ should return bool, returned ${result.type.name}`);
    return result === True;
  }
  if (object instanceof PyInt) return object.v !== 0;
  if (object instanceof PyFloat) return object.v !== 0;
  if (object instanceof PyComplex) return object.re !== 0 || object.im !== 0;
  if (object === NotImplemented && minor >= 14) typeError('NotImplemented should not be used in a boolean context');
  const length = tryLength(object);
  return length === null || length !== 0;
}

function nativeLength(object: PyObject): number | bigint | null {
  if (object instanceof PyStr) return object.points?.length ?? object.s.length;
  if (object instanceof PyList || object instanceof PyTuple) return object.items.length;
  if (object instanceof PyDict) return object.size;
  if (object instanceof PySet) return object.used;
  if (object instanceof PyBytes) return object.b.length;
  if (object instanceof PyRange) return rangeLength(object);
  return null;
}

function tryLength(object: PyObject): number | bigint | null {
  const custom = override(object, '__len__');
  if (custom !== null) {
    const result = callMethod(custom, object, []);
    const length = indexOf(result);
    if (length < 0) valueError('__len__() should return >= 0');
    return length;
  }
  const length = nativeLength(object);
  if (length !== null) return length;
  const method = typeLookup(object.type, '__len__');
  return method === null ? null : (callMethod(method, object, []) as PyInt).v;
}

/** `len(object)`. */
export function length(object: PyObject): number {
  const result = tryLength(object);
  if (result === null) return typeError(`object of type '${object.type.name}' has no len()`);
  if (result > MAX_INDEX) raise('OverflowError', 'Python int too large to convert to C ssize_t');
  return typeof result === 'bigint' ? unsupported('a length of more than 53 bits') : result;
}

/** The integer that an object stands for by `__index__`; null where it does not. */
export function tryIndex(object: PyObject): number | bigint | null {
  if (object instanceof PyInt) return object.v;
  const custom = override(object, '__index__');
  if (custom === null) return null;
  const result = callMethod(custom, object, []);
  if (!(result instanceof PyInt))
    return wrongResult(object, '__index__', 'an int', result, `__index__ returned non-int (type ${result.type.name})`);
  return result.v;
}

/** The integer that an object stands for by `__index__`; raises TypeError. */
export function indexOf(object: PyObject): number | bigint {
  return tryIndex(object) ?? typeError(`'${object.type.name}' object cannot be interpreted as an integer`);
}

/** Largest C ssize_t. */
const MAX_INDEX = 9223372036854775807n;

/** An index as a small number. */
export function smallIndex(object: PyObject, error = 'IndexError'): number {
  const index = indexOf(object);
  if (index > MAX_INDEX || index < -MAX_INDEX - 1n)
    raise(error, `cannot fit '${object.type.name}' into an index-sized integer`);
  // Beyond what a number holds exactly there are no items anyway.
  return Number(index);
}

/** A number as C takes it for a `Py_ssize_t` parameter. */
export function sizeArgument(object: PyObject): number {
  if (minor < 10 && object instanceof PyFloat) return typeError('integer argument expected, got float');
  const index = indexOf(object);
  if (index > MAX_INDEX || index < -MAX_INDEX - 1n)
    raise('OverflowError', 'Python int too large to convert to C ssize_t');
  return Number(index);
}

/** A number as C takes it for an `int` parameter. */
export function intArgument(object: PyObject): number {
  if (minor < 10 && object instanceof PyFloat) return typeError('integer argument expected, got float');
  const index = indexOf(object);
  if (minor === 7 && index >= -MAX_INDEX - 1n && index <= MAX_INDEX) {
    if (index > 2147483647) raise('OverflowError', 'signed integer is greater than maximum');
    if (index < -2147483648) raise('OverflowError', 'signed integer is less than minimum');
  }
  if (index > 2147483647 || index < -2147483648)
    raise('OverflowError', `Python int too large to convert to C ${minor === 7 ? 'long' : 'int'}`);
  return Number(index);
}

/** Start, stop and step of a slice for any length, exactly (_PySlice_GetLongIndices): of ranges, and `slice.indices`. */
export function longIndices(slice: PySlice, size: bigint): [bigint, bigint, bigint] {
  const part = (object: PyObject): bigint | null => {
    if (object === None) return null;
    const index = tryIndex(object);
    if (index === null) return typeError('slice indices must be integers or None or have an __index__ method');
    return BigInt(index);
  };
  const step = part(slice.step) ?? 1n;
  if (step === 0n) valueError('slice step cannot be zero');
  const [low, high] = step < 0n ? [-1n, size - 1n] : [0n, size];
  const bound = (value: bigint | null, missing: bigint): bigint => {
    if (value === null) return missing;
    const shifted = value < 0n ? value + size : value;
    return shifted < low ? low : shifted > high ? high : shifted;
  };
  const start = bound(part(slice.start), step < 0n ? high : low);
  return [start, bound(part(slice.stop), step < 0n ? low : high), step];
}

/** Start, stop and step of a slice for a length (PySlice_Unpack and PySlice_AdjustIndices). */
export function sliceIndices(slice: PySlice, size: number): [number, number, number] {
  const clamp = (v: number | bigint) => Number(v > 1e15 ? 1e15 : v < -1e15 ? -1e15 : v);
  const part = (object: PyObject): number | null => {
    if (object === None) return null;
    const index = tryIndex(object);
    if (index === null)
      return typeError(`slice indices must be integers ${minor < 15 ? 'or None ' : ''}or have an __index__ method`);
    return clamp(index);
  };
  const step = part(slice.step) ?? 1;
  if (step === 0) valueError('slice step cannot be zero');
  const bound = (value: number | null, missing: number): number => {
    if (value === null) return missing;
    const shifted = value < 0 ? value + size : value;
    return step < 0 ? Math.min(Math.max(shifted, -1), size - 1) : Math.min(Math.max(shifted, 0), size);
  };
  return [bound(part(slice.start), step < 0 ? size - 1 : 0), bound(part(slice.stop), step < 0 ? -1 : size), step];
}

/** Places that a slice picks. */
export function slicePlaces(slice: PySlice, size: number): number[] {
  const [start, stop, step] = sliceIndices(slice, size);
  worked(16 * Math.max(0, (stop - start) / step));
  const places: number[] = [];
  for (let n = start; step > 0 ? n < stop : n > stop; n += step) places.push(n);
  return places;
}

function rangeItem(range: PyRange, index: number | bigint): PyObject {
  if (typeof range.start === 'number' && typeof range.step === 'number') {
    const value = range.start + Number(index) * range.step;
    if (Number.isSafeInteger(value)) return int(value);
  }
  return int(BigInt(range.start) + BigInt(index) * BigInt(range.step));
}

function place(index: PyObject, size: number, what: string, verb = ''): number {
  const value = tryIndex(index);
  if (value === null) return typeError(`${what} indices must be integers or slices, not ${index.type.name}`);
  if (value > MAX_INDEX || value < -MAX_INDEX - 1n)
    raise('IndexError', `cannot fit '${index.type.name}' into an index-sized integer`);
  const at = value < 0 ? Number(value) + size : Number(value);
  if (at < 0 || at >= size) raise('IndexError', `${LABEL[what] ?? `${what} ${verb || 'index'}`} out of range`);
  return at;
}

const LABEL: Record<string, string> = { byte: 'index', range: 'range object index' };

/** `object[key]`. */
export function getItem(object: PyObject, key: PyObject): PyObject {
  const custom = override(object, '__getitem__');
  if (custom !== null) return callMethod(custom, object, [key]);
  return nativeGetItem(object, key);
}

/** `object[key]` of the built-in types, whatever a subclass overrides. */
export function nativeGetItem(object: PyObject, key: PyObject): PyObject {
  if (object instanceof PyList || object instanceof PyTuple) {
    const { items } = object;
    const isList = object instanceof PyList;
    if (key instanceof PySlice) {
      const picked = slicePlaces(key, items.length).map((n) => items[n]);
      if (isList) return list(picked);
      return picked.length === items.length && key.step === None && object.type === T.tuple ? object : tuple(picked);
    }
    return items[place(key, items.length, isList ? 'list' : 'tuple')];
  }
  if (object instanceof PyDict) {
    const value = dictGet(object, key);
    if (value !== null) return value;
    const missing = object.type.heap ? typeLookup(object.type, '__missing__') : null;
    if (missing !== null) return callMethod(missing, object, [key]);
    raise('KeyError', [key]);
  }
  if (object instanceof PyStr) {
    const points: ArrayLike<string> = object.points ?? object.s;
    if (key instanceof PySlice) {
      const [start, stop, step] = sliceIndices(key, points.length);
      if (step === 1 && object.points === null) return str(object.s.slice(start, Math.max(start, stop)));
      return str(
        slicePlaces(key, points.length)
          .map((n) => points[n])
          .join(''),
      );
    }
    const at = tryIndex(key);
    if (at === null) return typeError(`string indices must be integers${minor < 11 ? '' : `, not '${key.type.name}'`}`);
    return str(points[place(int(at), points.length, 'string')]);
  }
  if (object instanceof PyBytes) {
    const name = object.type.layout === 'bytearray' ? 'bytearray' : 'byte';
    if (key instanceof PySlice) {
      const picked = Uint8Array.from(slicePlaces(key, object.b.length), (n) => object.b[n]);
      return object.type.layout === 'bytearray' ? new PyBytes(T.bytearray, picked) : bytes(picked);
    }
    return int(object.b[place(key, object.b.length, name)]);
  }
  if (object instanceof PyRange) return rangeGetItem(object, key);
  if (object instanceof PyType) {
    const method = typeLookup(object.type, '__getitem__') ?? null;
    if (method !== null) return callMethod(method, object, [key]);
    const generic = typeLookup(object, '__class_getitem__');
    if (generic !== null) return call(bind(generic, null, object), [key]);
    const alias = builtinAlias(object, key);
    if (alias !== null) return alias;
    if (minor < 11) return typeError(`'${object.type.name}' object is not subscriptable`);
    return typeError(`type '${object.name}' is not subscriptable`);
  }
  return callSpecial(object, '__getitem__', [key]) ?? typeError(`'${object.type.name}' object is not subscriptable`);
}

function rangeGetItem(range: PyRange, key: PyObject): PyObject {
  const size = rangeLength(range);
  if (key instanceof PySlice) {
    const [start, stop, step] = longIndices(key, BigInt(size));
    const at = (n: bigint) => (rangeItem(range, n) as PyInt).v;
    const by = int(BigInt(range.step) * step) as PyInt;
    return new PyRange(T.range, at(start), at(stop), by.v);
  }
  const index = tryIndex(key);
  if (index === null) return typeError(`range indices must be integers or slices, not ${key.type.name}`);
  const at = index < 0 ? BigInt(index) + BigInt(size) : BigInt(index);
  if (at < 0n || at >= BigInt(size)) raise('IndexError', 'range object index out of range');
  return rangeItem(range, at);
}

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

/** `object[key] = value`. */
export function setItem(object: PyObject, key: PyObject, value: PyObject): void {
  const custom = override(object, '__setitem__');
  if (custom !== null) {
    callMethod(custom, object, [key, value]);
    return;
  }
  nativeSetItem(object, key, value);
}

export function nativeSetItem(object: PyObject, key: PyObject, value: PyObject): void {
  if (object instanceof PyList) {
    if (key instanceof PySlice) return setSlice(object, key, value);
    const at = place(key, object.items.length, 'list', 'assignment index');
    lose(object.items[at]);
    object.items[at] = value;
    changed(object, at, 1, [value]);
    return;
  }
  if (object instanceof PyDict && object.type.layout === 'dict') return dictSet(object, key, value);
  if (object instanceof PyBytes && object.type.layout === 'bytearray') {
    if (key instanceof PySlice) return setBytes(object, key, value);
    const at = place(key, object.b.length, 'bytearray');
    const byte = indexOf(value);
    if (byte < 0 || byte > 255) valueError('byte must be in range(0, 256)');
    object.b[at] = Number(byte);
    return;
  }
  if (callSpecial(object, '__setitem__', [key, value]) === null)
    typeError(`'${object.type.name}' object does not support item assignment`);
}

/** Slice assignment of a bytearray. */
function setBytes(object: PyBytes, slice: PySlice, value: PyObject): void {
  const [start, stop, step] = sliceIndices(slice, object.b.length);
  if (value instanceof PyStr || (!(value instanceof PyBytes) && tryIndex(value) !== null))
    return typeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  const added =
    value instanceof PyBytes
      ? value.b.slice()
      : Uint8Array.from(
          toArray(value, 'can assign only bytes, buffers, or iterables of ints in range(0, 256)').map((item) => {
            const byte = indexOf(item);
            return byte < 0 || byte > 255 ? valueError('byte must be in range(0, 256)') : Number(byte);
          }),
        );
  if (step === 1) {
    const end = Math.max(start, stop);
    object.b = Uint8Array.from([...object.b.subarray(0, start), ...added, ...object.b.subarray(end)]);
    return;
  }
  const places = slicePlaces(slice, object.b.length);
  if (added.length !== places.length)
    valueError(`attempt to assign bytes of size ${added.length} to extended slice of size ${places.length}`);
  places.forEach((at, n) => (object.b[at] = added[n]));
}

/** `del` of an item or a slice of a bytearray. */
function deleteBytes(object: PyBytes, key: PyObject): void {
  const gone = new Set(
    key instanceof PySlice ? slicePlaces(key, object.b.length) : [place(key, object.b.length, 'bytearray')],
  );
  object.b = object.b.filter((_, n) => !gone.has(n));
}

const EXTENDED = 'must assign iterable to extended slice';

function setSlice(object: PyList, slice: PySlice, value: PyObject): void {
  const [start, stop, step] = sliceIndices(slice, object.items.length);
  if (step === 1) {
    const items =
      value === object ? [...object.items] : toArray(value, minor < 13 ? 'can only assign an iterable' : EXTENDED);
    splice(object, start, Math.max(0, stop - start), items);
    return;
  }
  const items = toArray(value, EXTENDED);
  const places = slicePlaces(slice, object.items.length);
  if (items.length !== places.length)
    valueError(`attempt to assign sequence of size ${items.length} to extended slice of size ${places.length}`);
  const next = [...object.items];
  places.forEach((at, n) => (next[at] = items[n]));
  replaceItems(object, next);
}

/** `del object[key]`. */
export function deleteItem(object: PyObject, key: PyObject): void {
  const custom = override(object, '__delitem__');
  if (custom !== null) {
    callMethod(custom, object, [key]);
    return;
  }
  nativeDeleteItem(object, key);
}

export function nativeDeleteItem(object: PyObject, key: PyObject): void {
  if (object instanceof PyList) {
    if (key instanceof PySlice) {
      const gone = new Set(slicePlaces(key, object.items.length));
      replaceItems(
        object,
        object.items.filter((_, n) => !gone.has(n)),
      );
    } else splice(object, place(key, object.items.length, 'list', 'assignment index'), 1, []);
    return;
  }
  if (object instanceof PyBytes && object.type.layout === 'bytearray') return deleteBytes(object, key);
  if (object instanceof PyDict && object.type.layout === 'dict') {
    if (dictDelete(object, key) === null) raise('KeyError', [key]);
    return;
  }
  if (callSpecial(object, '__delitem__', [key]) !== null) return;
  // A sequence slot says it in other words than a mapping slot, to which slices always go.
  const isSequence =
    object instanceof PyTuple || object instanceof PyStr || object instanceof PyRange || object instanceof PyBytes;
  const verb = isSequence && !(key instanceof PySlice) ? "doesn't" : 'does not';
  typeError(`'${object.type.name}' object ${verb} support item deletion`);
}

/** `item in container`. */
export function contains(container: PyObject, item: PyObject): boolean {
  const custom = override(container, '__contains__');
  if (custom === None) typeError(`'${container.type.name}' object is not a container`);
  if (custom !== null) return truth(callMethod(custom, container, [item]));
  return nativeContains(container, item);
}

export function nativeContains(container: PyObject, item: PyObject): boolean {
  if (container instanceof PyDict) return dictHas(container, item);
  if (container instanceof PySet) return setFind(container, soughtInSet(container, item));
  if (container instanceof PyStr) {
    if (!(item instanceof PyStr))
      return typeError(`'in <string>' requires string as left operand, not ${item.type.name}`);
    worked(container.s.length);
    return container.s.includes(item.s);
  }
  if (container instanceof PyList || container instanceof PyTuple) {
    const { items } = container;
    worked(16 * items.length);
    for (let n = 0; n < items.length; n++) if (isItem(items[n], item)) return true;
    return false;
  }
  if (container instanceof PyBytes) {
    if (item instanceof PyBytes) return latin(container.b).includes(latin(item.b));
    const byte = tryIndex(item) ?? typeError(`a bytes-like object is required, not '${item.type.name}'`);
    if (byte < 0 || byte > 255) valueError('byte must be in range(0, 256)');
    return container.b.includes(Number(byte));
  }
  if (container instanceof PyRange && item instanceof PyInt) {
    const offset = BigInt(item.v) - BigInt(container.start);
    const step = BigInt(container.step);
    return offset % step === 0n && offset / step >= 0n && offset / step < BigInt(rangeLength(container));
  }
  const isPlain = container.type.heap || container instanceof PyRange;
  const method = isPlain ? null : typeLookup(container.type, '__contains__');
  if (method !== null) return truth(callMethod(method, container, [item]));
  return anyItem(
    container,
    (one) => isItem(one, item),
    `argument of type '${container.type.name}' is not ${minor < 14 ? '' : 'a container or '}iterable`,
  );
}

/** A set that is looked for in a set counts as the frozenset of its items. */
export function soughtInSet(container: PyObject, item: PyObject): PyObject {
  return item instanceof PySet &&
    item.type.layout === 'set' &&
    !container.type.heap &&
    typeLookup(item.type, '__hash__') === None
    ? copySet(item, T.frozenset)
    : item;
}

/** `in` asks the item first, up to 3.8 what is looked for. */
const isItem = (one: PyObject, wanted: PyObject): boolean => (minor < 9 ? same(wanted, one) : same(one, wanted));

/** So many characters are made at once: a call takes only so many arguments. */
const CHUNK = 8192;

/** Bytes as characters of the same numbers. */
export function latin(b: Uint8Array): string {
  let out = '';
  for (let at = 0; at < b.length; at += CHUNK) out += String.fromCharCode(...b.subarray(at, at + CHUNK));
  return out;
}

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
export function nativeIterator(object: PyObject): PyObject | null {
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

/** `hex(id(object))`: an address that is the object's own for one run. */
export const address = (object: PyObject): string => `0x${(0x7f0000000000 + identity(object) * 48).toString(16)}`;

/** `isinstance(result, str)` of `__repr__` and `__str__`. */
function textOf(self: PyObject, result: PyObject, method: string): string {
  if (!(result instanceof PyStr))
    return wrongResult(self, method, 'a str', result, `${method} returned non-string (type ${result.type.name})`);
  return result.s;
}

/** `repr(object)`. */
export function repr(object: PyObject): string {
  worked(100);
  const custom = override(object, '__repr__');
  if (custom !== null) return textOf(object, callMethod(custom, object, []), '__repr__');
  const method = typeLookup(object.type, '__repr__')!;
  return textOf(object, callMethod(method, object, []), '__repr__');
}

/** `str(object)`. */
export function text(object: PyObject): string {
  if (object.type === T.str) return (object as PyStr).s;
  const method = typeLookup(object.type, '__str__');
  if (method === null) return repr(object);
  // In 3.7 the numbers have a `__str__` of their own: a subclass with another `__repr__` does not change it.
  const number =
    minor < 8 && object.type.heap ? [T.int, T.float, T.complex].find((t) => isSubtype(object.type, t)) : null;
  if (number && method === typeLookup(T.object, '__str__'))
    return textOf(object, callMethod(typeLookup(number, '__repr__')!, object, []), '__str__');
  return textOf(object, callMethod(method, object, []), '__str__');
}

/** The message of an exception: `str(exception)`. */
export function exceptionText(exception: PyException): string {
  try {
    return text(exception);
  } catch (error) {
    if (error instanceof Raised) return '<exception str() failed>';
    throw error;
  }
}

export { NotImplemented };
