/** Which places of a sequence a slice picks. */
import { tryIndex } from './indices.ts';
import { PyObject, PySlice } from './model.ts';
import { None, typeError, valueError } from './types.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';

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
