/** Objects as integers by `__index__`: indices, and the integers that C functions take. */
import { callMethod } from './attributes.ts';
import { PyFloat, PyInt, PyObject } from './model.ts';
import { override } from './override.ts';
import { raise, typeError, wrongResult } from './types.ts';
import { minor } from './version.ts';

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
export const MAX_INDEX = 9223372036854775807n;

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

export function place(index: PyObject, size: number, what: string, verb = ''): number {
  const value = tryIndex(index);
  if (value === null) return typeError(`${what} indices must be integers or slices, not ${index.type.name}`);
  if (value > MAX_INDEX || value < -MAX_INDEX - 1n)
    raise('IndexError', `cannot fit '${index.type.name}' into an index-sized integer`);
  const at = value < 0 ? Number(value) + size : Number(value);
  if (at < 0 || at >= size) raise('IndexError', `${LABEL[what] ?? `${what} ${verb || 'index'}`} out of range`);
  return at;
}

const LABEL: Record<string, string> = { byte: 'index', range: 'range object index' };
