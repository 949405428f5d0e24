/** type. */
import { classesChanged } from '../objects/attributes.ts';
import { instantiate, newType, setBases } from '../objects/classes.ts';
import { dictGetStr, dictSet } from '../objects/dict.ts';
import { PyMappingProxy, PyObject, PyStr, PyType } from '../objects/model.ts';
import { renamed } from '../objects/runtime.ts';
import {
  None,
  T,
  bool,
  isInstance,
  isSubtype,
  list,
  plainName,
  str,
  tuple,
  typeError,
  unsupported,
} from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { constructor, getters, methods, property } from './define.ts';
import { moduleOf, typeLabel } from './object.ts';

property(
  T.type,
  '__dict__',
  (self) => {
    const type = self as PyType;
    return type.heap
      ? new PyMappingProxy(T.mappingproxy, type.attributes)
      : unsupported(`the __dict__ of ${type.qualname}`);
  },
  null,
);
methods(T.type, {
  '__repr__ 0': ([self]) => str(`<class '${typeLabel(self as PyType)}'>`),
  '__call__ k': ([self, ...args], keywords) => instantiate(self as PyType, args, keywords.size ? keywords : null),
  'mro 0': ([self]) => list([...(self as PyType).mro]),
  '__subclasses__ 0': ([self]) =>
    (self as PyType).heap ? list([...(self as PyType).subclasses]) : unsupported('__subclasses__ of a built-in type'),
  '__instancecheck__ 1': ([self, object]) => bool(isInstance(object, self as PyType)),
  '__subclasscheck__ 1': ([self, type]) => bool(isSubtype(type as PyType, self as PyType)),
  '__init__ k': () => None,
});
constructor(T.type, (args, keywords) => {
  if (args.length === 2 && !keywords?.size) return args[1].type;
  return newType(args, keywords);
});
/** What a class is to be called from now on. */
function newName(type: PyType, attribute: string, value: PyObject | null): string {
  if (!type.heap) typeError(`cannot set '${attribute}' attribute of immutable type '${type.name}'`);
  if (value === null)
    return typeError(
      minor < 15
        ? `cannot delete '${attribute}' attribute of immutable type '${type.name}'`
        : `cannot delete '${attribute}' attribute of type '${type.name}'`,
    );
  if (value instanceof PyStr) return value.s;
  return typeError(`can only assign string to ${type.name}.${attribute}, not '${value.type.name}'`);
}

property(
  T.type,
  '__name__',
  (self) => str(plainName(self as PyType)),
  (self, value) => {
    (self as PyType).name = newName(self as PyType, '__name__', value);
    renamed(self);
  },
);
property(
  T.type,
  '__qualname__',
  (self) => str((self as PyType).qualname),
  (self, value) => {
    (self as PyType).qualname = newName(self as PyType, '__qualname__', value);
    renamed(self);
  },
);
getters(T.type, {
  __mro__: (self) => tuple([...(self as PyType).mro]),
  __base__: (self) => (self as PyType).bases[0] ?? None,
});
property(
  T.type,
  '__module__',
  (self) => str(moduleOf(self as PyType)),
  (self, value) => {
    dictSet((self as PyType).attributes, str('__module__'), value!);
    classesChanged();
  },
);
property(
  T.type,
  '__bases__',
  (self) => tuple([...(self as PyType).bases]),
  (self, value) => setBases(self as PyType, value),
);
property(
  T.type,
  '__type_params__',
  (self) => dictGetStr((self as PyType).attributes, '__type_params__') ?? tuple([]),
  (self, value) => dictSet((self as PyType).attributes, str('__type_params__'), value!),
);
property(
  T.type,
  '__doc__',
  (self) => dictGetStr((self as PyType).attributes, '__doc__') ?? None,
  (self, value) => dictSet((self as PyType).attributes, str('__doc__'), value!),
);
