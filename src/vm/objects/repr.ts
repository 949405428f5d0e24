/** The text of any object: its repr, its str, its address. */
import { callMethod, typeLookup } from './attributes.ts';
import { identity } from './dict.ts';
import { PyException, PyObject, PyStr, Raised } from './model.ts';
import { override } from './override.ts';
import { T, isSubtype, wrongResult } from './types.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';

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
