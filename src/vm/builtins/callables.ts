/** Functions, methods, the interpreter's own functions, and cells. */
import { getAttribute } from '../objects/attributes.ts';
import { setCell } from '../objects/classes.ts';
import { PyBuiltin, PyCell, PyFunction, PyMethod, PyObject, PyStr, PyType } from '../objects/model.ts';
import { address, repr, text } from '../objects/repr.ts';
import { call, renamed } from '../objects/runtime.ts';
import { None, T, raise, str, tuple, typeError, unsupported } from '../objects/types.ts';
import { constructor, getters, members, methods, property } from './define.ts';

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

getters(T.builtin, {
  __module__: (self) => (native(self).owner === null && native(self).self === null ? str('builtins') : None),
});

methods(T.cell, { '__repr__ 0': ([self]) => str(`<cell at ${address(self)}>`) });
