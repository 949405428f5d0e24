/** The truth and the length of any object. */
import { callMethod, typeLookup } from './attributes.ts';
import { rangeLength } from './dict.ts';
import { MAX_INDEX, indexOf } from './indices.ts';
import {
  PyBytes,
  PyComplex,
  PyDict,
  PyFloat,
  PyInt,
  PyList,
  PyObject,
  PyRange,
  PySet,
  PyStr,
  PyTuple,
} from './model.ts';
import { override } from './override.ts';
import {
  False,
  None,
  NotImplemented,
  T,
  True,
  raise,
  typeError,
  unsupported,
  valueError,
  wrongResult,
} from './types.ts';
import { minor } from './version.ts';

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
