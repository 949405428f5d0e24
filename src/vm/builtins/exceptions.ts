/** The built-in exceptions' own behaviour. */
import { dictGetStr, dictSet } from '../objects/dict.ts';
import { PyException, PyList, PyObject, PyStr, PyTuple, type PyType } from '../objects/model.ts';
import { repr, text } from '../objects/protocol.ts';
import { changed } from '../objects/runtime.ts';
import { None, T, bool, dict, exceptions, list, str, tuple, typeError, unsupported } from '../objects/types.ts';
import { constructor, getters, methods, property } from './define.ts';

const e = (self: PyObject): PyException => self as PyException;
const base = exceptions.get('BaseException')!;

constructor(base, ([type, ...args], keywords) => {
  if ((type as PyType).mro.includes(exceptions.get('BaseExceptionGroup')!)) return unsupported('exception groups');
  const made = new PyException(type as PyType, args);
  if (keywords !== null && keywords.size > 0 && !(type as PyType).heap) {
    const allowed: Record<string, string[]> = {
      AttributeError: ['name', 'obj'],
      NameError: ['name'],
      ImportError: ['name', 'path', 'name_from'],
    };
    const names = (type as PyType).mro.flatMap((one) => allowed[one.name] ?? []);
    if (names.length === 0) return typeError(`${(type as PyType).name}() takes no keyword arguments`);
    made.dict = dict();
    for (const [key, value] of keywords) {
      if (!names.includes(key))
        return typeError(`${(type as PyType).name}() got an unexpected keyword argument '${key}'`);
      dictSet(made.dict, str(key), value);
    }
  }
  return made;
});
methods(base, {
  '__init__ k': ([self, ...args]) => {
    e(self).args = args;
    changed(self, 0, -1, args);
    return None;
  },
  '__str__ 0': ([self]) => {
    const { args } = e(self);
    return str(args.length === 0 ? '' : args.length === 1 ? text(args[0]) : repr(tuple(args)));
  },
  '__repr__ 0': ([self]) => {
    const { args } = e(self);
    return str(`${self.type.name}${args.length === 1 ? `(${repr(args[0])})` : repr(tuple(args))}`);
  },
  'with_traceback 1': ([self]) => self,
  'add_note 1': ([self, note]) => {
    if (!(note instanceof PyStr)) return typeError(`note must be a str, not '${note.type.name}'`);
    self.dict ??= dict();
    const notes = dictGetStr(self.dict, '__notes__');
    if (notes instanceof PyList) notes.items.push(note);
    else dictSet(self.dict, str('__notes__'), list([note]));
    return None;
  },
});
methods(exceptions.get('KeyError')!, {
  '__str__ 0': ([self]) => {
    const { args } = e(self);
    return str(args.length === 1 ? repr(args[0]) : args.length === 0 ? '' : repr(tuple(args)));
  },
});
methods(exceptions.get('OSError')!, {
  '__str__ 0': ([self]) => {
    const { args } = e(self);
    if (args.length === 2) return str(`[Errno ${text(args[0])}] ${text(args[1])}`);
    return str(args.length === 1 ? text(args[0]) : args.length === 0 ? '' : repr(tuple(args)));
  },
});
property(
  base,
  'args',
  (self) => tuple(e(self).args),
  (self, value) => {
    e(self).args = (value as PyTuple).items;
    changed(self, 0, -1, e(self).args);
  },
);
property(
  base,
  '__cause__',
  (self) => e(self).cause ?? None,
  (self, value) => {
    e(self).cause = value === None ? null : value;
    e(self).suppressContext = true;
  },
);
property(
  base,
  '__context__',
  (self) => e(self).context ?? None,
  (self, value) => {
    e(self).context = value instanceof PyException ? value : null;
  },
);
property(
  base,
  '__suppress_context__',
  (self) => bool(e(self).suppressContext),
  (self, value) => {
    e(self).suppressContext = value === bool(true);
  },
);
getters(base, { __traceback__: (self) => (e(self).traceback.length ? new PyObject(T.traceback) : None) });
getters(exceptions.get('StopIteration')!, { value: (self) => e(self).args[0] ?? None });
getters(exceptions.get('SystemExit')!, {
  code: (self) => (e(self).args.length > 1 ? tuple(e(self).args) : (e(self).args[0] ?? None)),
});
