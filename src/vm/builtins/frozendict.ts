/** frozendict (3.15): a dict that does not change, and that can be a key itself. */
import { nativeHash } from '../objects/compare.ts';
import { dictEntries, dictGet, dictHas, dictSet } from '../objects/dict.ts';
import { PyBuiltin, PyDescriptor, PyDict, type PyObject, type PyType } from '../objects/model.ts';
import { nativeBinary, updateDict } from '../objects/operators.ts';
import { toArray } from '../objects/iterate.ts';
import { dictIterator } from '../objects/iterators.ts';
import { repr } from '../objects/repr.ts';
import { nativeGetItem } from '../objects/subscript.ts';
import { None, NotImplemented, T, bool, dict, int, str, tuple, typeError } from '../objects/types.ts';
import { constructor, methods } from './define.ts';
import { View } from './mappings.ts';
import { comparisons } from './arithmetic.ts';
import { guarded } from './sequences.ts';

const d = (self: PyObject): PyDict => self as PyDict;

function copied(type: PyType, source: PyObject): PyDict {
  const made = new PyDict(type);
  updateDict(made, source);
  return made;
}

constructor(T.frozendict, ([type, ...args], keywords) => {
  if (args.length > 1) return typeError(`frozendict expected at most 1 argument, got ${args.length}`);
  if (type === T.frozendict && args[0]?.type === T.frozendict && !keywords?.size) return args[0];
  const made = args.length === 1 ? copied(type as PyType, args[0]) : new PyDict(type as PyType);
  for (const [key, value] of keywords ?? []) dictSet(made, str(key), value);
  return made;
});
methods(T.frozendict, {
  '__repr__ 0': ([self]) => {
    const { name } = self.type;
    if (d(self).size === 0) return str(`${name}()`);
    const entries = () => dictEntries(d(self)).map(([key, value]) => `${repr(key)}: ${repr(value)}`);
    return str(guarded(self, `${name}({...})`, () => `${name}({${entries().join(', ')}})`));
  },
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__len__ 0': ([self]) => int(d(self).size),
  '__getitem__ 1': ([self, key]) => nativeGetItem(self, key),
  '__contains__ 1': ([self, key]) => bool(dictHas(d(self), key)),
  '__iter__ 0': ([self]) => dictIterator(d(self), T.dictKeyIterator, (at) => d(self).keys[at]!),
  '__reversed__ 0': ([self]) => dictIterator(d(self), T.dictReverseKeyIterator, (at) => d(self).keys[at]!, true),
  '__or__ 1': ([self, other]) => nativeBinary(self, other, '|') ?? NotImplemented,
  '__ror__ 1': ([self, other]) => nativeBinary(other, self, '|') ?? NotImplemented,
  '__getnewargs__ 0': ([self]) => tuple([copied(T.dict, self)]),
  'get 1-2': ([self, key, fallback]) => dictGet(d(self), key) ?? fallback ?? None,
  'copy 0': ([self]) => (self.type === T.frozendict ? self : copied(T.frozendict, self)),
  'keys 0': ([self]) => new View(T.dictKeys, d(self)),
  'values 0': ([self]) => new View(T.dictValues, d(self)),
  'items 0': ([self]) => new View(T.dictItems, d(self)),
  ...comparisons(),
});
dictSet(
  T.frozendict.attributes,
  str('fromkeys'),
  new PyDescriptor(
    T.classmethod,
    new PyBuiltin(T.builtin, 'fromkeys', ([type, ...args], keywords) => {
      if (keywords?.size) return typeError(`${(type as PyType).name}.fromkeys() takes no keyword arguments`);
      if (args.length < 1) return typeError('fromkeys expected at least 1 argument, got 0');
      if (args.length > 2) return typeError(`fromkeys expected at most 2 arguments, got ${args.length}`);
      const entries = dict();
      for (const key of toArray(args[0])) dictSet(entries, key, args[1] ?? None);
      return copied(type as PyType, entries);
    }),
  ),
);
