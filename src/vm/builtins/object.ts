/** object, and what every class has of it. */
import { COMPARISON_METHODS } from './arithmetic.ts';
import { attributesOf, genericSet, plainGetAttribute } from '../objects/attributes.ts';
import { initObject, newObject } from '../objects/classes.ts';
import { hash, objectCompare } from '../objects/compare.ts';
import { dictGetStr, dictSet } from '../objects/dict.ts';
import { PyBuiltin, PyDescriptor, PyObject, PyStr, PyType } from '../objects/model.ts';
import { address, repr, text } from '../objects/repr.ts';
import { renamed } from '../objects/runtime.ts';
import { None, T, int, str, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { constructor, methods, property } from './define.ts';

/** Where built-in types that are not in `builtins` say that they come from. */
const MODULES: Record<string, string> = {
  GenericAlias: 'types',
  UnionType: 'types',
  Union: 'typing',
  Generic: 'typing',
  _GenericAlias: 'typing',
  NoDefaultType: 'typing',
  TypeVar: 'typing',
  ParamSpec: 'typing',
  TypeVarTuple: 'typing',
  TypeAliasType: 'typing',
};

export function moduleOf(type: PyType): string {
  if (!type.heap && type.name.includes('.')) return type.name.slice(0, type.name.lastIndexOf('.'));
  if (!type.heap) return MODULES[type.name] ?? 'builtins';
  const module = dictGetStr(type.attributes, '__module__');
  return module instanceof PyStr ? module.s : 'builtins';
}

/** `__main__.Counter`, `int`. */
export function typeLabel(type: PyType): string {
  const module = moduleOf(type);
  return module === 'builtins' ? type.qualname : `${module}.${type.qualname}`;
}

function objectRepr(object: PyObject): string {
  return `<${typeLabel(object.type)} object at ${address(object)}>`;
}

const attributeName = (name: PyObject): string =>
  name instanceof PyStr ? name.s : typeError(`attribute name must be string, not '${name.type.name}'`);

methods(T.object, {
  '__repr__ 0': ([self]) => str(objectRepr(self)),
  '__str__ 0': ([self]) => str(repr(self)),
  '__hash__ 0': ([self]) => int(hash(self)),
  '__format__ 1': ([self, spec]) => {
    if (spec instanceof PyStr && spec.s !== '')
      return typeError(`unsupported format string passed to ${self.type.name}.__format__`);
    return str(text(self));
  },
  '__getattribute__ 1': ([self, name]) => plainGetAttribute(self, attributeName(name)),
  '__setattr__ 2': ([self, name, value]) => {
    genericSet(self, attributeName(name), value);
    return None;
  },
  '__delattr__ 1': ([self, name]) => {
    genericSet(self, attributeName(name), null);
    return None;
  },
  '__init__ k': ([self, ...args], keywords) => {
    initObject(self, args, keywords);
    return None;
  },
  ...Object.fromEntries(
    COMPARISON_METHODS.map(([name, op]) => [
      `${name} 1`,
      ([self, other]: PyObject[]) => objectCompare(self, other, op),
    ]),
  ),
});
constructor(T.object, ([type, ...args], keywords) => newObject(type as PyType, args, keywords));
dictSet(
  T.object.attributes,
  str('__doc__'),
  str(
    'The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n',
  ),
);
dictSet(
  T.object.attributes,
  str('__init_subclass__'),
  new PyDescriptor(
    T.classmethod,
    new PyBuiltin(T.builtin, '__init_subclass__', (args, keywords) => {
      if (keywords?.size)
        return typeError(
          `${minor < 9 ? '' : `${(args[0] as PyType).name}.`}__init_subclass__() takes no keyword arguments`,
        );
      return None;
    }),
  ),
);
property(
  T.object,
  '__class__',
  (self) => self.type,
  (self, value) => {
    if (!(value instanceof PyType) || !value.heap || !self.type.heap)
      return typeError('__class__ assignment only supported for mutable types or ModuleType subclasses');
    self.type = value;
    renamed(self);
  },
);
for (const type of [T.object, T.function, T.module])
  property(
    type,
    '__dict__',
    (self) => {
      return attributesOf(self);
    },
    null,
  );

/** Marks types whose instances cannot be hashed. */
for (const type of [T.list, T.dict, T.set, T.bytearray]) dictSet(type.attributes, str('__hash__'), None);
