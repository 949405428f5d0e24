/** Modules whose functions the host provides, for programs that call what the machine itself does not have. */
import { ImportFailure, type HostFunction, type HostValue } from './modules.ts';
import { dictSet } from './objects/dict.ts';
import { PyBuiltin, PyFloat, PyInt, PyModule, PyStr, type PyObject } from './objects/model.ts';
import { False, None, T, True, dict, float, int, raise, str, unsupported } from './objects/types.ts';

/** A value that a program handed to the host. */
function plain(object: PyObject, owners: ReadonlyMap<PyObject, HostValue>): HostValue {
  const known = owners.get(object);
  if (known !== undefined) return known;
  if (object === None) return null;
  if (object === True || object === False) return object === True;
  if (object instanceof PyStr) return object.s;
  if (object instanceof PyInt) return Number(object.v);
  if (object instanceof PyFloat) return object.v;
  return unsupported(`a call with an argument of type ${object.type.name}`);
}

/** A module object with the host's names. */
export function hostModule(name: string, names: { readonly [name: string]: HostValue }): PyModule {
  const owners = new Map<PyObject, HostValue>();

  const namespaceOf = (title: string, values: { readonly [name: string]: HostValue }): PyModule => {
    const namespace = dict();
    dictSet(namespace, str('__name__'), str(title));
    for (const [key, value] of Object.entries(values)) dictSet(namespace, str(key), object(key, value));
    return new PyModule(T.module, title, namespace);
  };

  const functionOf = (title: string, host: HostFunction): PyBuiltin =>
    new PyBuiltin(T.builtin, title, (args, keywords) => {
      const given = Object.fromEntries([...(keywords ?? [])].map(([key, value]) => [key, plain(value, owners)]));
      const positional = args.map((arg) => plain(arg, owners));
      try {
        return object(title, host(positional, given));
      } catch (error) {
        if (error instanceof ImportFailure) return raise(error.exception, error.message);
        throw error;
      }
    });

  const object = (title: string, value: HostValue): PyObject => {
    if (value === null) return None;
    if (typeof value === 'string') return str(value);
    if (typeof value === 'boolean') return value ? True : False;
    if (typeof value === 'number') return Number.isInteger(value) ? int(value) : float(value);
    const made = typeof value === 'function' ? functionOf(title, value) : namespaceOf(title, value);
    owners.set(made, value);
    return made;
  };

  return namespaceOf(name, names);
}
