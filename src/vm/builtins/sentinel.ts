/** sentinel (3.15): objects that are only equal to themselves, and that show a name. */
import { unionOf } from '../objects/generics.ts';
import { dictGetStr } from '../objects/dict.ts';
import { PySentinel, PyStr, type PyObject } from '../objects/model.ts';
import { runtime } from '../objects/runtime.ts';
import { None, NotImplemented, T, raise, str, typeError, unsupported } from '../objects/types.ts';
import { badKeyword, constructor, methods, property } from './define.ts';

const sentinel = (self: PyObject): PySentinel => self as PySentinel;

constructor(T.sentinel, ([, ...args], keywords) => {
  const given = args.length + (keywords?.size ?? 0);
  if (given > 2) return typeError(`sentinel() takes at most 2 arguments (${given} given)`);
  if (args.length !== 1) return typeError(`sentinel() takes exactly 1 positional argument (${args.length} given)`);
  for (const key of keywords?.keys() ?? []) if (key !== 'repr') badKeyword('sentinel', key);
  const [name] = args;
  if (!(name instanceof PyStr)) return typeError(`sentinel() argument 1 must be str, not ${name.type.name}`);
  const text = keywords?.get('repr') ?? None;
  if (text !== None && !(text instanceof PyStr))
    return typeError(`sentinel() argument 'repr' must be str or None, not ${text.type.name}`);
  const module = dictGetStr(runtime().running().globals, '__name__') ?? None;
  return new PySentinel(T.sentinel, name, module, text instanceof PyStr ? text : name);
});
methods(T.sentinel, {
  '__repr__ 0': ([self]) => str(sentinel(self).text.s),
  '__or__ 1': ([a, b]) => unionOf([a, b]) ?? NotImplemented,
  '__ror__ 1': ([a, b]) => unionOf([b, a]) ?? NotImplemented,
  '__copy__ 0': ([self]) => self,
  '__deepcopy__ 1': ([self]) => self,
});
property(
  T.sentinel,
  '__name__',
  (self) => sentinel(self).name,
  () => raise('AttributeError', 'readonly attribute'),
);
property(
  T.sentinel,
  '__module__',
  (self) => sentinel(self).module,
  (self, value) => {
    if (value === null) return unsupported('a sentinel without __module__');
    sentinel(self).module = value;
  },
);
