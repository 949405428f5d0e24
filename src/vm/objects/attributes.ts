/** Attribute access: the method resolution order, descriptors, `__getattr__`. */
import { dictDelete, dictGetStr, dictSet } from './dict.ts';
import {
  PyAlias,
  PyBuiltin,
  PyDescriptor,
  PyDict,
  PyException,
  PyFunction,
  PyGetSet,
  PyLazyImport,
  PyMethod,
  PyModule,
  PyObject,
  PyStr,
  PySuper,
  PyType,
  Raised,
} from './model.ts';
import { checkLacking, isOfOtherVersion } from './lacking.ts';
import { call, runtime } from './runtime.ts';
import { minor } from './version.ts';
import { None, T, exceptions, isInstance, isSubtype, raise, str } from './types.ts';

let age = 0;

/** To be called when a class changes: forgets what `typeLookup` remembers. */
export function classesChanged(): void {
  age++;
}

/** The attribute that the type or one of its bases has, in method resolution order; not bound to anything. */
export function typeLookup(type: PyType, name: string): PyObject | null {
  if (type.cacheAge !== age) {
    type.cache.clear();
    type.cacheAge = age;
  }
  let found = type.cache.get(name);
  if (found === undefined) {
    found = null;
    for (const base of type.mro) {
      found = dictGetStr(base.attributes, name);
      if (found !== null && isOfOtherVersion(base, name)) found = null;
      if (found !== null) break;
    }
    type.cache.set(name, found);
  }
  return found;
}

/** Whether a lookup through an instance gives a method: what LOAD_ATTR may push without binding it. */
export function isMethodDescriptor(attribute: PyObject): boolean {
  return (
    attribute instanceof PyFunction ||
    (attribute instanceof PyBuiltin && attribute.owner !== null && attribute.self === null)
  );
}

/** What an attribute found on a class gives for an instance (or for the class itself, with null). */
export function bind(attribute: PyObject, instance: PyObject | null, owner: PyType): PyObject {
  if (attribute instanceof PyFunction)
    return instance === null ? attribute : new PyMethod(T.method, attribute, instance);
  if (attribute instanceof PyBuiltin) {
    if (attribute.owner === null || attribute.self !== null || instance === null) return attribute;
    const type = attribute.type === T.wrapperDescriptor ? T.methodWrapper : T.builtin;
    return new PyBuiltin(type, attribute.name, attribute.call, attribute.owner, instance);
  }
  if (attribute instanceof PyGetSet) return instance === null ? attribute : attribute.get(instance);
  if (attribute instanceof PyDescriptor) {
    if (isSubtype(attribute.type, T.staticmethod)) return attribute.get!;
    if (isSubtype(attribute.type, T.classmethod)) {
      if (attribute.get instanceof PyBuiltin)
        return new PyBuiltin(T.builtin, attribute.get.name, attribute.get.call, owner, owner);
      return new PyMethod(T.method, attribute.get!, owner);
    }
    if (!attribute.type.heap) {
      if (instance === null) return attribute;
      if (attribute.get === null || attribute.get === None) refuse(attribute, owner, 'getter');
      return call(attribute.get, [instance]);
    }
  }
  if (!attribute.type.heap) return attribute;
  const get = typeLookup(attribute.type, '__get__');
  return get === null ? attribute : callMethod(get, attribute, [instance ?? None, owner]);
}

const OLDER_REFUSALS = {
  getter: 'unreadable attribute',
  setter: "can't set attribute",
  deleter: "can't delete attribute",
};

/** What a property without the function that is needed raises. */
export function refuse(property: PyDescriptor, owner: PyType, lacks: keyof typeof OLDER_REFUSALS): never {
  if (minor >= 11) raise('AttributeError', `property '${property.name}' of '${owner.qualname}' object has no ${lacks}`);
  const name = minor === 10 && property.name ? ` '${property.name}'` : '';
  raise('AttributeError', OLDER_REFUSALS[lacks] + name);
}

function isData(attribute: PyObject): boolean {
  if (attribute instanceof PyGetSet) return true;
  if (attribute instanceof PyDescriptor && isSubtype(attribute.type, T.property)) return true;
  if (!attribute.type.heap) return false;
  return typeLookup(attribute.type, '__set__') !== null || typeLookup(attribute.type, '__delete__') !== null;
}

/** Calls what `typeLookup` found as a method of `self`. */
export function callMethod(method: PyObject, self: PyObject, args: PyObject[]): PyObject {
  if (method instanceof PyBuiltin && method.owner !== null && method.self === null)
    return method.call([self, ...args], null);
  if (method instanceof PyFunction) return call(method, [self, ...args]);
  return call(bind(method, self, self.type), args);
}

/** Calls a special method, looked up on the type as the interpreter does; null where there is none. */
export function callSpecial(self: PyObject, name: string, args: PyObject[] = []): PyObject | null {
  const method = typeLookup(self.type, name);
  return method === null ? null : callMethod(method, self, args);
}

export function typeName(object: PyObject): string {
  return object.type.name;
}

function attributeError(object: PyObject, name: string, message: string): never {
  const error = new PyException(exceptions.get('AttributeError')!, [str(message)]);
  if (minor >= 10)
    error.fields = new Map<string, PyObject>([
      ['name', str(name)],
      ['obj', object],
    ]);
  throw new Raised(error);
}

/** Where a module comes from, as error texts say it since 3.13. */
function fromFile(module: PyModule): string {
  const file = dictGetStr(module.dict!, '__file__');
  return minor >= 13 && file instanceof PyStr ? ` from '${file.s}'` : '';
}

/** What is said of a file that hides another module of its name (Objects/moduleobject.c and Python/ceval.c, 3.13). */
export function renamingHint(shadowing: 'library' | 'other', module: string, file: string): string {
  const other = minor >= 14 ? 'library' : 'third-party module';
  if (shadowing === 'other')
    return `(consider renaming '${file}' if it has the same name as a ${other} you intended to import)`;
  const effect =
    minor >= 14 ? 'prevents importing that standard library module' : 'the import system gives it precedence';
  return `(consider renaming '${file}' since it has the same name as the standard library module named '${module}' and ${effect})`;
}

function missing(object: PyObject, name: string): never {
  if (object instanceof PyType) attributeError(object, name, `type object '${object.name}' has no attribute '${name}'`);
  if (object instanceof PyModule) {
    const partial = object.initializing && minor >= 8;
    const file = minor >= 13 ? dictGetStr(object.dict!, '__file__') : null;
    const shadowing = file instanceof PyStr ? runtime().shadowing(object.name, file.s) : null;
    if (shadowing === 'library' || (shadowing !== null && partial)) {
      const why = renamingHint(shadowing, object.name, (file as PyStr).s);
      attributeError(object, name, `module '${object.name}' has no attribute '${name}' ${why}`);
    }
    attributeError(
      object,
      name,
      `${partial ? 'partially initialized ' : ''}module '${object.name}'${partial ? fromFile(object) : ''} has no attribute '${name}'${partial ? ' (most likely due to a circular import)' : ''}`,
    );
  }
  attributeError(object, name, `'${typeName(object)}' object has no attribute '${name}'`);
}

/** The attribute without `__getattr__` and `__getattribute__` of the user's; null where there is none. */
export function genericGet(object: PyObject, name: string): PyObject | null {
  if (object instanceof PySuper) {
    const found = superGet(object, name);
    if (found !== null) return found;
  }
  const { type } = object;
  const attribute = typeLookup(type, name);
  if (attribute !== null && isData(attribute)) return bind(attribute, object, type);
  if (object instanceof PyType) {
    const own = typeLookup(object, name);
    if (own !== null) return bind(own, null, object);
  } else if (object.dict !== null) {
    const own = dictGetStr(object.dict, name);
    if (own instanceof PyLazyImport && object instanceof PyModule)
      return own.resolving ? null : runtime().lazyValue(own, name, object.dict);
    if (own !== null) return own;
  }
  if (attribute !== null) return bind(attribute, object, type);
  if (object instanceof PyModule) {
    const own = dictGetStr(object.dict!, '__getattr__');
    if (own !== null) return call(own, [str(name)]);
  }
  if (object instanceof PyMethod) return getAttribute(object.func, name);
  // An alias has the attributes of what it is an alias of; typing's keep names with underscores to themselves.
  if (object instanceof PyAlias && (type === T.genericAlias || !/^__.*__$/.test(name)))
    return getAttribute(object.origin, name);
  if (object instanceof PyType) checkLacking(object.mro, name);
  checkLacking(type.mro, name);
  return null;
}

function superGet(object: PySuper, name: string): PyObject | null {
  if (name === '__class__') return null;
  const { mro } = object.selfType;
  const classes = mro.slice(mro.indexOf(object.thisClass) + 1);
  for (const base of classes) {
    const found = dictGetStr(base.attributes, name);
    if (found !== null && !isOfOtherVersion(base, name))
      return bind(found, object.self === object.selfType ? null : object.self, object.selfType);
  }
  checkLacking(classes, name);
  return null;
}

/** `object.name`, or null where that raises AttributeError. */
export function tryGetAttribute(object: PyObject, name: string): PyObject | null {
  if (!object.type.heap && !(object instanceof PyModule)) return genericGet(object, name);
  try {
    return object.type.heap ? getAttribute(object, name) : genericGet(object, name);
  } catch (error) {
    if (error instanceof Raised && isInstance(error.exception, exceptions.get('AttributeError')!)) return null;
    throw error;
  }
}

/** `object.name`. */
export function getAttribute(object: PyObject, name: string): PyObject {
  if (!object.type.heap) {
    const found = genericGet(object, name);
    if (found !== null) return found;
    return missing(object, name);
  }
  const fallback = typeLookup(object.type, '__getattr__');
  const custom = typeLookup(object.type, '__getattribute__');
  if (custom !== null && !(custom instanceof PyBuiltin)) {
    if (fallback === null) return callMethod(custom, object, [str(name)]);
    try {
      return callMethod(custom, object, [str(name)]);
    } catch (error) {
      if (!(error instanceof Raised && isInstance(error.exception, exceptions.get('AttributeError')!))) throw error;
    }
    return callMethod(fallback, object, [str(name)]);
  }
  if (fallback === null) return genericGet(object, name) ?? missing(object, name);
  let found: PyObject | null = null;
  try {
    found = genericGet(object, name);
  } catch (error) {
    if (!(error instanceof Raised && isInstance(error.exception, exceptions.get('AttributeError')!))) throw error;
  }
  return found ?? callMethod(fallback, object, [str(name)]);
}

/** `object.name` as `object.__getattribute__` does it. */
export function plainGetAttribute(object: PyObject, name: string): PyObject {
  return genericGet(object, name) ?? missing(object, name);
}

/** What LOAD_ATTR with the method bit pushes: a function and the object as its `self`, or the attribute and null. */
export function loadMethod(object: PyObject, name: string): [PyObject, PyObject | null] {
  if (object instanceof PySuper || object instanceof PyType || object instanceof PyModule)
    return [getAttribute(object, name), null];
  const attribute = typeLookup(object.type, name);
  if (
    attribute !== null &&
    isMethodDescriptor(attribute) &&
    // 3.7 binds what is a slot of the type.
    !(minor < 8 && attribute.type === T.wrapperDescriptor) &&
    (object.dict === null || dictGetStr(object.dict, name) === null)
  ) {
    const custom = object.type.heap ? typeLookup(object.type, '__getattribute__') : null;
    if (custom === null || custom instanceof PyBuiltin) return [attribute, object];
  }
  // From 3.14 on a class method is not bound for a call either.
  if (
    minor >= 14 &&
    attribute?.type === T.classmethod &&
    (attribute as PyDescriptor).get instanceof PyFunction &&
    (object.dict === null || dictGetStr(object.dict, name) === null)
  )
    return [(attribute as PyDescriptor).get!, object.type];
  return [getAttribute(object, name), null];
}

/** `object.name = value`; deletes with null. */
export function setAttribute(object: PyObject, name: string, value: PyObject | null): void {
  const special = value === null ? '__delattr__' : '__setattr__';
  const custom = object.type.heap ? typeLookup(object.type, special) : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) {
    callMethod(custom, object, value === null ? [str(name)] : [str(name), value]);
    return;
  }
  genericSet(object, name, value);
}

/** `object.__setattr__` and `object.__delattr__`. */
export function genericSet(object: PyObject, name: string, value: PyObject | null): void {
  const { type } = object;
  const attribute = typeLookup(type, name);
  if (attribute !== null && setThrough(attribute, object, name, value)) return;
  if (object instanceof PyType) return setOnType(object, name, value);
  if (object.dict === null) {
    if (!type.hasDict) {
      if (attribute !== null) attributeError(object, name, `'${type.name}' object attribute '${name}' is read-only`);
      if (value === null || !type.heap || type.mro.length > 0) noAttribute(object, name);
    }
    object.dict = new PyDict(T.dict);
  }
  if (value !== null) dictSet(object.dict, str(name), value);
  else if (dictDelete(object.dict, str(name)) === null) notThere(object, name);
}

/** An attribute that is to be deleted is not there: up to 3.10 the message is only its name. */
function notThere(object: PyObject, name: string): never {
  if (minor < 11) attributeError(object, name, name);
  missing(object, name);
}

function noAttribute(object: PyObject, name: string): never {
  const hint = minor < 13 ? '' : ' and no __dict__ for setting new attributes';
  attributeError(object, name, `'${object.type.name}' object has no attribute '${name}'${hint}`);
}

/** Whether a data descriptor took the value. */
function setThrough(attribute: PyObject, object: PyObject, name: string, value: PyObject | null): boolean {
  if (attribute instanceof PyGetSet) {
    if (attribute.set === null && attribute.type === T.member) raise('AttributeError', 'readonly attribute');
    if (attribute.set === null)
      attributeError(object, name, `attribute '${name}' of '${attribute.owner.name}' objects is not writable`);
    attribute.set(object, value);
    return true;
  }
  if (attribute instanceof PyDescriptor && isSubtype(attribute.type, T.property) && !attribute.type.heap) {
    const through = value === null ? attribute.del : attribute.set;
    if (through === null || through === None) refuse(attribute, object.type, value === null ? 'deleter' : 'setter');
    call(through, value === null ? [object] : [object, value]);
    return true;
  }
  if (!attribute.type.heap) return false;
  const method = typeLookup(attribute.type, value === null ? '__delete__' : '__set__');
  if (method === null) return false;
  callMethod(method, attribute, value === null ? [object] : [object, value]);
  return true;
}

function setOnType(type: PyType, name: string, value: PyObject | null): void {
  if (!type.heap)
    raise(
      'TypeError',
      minor < 10
        ? `can't set attributes of built-in/extension type '${type.name}'`
        : `cannot set '${name}' attribute of immutable type '${type.name}'`,
    );
  classesChanged();
  if (value !== null) dictSet(type.attributes, str(name), value);
  else if (dictDelete(type.attributes, str(name)) === null) notThere(type, name);
}

/** The dict of an object that has one, made when it is first asked for. */
export function attributesOf(object: PyObject): PyDict {
  if (object instanceof PyType) return object.attributes;
  if (object.dict === null) {
    if (!object.type.hasDict) missing(object, '__dict__');
    object.dict = new PyDict(T.dict);
  }
  return object.dict;
}

/** `object.__dict__ = value`; with null, `del object.__dict__`. */
export function setAttributesOf(object: PyObject, value: PyObject | null): void {
  if (value !== null && !(value instanceof PyDict))
    return raise('TypeError', `__dict__ must be set to a dictionary, not a '${value.type.name}'`);
  object.dict = value;
}

/** `type.__mro__` as C3 gives it; raises TypeError where the bases' orders conflict. */
export function linearize(type: PyType): PyType[] {
  const twice = type.bases.find((base, n) => type.bases.indexOf(base) !== n);
  if (twice) raise('TypeError', `duplicate base class ${twice.name}`);
  const rows = [...type.bases.map((base) => [...base.mro]), [...type.bases]];
  const order: PyType[] = [type];
  for (;;) {
    const left = rows.filter((row) => row.length > 0);
    if (left.length === 0) return order;
    const next = left.map((row) => row[0]).find((head) => left.every((row) => row.indexOf(head) <= 0));
    if (next === undefined) {
      const names = [...new Set(left.map((row) => row[0].name))].join(', ');
      raise(
        'TypeError',
        `Cannot create a consistent method resolution${minor < 13 ? '\n' : ' '}order (MRO) for bases ${names}`,
      );
    }
    order.push(next);
    for (const row of rows) if (row[0] === next) row.shift();
  }
}
