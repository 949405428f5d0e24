/** The names that `dir` lists (`object.__dir__`, `type.__dir__`, `module.__dir__`). */
import { callSpecial, typeLookup } from './attributes.ts';
import { attributesOfType } from './lacking.ts';
import { PyBuiltin, PyDict, PyModule, PyStr, PyType, type PyObject } from './model.ts';
import { toArray } from './iterate.ts';
import { T } from './types.ts';
import { minor } from './version.ts';

function addKeys(names: Set<string>, dict: PyDict | null): void {
  for (const key of dict?.keys ?? []) if (key instanceof PyStr) names.add(key.s);
}

/** The names in a class's own `__dict__`. */
function ownNames(type: PyType): string[] {
  const names = new Set<string>();
  if (!type.heap) attributesOfType(type.name, minor).forEach((name) => names.add(name));
  else addKeys(names, type.attributes);
  return [...names];
}

/** The names that `dir(object)` gives, in no order. */
function defaultDir(object: PyObject): Set<string> {
  const names = new Set<string>();
  if (object instanceof PyModule) {
    addKeys(names, object.dict);
    return names;
  }
  if (!(object instanceof PyType)) addKeys(names, object.dict);
  for (const type of object instanceof PyType ? object.mro : object.type.mro)
    for (const name of ownNames(type)) names.add(name);
  return names;
}

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `dir(object)`, sorted; asks the program's own `__dir__` where there is one. */
export function dir(object: PyObject): PyObject[] | string[] {
  const own = object.type.heap ? typeLookup(object.type, '__dir__') : null;
  if (own !== null && !(own instanceof PyBuiltin)) return toArray(callSpecial(object, '__dir__')!);
  return [...defaultDir(object)].sort(byCodePoint);
}

/** The names of `dir(object)` that are str. */
export function dirNames(object: PyObject): string[] {
  return dir(object)
    .flatMap((name) => (typeof name === 'string' ? [name] : name.type === T.str ? [(name as PyStr).s] : []))
    .sort(byCodePoint);
}
