/** object, type, functions, descriptors, super: what every class is made of. */
import {
  attributesOf,
  bind,
  classesChanged,
  genericSet,
  getAttribute,
  plainGetAttribute,
  refuse,
} from '../objects/attributes.ts';
import type { Frame } from '../frame.ts';
import { hash, objectCompare, type Comparison, compare } from '../objects/compare.ts';
import { initObject, instantiate, newObject, newType, setBases, setCell, superOwner } from '../objects/classes.ts';
import { dictGetStr, dictSet } from '../objects/dict.ts';
import {
  PyBuiltin,
  PyCell,
  PyDescriptor,
  PyFunction,
  PyGetSet,
  PyMappingProxy,
  PyMethod,
  type PyCode,
  PyModule,
  PyObject,
  PySlice,
  PyStr,
  PySuper,
  PyType,
} from '../objects/model.ts';
import { address, indexOf, longIndices, repr, text } from '../objects/protocol.ts';
import { call, runtime, renamed } from '../objects/runtime.ts';
import {
  None,
  NotImplemented,
  T,
  bool,
  int,
  isInstance,
  isSubtype,
  list,
  plainName,
  raise,
  str,
  tuple,
  typeError,
  unsupported,
  valueError,
} from '../objects/types.ts';
import { constructor, getters, members, methods, property } from './define.ts';
import { minor } from '../objects/version.ts';

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

function moduleOf(type: PyType): string {
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

const COMPARISONS: [string, Comparison][] = [
  ['__eq__', '=='],
  ['__ne__', '!='],
  ['__lt__', '<'],
  ['__le__', '<='],
  ['__gt__', '>'],
  ['__ge__', '>='],
];

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
    COMPARISONS.map(([name, op]) => [`${name} 1`, ([self, other]: PyObject[]) => objectCompare(self, other, op)]),
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

const func = (self: PyObject): PyFunction => self as PyFunction;
constructor(T.function, () => unsupported('making functions from code objects'));
methods(T.function, {
  '__repr__ 0': ([self]) => str(`<function ${func(self).qualname} at ${address(self)}>`),
  '__call__ k': ([self, ...args], keywords) => call(self, args, keywords.size ? keywords : null),
  '__get__ 1-2': ([self, object]) => (object === None ? self : new PyMethod(T.method, self, object)),
});
property(
  T.function,
  '__name__',
  (self) => str(func(self).name),
  (self, value) => {
    if (!(value instanceof PyStr)) return typeError('__name__ must be set to a string object');
    func(self).name = value.s;
  },
);
property(
  T.function,
  '__qualname__',
  (self) => str(func(self).qualname),
  (self, value) => {
    if (!(value instanceof PyStr)) return typeError('__qualname__ must be set to a string object');
    func(self).qualname = value.s;
    renamed(self);
  },
);
property(
  T.function,
  '__doc__',
  (self) => func(self).doc,
  (self, value) => {
    func(self).doc = value ?? None;
  },
);
property(
  T.function,
  '__module__',
  (self) => func(self).module,
  (self, value) => {
    func(self).module = value ?? None;
  },
);
property(
  T.function,
  '__defaults__',
  (self) => (func(self).defaults.length ? tuple(func(self).defaults) : None),
  (self, value) => {
    func(self).defaults = value === null || value === None ? [] : (value as unknown as { items: PyObject[] }).items;
  },
);
property(
  T.function,
  '__type_params__',
  (self) => func(self).typeParameters ?? tuple([]),
  (self, value) => {
    func(self).typeParameters = value;
  },
);
getters(T.function, {
  __kwdefaults__: (self) => func(self).kwdefaults ?? None,
  __code__: (self) => func(self).code,
});
members(T.function, {
  __closure__: (self) => func(self).closure ?? None,
  __globals__: (self) => func(self).globals,
});

const method = (self: PyObject): PyMethod => self as PyMethod;
methods(T.method, {
  '__repr__ 0': ([self]) => {
    const of = method(self).func;
    const name = of instanceof PyFunction ? of.qualname : text(getAttribute(of, '__name__'));
    return str(`<bound method ${name} of ${repr(method(self).self)}>`);
  },
  '__call__ k': ([self, ...args], keywords) => call(self, args, keywords.size ? keywords : null),
});
members(T.method, {
  __self__: (self) => method(self).self,
  __func__: (self) => method(self).func,
});
getters(T.method, {
  __name__: (self) => getAttribute(method(self).func, '__name__'),
  __qualname__: (self) => getAttribute(method(self).func, '__qualname__'),
  __doc__: (self) => getAttribute(method(self).func, '__doc__'),
});

const native = (self: PyObject): PyBuiltin => self as PyBuiltin;
function qualname(self: PyObject): string {
  const { owner, name, self: bound } = native(self);
  if (bound instanceof PyType) return `${bound.qualname}.${name}`;
  return owner === null ? name : `${owner.name}.${name}`;
}
for (const type of [T.builtin, T.methodWrapper, T.methodDescriptor, T.wrapperDescriptor]) {
  methods(type, {
    '__repr__ 0': ([self]) => {
      const { name, owner, self: bound } = native(self);
      if (bound !== null) {
        if (type === T.methodWrapper)
          return str(`<method-wrapper '${name}' of ${bound.type.name} object at ${address(bound)}>`);
        return str(`<built-in method ${name} of ${bound.type.name} object at ${address(bound)}>`);
      }
      if (owner === null) return str(`<built-in function ${name}>`);
      return str(
        type === T.wrapperDescriptor
          ? `<slot wrapper '${name}' of '${owner.name}' objects>`
          : `<method '${name}' of '${owner.name}' objects>`,
      );
    },
    '__call__ k': ([self, ...args], keywords) => call(self, args, keywords.size ? keywords : null),
  });
  getters(type, {
    __name__: (self) => str(native(self).name.replace(/.*\./, '')),
    __qualname__: (self) => str(qualname(self)),
    __doc__: () => unsupported('__doc__ of built-in functions'),
  });
}

const boundTo = (self: PyObject): PyObject =>
  native(self).self ?? unsupported('__self__ of a built-in function, which is its module');
getters(T.builtin, { __self__: boundTo });
members(T.methodWrapper, { __self__: boundTo });

property(
  T.cell,
  'cell_contents',
  (self) => (self as PyCell).value ?? raise('ValueError', 'cell is empty'),
  (self, value) => setCell(self as PyCell, value),
);

const descriptor = (self: PyObject): PyDescriptor => self as PyDescriptor;
constructor(T.property, ([type, ...args], keywords) => {
  const names = ['fget', 'fset', 'fdel', 'doc'];
  const [get, set, del, doc] = names.map((name, n) => args[n] ?? keywords?.get(name) ?? null);
  const made = new PyDescriptor(type as PyType, get, set, del);
  made.doc = doc ?? (get instanceof PyFunction ? get.doc : None);
  if (get instanceof PyFunction) made.name = get.name;
  return made;
});
methods(T.property, {
  '__init__ k': () => None,
  'getter 1': ([self, get]) => changedProperty(self, { get }),
  'setter 1': ([self, set]) => changedProperty(self, { set }),
  'deleter 1': ([self, del]) => changedProperty(self, { del }),
  '__get__ 1-2': ([self, object, owner]) =>
    bind(self, object === None ? null : object, (owner as PyType) ?? object.type),
  '__set__ 2': ([self, object, value]) => {
    if (descriptor(self).set === null) refuse(descriptor(self), object.type, 'setter');
    call(descriptor(self).set!, [object, value]);
    return None;
  },
});
function changedProperty(self: PyObject, change: Partial<Pick<PyDescriptor, 'get' | 'set' | 'del'>>): PyObject {
  const old = descriptor(self);
  const made = Object.assign(new PyDescriptor(old.type, old.get, old.set, old.del), change);
  made.doc = old.doc;
  made.name = old.name;
  return made;
}
members(T.property, {
  fget: (self) => descriptor(self).get ?? None,
  fset: (self) => descriptor(self).set ?? None,
  fdel: (self) => descriptor(self).del ?? None,
});
getters(T.property, {
  __doc__: (self) => descriptor(self).doc ?? None,
});
for (const type of [T.classmethod, T.staticmethod]) {
  constructor(type, ([cls, ...args]) => {
    if (args.length !== 1) return typeError(`${type.name} expected 1 argument, got ${args.length}`);
    return new PyDescriptor(cls as PyType, args[0]);
  });
  methods(type, {
    '__init__ 1': () => None,
    '__get__ 1-2': ([self, object, owner]) =>
      bind(self, object === None ? null : object, owner instanceof PyType ? owner : object.type),
    '__repr__ 0': ([self]) => str(`<${type.name}(${repr(descriptor(self).get!)})>`),
  });
  getters(type, { __func__: (self) => descriptor(self).get!, __wrapped__: (self) => descriptor(self).get! });
  for (const name of ['__name__', '__qualname__', '__doc__', '__module__'])
    getters(type, { [name]: (self) => getAttribute(descriptor(self).get!, name) });
}

/** The class and the object that `super()` finds in the frame that calls it. */
function implicitSuper(frame: Frame): [PyObject, PyObject] {
  const { argcount, localsplusnames, cellvars, freevars } = frame.prepared.code;
  if (argcount === 0) return raise('RuntimeError', 'super(): no arguments');
  let self = frame.fast[0];
  const cell = self ?? frame.fast[localsplusnames.lastIndexOf(localsplusnames[0])];
  if (cellvars.includes(localsplusnames[0]) && cell instanceof PyCell) self = cell.value;
  if (self === null) return raise('RuntimeError', 'super(): arg[0] deleted');
  if (!freevars.includes('__class__')) return raise('RuntimeError', 'super(): __class__ cell not found');
  const { value } = frame.cell(localsplusnames.lastIndexOf('__class__'));
  return [value ?? raise('RuntimeError', 'super(): empty __class__ cell'), self];
}

constructor(T.super, ([type, ...args]) => {
  const [from, self] = args.length === 0 ? implicitSuper(runtime().frame!) : args;
  if (!(from instanceof PyType))
    return typeError(`super() argument 1 must be ${minor < 11 ? '' : 'a '}type, not ${from.type.name}`);
  if (self === undefined) return unsupported('super with one argument');
  return new PySuper(type as PyType, from, self, superOwner(from, self));
});
methods(T.super, {
  '__init__ 0-2': () => None,
  '__repr__ 0': ([self]) => {
    const of = self as PySuper;
    return str(`<super: <class '${of.thisClass.name}'>, <${of.selfType.name} object>>`);
  },
});

methods(T.none, { '__repr__ 0': () => str('None'), '__bool__ 0': () => bool(false) });
constructor(T.none, () => None);
methods(T.notImplemented, { '__repr__ 0': () => str('NotImplemented') });
methods(T.ellipsis, { '__repr__ 0': () => str('Ellipsis') });
methods(T.code, {
  '__repr__ 0': ([self]) =>
    str(`<code object ${(self as unknown as { code: { name: string } }).code.name} at ${address(self)}>`),
});
getters(T.code, {
  ...Object.fromEntries(
    (['name', 'filename'] as const).map((part) => [`co_${part}`, (self: PyObject) => str((self as PyCode).code[part])]),
  ),
  ...Object.fromEntries(
    (['argcount', 'posonlyargcount', 'kwonlyargcount', 'stacksize', 'flags', 'firstlineno'] as const).map((part) => [
      `co_${part}`,
      (self: PyObject) => int((self as PyCode).code[part]),
    ]),
  ),
  ...Object.fromEntries(
    (['names', 'varnames', 'cellvars', 'freevars'] as const).map((part) => [
      `co_${part}`,
      (self: PyObject) => tuple((self as PyCode).code[part].map(str)),
    ]),
  ),
  co_nlocals: (self) => int((self as PyCode).code.varnames.length),
});
getters(T.builtin, {
  __module__: (self) => (native(self).owner === null && native(self).self === null ? str('builtins') : None),
});
getters(T.code, { co_consts: (self) => tuple((self as PyCode).code.consts.map((one) => runtime().constant(one))) });
for (const type of [T.member, T.getset])
  getters(type, {
    __doc__: () => None,
    __name__: (self) => str((self as PyGetSet).name),
    __objclass__: (self) => (self as PyGetSet).owner,
  });
methods(T.module, {
  '__repr__ 0': ([self]) => {
    const { name, dict: names } = self as PyModule;
    const file = dictGetStr(names!, '__file__');
    return str(`<module '${name}'${file ? ` from ${repr(file)}` : ' (built-in)'}>`);
  },
});
methods(T.cell, { '__repr__ 0': ([self]) => str(`<cell at ${address(self)}>`) });

const sliceOf = (self: PyObject): PySlice => self as PySlice;
constructor(T.slice, ([, ...args]) => {
  if (args.length === 0 || args.length > 3)
    return typeError(
      `slice expected at ${args.length ? 'most 3' : 'least 1'} argument${args.length ? 's' : ''}, got ${args.length}`,
    );
  const [start, stop, step] = args.length === 1 ? [None, args[0], None] : args;
  return new PySlice(T.slice, start, stop, step ?? None);
});
methods(T.slice, {
  '__repr__ 0': ([self]) =>
    str(`slice(${[sliceOf(self).start, sliceOf(self).stop, sliceOf(self).step].map(repr).join(', ')})`),
  'indices 1': ([self, size]) => {
    const length = BigInt(indexOf(size));
    if (length < 0n) return valueError('length should not be negative');
    return tuple(longIndices(sliceOf(self), length).map(int));
  },
  ...Object.fromEntries(
    COMPARISONS.map(([name, op]) => [
      `${name} 1`,
      ([self, other]: PyObject[]) => (other instanceof PySlice ? compare(self, other, op) : NotImplemented),
    ]),
  ),
});
members(T.slice, {
  start: (self) => sliceOf(self).start,
  stop: (self) => sliceOf(self).stop,
  step: (self) => sliceOf(self).step,
});

/** Marks types whose instances cannot be hashed. */
for (const type of [T.list, T.dict, T.set, T.bytearray]) dictSet(type.attributes, str('__hash__'), None);
