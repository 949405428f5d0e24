/** Which special methods are a program's own. */
import { typeLookup } from './attributes.ts';
import { PyBuiltin, PyObject } from './model.ts';

/** A special method that is Python code or a user type's own; null where the built-in behaviour holds. */
export function override(object: PyObject, name: string): PyObject | null {
  if (!object.type.heap) return null;
  const method = typeLookup(object.type, name);
  return method === null || (method instanceof PyBuiltin && method.owner !== null) ? null : method;
}
