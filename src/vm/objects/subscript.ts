/** `object[key]` */
import { bind, callMethod, callSpecial, typeLookup } from './attributes.ts';
import { dictGet, rangeLength } from './dict.ts';
import { builtinAlias } from './generics.ts';
import { place, tryIndex } from './indices.ts';
import { PyBytes, PyDict, PyInt, PyList, PyObject, PyRange, PySlice, PyStr, PyTuple, PyType } from './model.ts';
import { override } from './override.ts';
import { call } from './runtime.ts';
import { longIndices, sliceIndices, slicePlaces } from './slices.ts';
import { None, T, bytes, int, list, raise, str, tuple, typeError } from './types.ts';
import { minor } from './version.ts';

export function rangeItem(range: PyRange, index: number | bigint): PyObject {
  if (typeof range.start === 'number' && typeof range.step === 'number') {
    const value = range.start + Number(index) * range.step;
    if (Number.isSafeInteger(value)) return int(value);
  }
  return int(BigInt(range.start) + BigInt(index) * BigInt(range.step));
}

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
