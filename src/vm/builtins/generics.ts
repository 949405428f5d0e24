/** Generic aliases, unions, type parameters and type aliases: their methods and attributes. */
import { setAttribute } from '../objects/attributes.ts';
import { compare, hash } from '../objects/compare.ts';
import { aliasText, argumentsOf, makeAlias, parametersIn, substitute, typeText, unionOf } from '../objects/generics.ts';
import { hashFrozenset, hashTuple } from '../objects/hash.ts';
import { PyAlias, type PyType, PyTypeParameter, PyUnion, Raised, type PyObject } from '../objects/model.ts';
import { classAlias, evaluated, noDefault, unpackAlias } from '../objects/type-parameters.ts';
import { getIterator } from '../objects/iterators.ts';
import { truth } from '../objects/length.ts';
import { call } from '../objects/runtime.ts';
import {
  False,
  None,
  NotImplemented,
  T,
  True,
  bool,
  exceptions,
  int,
  isInstance,
  str,
  tuple,
  typeError,
} from '../objects/types.ts';
import { getters, methods } from './define.ts';

const alias = (self: PyObject): PyAlias => self as PyAlias;

const union = (self: PyObject): PyUnion => self as PyUnion;
const contains = (a: PyUnion, b: PyUnion): boolean =>
  a.args.every((one) => b.args.some((other) => one === other || truth(compare(one, other, '=='))));

methods(T.union, {
  '__repr__ 0': ([self]) => str(union(self).args.map(typeText).join(' | ')),
  '__eq__ 1': ([self, other]) => {
    if (!(other instanceof PyUnion)) return NotImplemented;
    return bool(contains(union(self), other) && contains(other, union(self)));
  },
  '__hash__ 0': ([self]) => int(hashFrozenset(union(self).args.map((one) => hash(one)))),
  '__getitem__ 1': ([self, key]) => substitute(union(self), key),
});
getters(T.union, {
  __args__: (self) => argumentsOf(union(self)),
  __parameters__: (self) => tuple(parametersIn(union(self).args)),
});

for (const type of [T.type, T.genericAlias, T.union, T.typeAliasType, T.typeVar, T.paramSpec])
  methods(type, {
    '__or__ 1': ([a, b]) => unionOf([a, b]) ?? NotImplemented,
    '__ror__ 1': ([a, b]) => unionOf([b, a]) ?? NotImplemented,
  });

const parameter = (self: PyObject): PyTypeParameter => self as PyTypeParameter;
for (const type of [T.typeVar, T.paramSpec, T.typeVarTuple, T.typeAliasType]) {
  methods(type, { '__repr__ 0': ([self]) => str(parameter(self).name) });
  getters(type, {
    __name__: (self) => str(parameter(self).name),
    __module__: (self) => parameter(self).module,
  });
}
for (const type of [T.typeVar, T.paramSpec, T.typeVarTuple]) {
  methods(type, { 'has_default 0': ([self]) => bool(parameter(self).lazy.has('fallback')) });
  getters(type, { __default__: (self) => evaluated(parameter(self), 'fallback') ?? noDefault });
}
getters(T.typeVar, {
  __bound__: (self) => evaluated(parameter(self), 'bound') ?? None,
  __constraints__: (self) => evaluated(parameter(self), 'constraints') ?? tuple([]),
});
for (const type of [T.typeVar, T.paramSpec])
  getters(type, {
    __covariant__: () => False,
    __contravariant__: () => False,
    __infer_variance__: () => True,
  });
getters(T.typeAliasType, {
  __value__: (self) => evaluated(parameter(self), 'value')!,
  __type_params__: (self) => tuple([...parameter(self).parameters]),
  __parameters__: (self) => tuple([...parameter(self).parameters]),
});
methods(T.typeAliasType, {
  '__getitem__ 1': ([self, key]) => {
    if (parameter(self).parameters.length === 0) return typeError('Only generic type aliases are subscriptable');
    return makeAlias(self, key);
  },
});
methods(T.typeVarTuple, {
  // What `*Ts` unpacks to: one `typing.Unpack[Ts]`.
  '__iter__ 0': ([self]) => getIterator(tuple([new PyAlias(unpackAlias, self, [self])])),
});
methods(unpackAlias, { '__repr__ 0': ([self]) => str(`typing.Unpack[${typeText(alias(self).origin)}]`) });
methods(noDefault.type, { '__repr__ 0': () => str('typing.NoDefault') });

for (const type of [T.genericAlias, classAlias]) {
  methods(type, {
    '__repr__ 0': ([self]) => str(aliasText(alias(self))),
    '__call__ k': ([self, ...args], keywords) => {
      const made = call(alias(self).origin, args, keywords.size ? keywords : null);
      try {
        setAttribute(made, '__orig_class__', self);
      } catch (error) {
        const ignored = ['AttributeError', 'TypeError'];
        if (!(error instanceof Raised && ignored.some((name) => isInstance(error.exception, exceptions.get(name)!))))
          throw error;
      }
      return made;
    },
    '__getitem__ 1': ([self, key]) => substitute(alias(self), key),
    '__mro_entries__ 1': ([self]) => tuple([alias(self).origin]),
    '__eq__ 1': ([self, other]) => {
      if (!(other instanceof PyAlias) || other.type !== self.type) return NotImplemented;
      const [a, b] = [alias(self), other];
      return bool(truth(compare(a.origin, b.origin, '==')) && truth(compare(argumentsOf(a), argumentsOf(b), '==')));
    },
    '__hash__ 0': ([self]) => int(hashTuple([hash(alias(self).origin), hash(argumentsOf(alias(self)))])),
    '__instancecheck__ 1': () => typeError(noCheck(type, 'isinstance')),
    '__subclasscheck__ 1': () => typeError(noCheck(type, 'issubclass')),
  });
  getters(type, {
    __origin__: (self) => alias(self).origin,
    __args__: (self) => argumentsOf(alias(self)),
    __parameters__: (self) => tuple(parametersIn(alias(self).args)),
  });
}

function noCheck(type: PyType, name: string): string {
  return type === classAlias
    ? 'Subscripted generics cannot be used with class and instance checks'
    : `${name}() argument 2 cannot be a parameterized generic`;
}
