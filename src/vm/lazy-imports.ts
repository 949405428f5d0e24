/** Lazy imports (3.15, PEP 810): a name is bound to a promise, and the import is carried out where the name is first used. */
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { dictGetStr, dictSet } from './objects/dict.ts';
import { PyException, PyLazyImport, PyTraceback, Raised, type PyDict, type PyObject } from './objects/model.ts';
import { None, T, exceptions, str, tuple } from './objects/types.ts';

/** IMPORT_NAME of a lazy import. `fromlist` is None for `import module`. */
export function lazyModule(frame: Frame, name: string, fromlist: PyObject, level: number): PyLazyImport {
  return new PyLazyImport(T.lazyImport, {
    module: name,
    attribute: null,
    named: fromlist !== None,
    level,
    globals: frame.globals,
    frame,
    at: frame.instruction(),
  });
}

/** IMPORT_FROM of what `lazyModule` gave. */
export function lazyAttribute({ promise }: PyLazyImport, attribute: string): PyLazyImport {
  const { module, named } = promise;
  const from = promise.attribute !== null ? `${module}.${promise.attribute}` : named ? module : module.split('.')[0];
  return new PyLazyImport(T.lazyImport, { ...promise, module: from, attribute });
}

/** Imports what was promised; an exception on the way gets the place of the `lazy import` as its cause. */
function resolve(lazy: PyLazyImport, machine: Machine): PyObject {
  const { module, attribute, level, globals, frame, at } = lazy.promise;
  lazy.resolving = true;
  try {
    if (attribute === null) return machine.modules.importName(module, globals, None, level);
    const from = machine.modules.importName(module, globals, tuple([str(attribute)]), level);
    return machine.modules.importFrom(from, attribute);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const what = attribute === null ? module : `${module}.${attribute}`;
    const cause = new PyException(exceptions.get('ImportError')!, [
      str(`lazy import of '${what}' raised an exception during resolution`),
    ]);
    cause.traceback = new PyTraceback(T.traceback, frame, at.position.line, at.offset, null);
    error.exception.cause = cause;
    error.exception.suppressContext = true;
    throw error;
  } finally {
    lazy.resolving = false;
  }
}

/** The value of a name: of a lazy import what it imports, which the name is bound to from now on. */
export function resolved(value: PyObject, name: string, namespace: PyDict, machine: Machine): PyObject {
  if (!(value instanceof PyLazyImport)) return value;
  const found = resolve(value, machine);
  if (dictGetStr(namespace, name) === value) dictSet(namespace, str(name), found);
  return found;
}
