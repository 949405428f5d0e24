/** getset_descriptor and member_descriptor: computed attributes of built-in types, and slots of classes. */
import { PyGetSet, type PyObject } from '../objects/model.ts';
import { None, T, isSubtype, raise, str, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { getters, methods } from './define.ts';

const descriptor = (self: PyObject): PyGetSet => self as PyGetSet;

/** Raises TypeError where the descriptor is not for that object. */
function check(self: PyGetSet, object: PyObject): void {
  if (!isSubtype(object.type, self.owner))
    typeError(
      `descriptor '${self.name}' for '${self.owner.name}' objects doesn't apply to a '${object.type.name}' object`,
    );
}

/** 3.15 has one `__dict__` and one `__weakref__` for all classes. */
function ownerText({ owner, name }: PyGetSet): string {
  const shared = minor >= 15 && owner.heap && (name === '__dict__' || name === '__weakref__');
  return shared ? '' : ` of '${owner.name}' objects`;
}

for (const [type, kind] of [
  [T.getset, 'attribute'],
  [T.member, 'member'],
] as const) {
  methods(type, {
    '__repr__ 0': ([self]) => str(`<${kind} '${descriptor(self).name}'${ownerText(descriptor(self))}>`),
    '__get__ 1-2': ([self, object]) => {
      if (object === None) return self;
      check(descriptor(self), object);
      return descriptor(self).get(object);
    },
    '__set__ 2': ([self, object, value]) => {
      check(descriptor(self), object);
      const { set, name, owner } = descriptor(self);
      if (set === null)
        return raise('AttributeError', `attribute '${name}' of '${owner.name}' objects is not writable`);
      set(object, value);
      return None;
    },
    '__delete__ 1': ([self, object]) => {
      check(descriptor(self), object);
      const { set, name, owner } = descriptor(self);
      if (set === null)
        return raise('AttributeError', `attribute '${name}' of '${owner.name}' objects is not writable`);
      set(object, null);
      return None;
    },
  });
  getters(type, {
    __name__: (self) => str(descriptor(self).name),
    __qualname__: (self) => str(`${descriptor(self).owner.qualname}.${descriptor(self).name}`),
    __objclass__: (self) => descriptor(self).owner,
  });
}
