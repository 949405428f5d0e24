/** `object[key] = value` and `del object[key]` */
import { callMethod, callSpecial } from './attributes.ts';
import { dictDelete, dictSet } from './dict.ts';
import { indexOf, place, tryIndex } from './indices.ts';
import { toArray } from './iterate.ts';
import { replaceItems, splice } from './list-items.ts';
import { PyBytes, PyDict, PyList, PyObject, PyRange, PySlice, PyStr, PyTuple } from './model.ts';
import { override } from './override.ts';
import { changed, lose } from './runtime.ts';
import { sliceIndices, slicePlaces } from './slices.ts';
import { raise, typeError, valueError } from './types.ts';
import { minor } from './version.ts';

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
