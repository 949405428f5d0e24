/** property, classmethod, staticmethod, and the descriptors of the interpreter's own. */
import { bind, getAttribute, refuse } from '../objects/attributes.ts';
import { PyDescriptor, PyFunction, PyGetSet, PyObject, PyType } from '../objects/model.ts';
import { repr } from '../objects/repr.ts';
import { call } from '../objects/runtime.ts';
import { None, T, str, typeError } from '../objects/types.ts';
import { constructor, getters, members, methods } from './define.ts';

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

for (const type of [T.member, T.getset])
  getters(type, {
    __doc__: () => None,
    __name__: (self) => str((self as PyGetSet).name),
    __objclass__: (self) => (self as PyGetSet).owner,
  });
