/** Making classes and instances: `type.__new__`, `type.__call__`, `__build_class__`. */
import {
  attributesOf,
  setAttributesOf,
  bind,
  callMethod,
  classesChanged,
  linearize,
  typeLookup,
} from './attributes.ts';
import { dictDelete, dictEntries, dictGetStr, dictSet } from './dict.ts';
import {
  PyBuiltin,
  PyCell,
  PyDescriptor,
  PyDict,
  PyFunction,
  PyGetSet,
  PyObject,
  PyStr,
  PyTuple,
  PyType,
  Raised,
  type Keywords,
  type Layout,
} from './model.ts';
import { addNote } from './exceptions.ts';
import { toArray } from './iterate.ts';
import { repr } from './repr.ts';
import { setParameters } from './type-parameters.ts';
import { call, changed, lose, runtime } from './runtime.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';
import { None, T, builtin, dict, isSubtype, raise, raised, str, tuple, typeError, unsupported } from './types.ts';

const FINAL = new Set([
  T.bool,
  T.none,
  T.range,
  T.slice,
  T.function,
  T.notImplemented,
  T.ellipsis,
  T.generator,
  T.method,
  T.builtin,
  T.template,
  T.interpolation,
  T.sentinel,
]);

/** The base whose layout instances have. */
function bestBase(bases: PyType[]): PyType {
  let best: PyType | null = null;
  for (const base of bases) {
    if (FINAL.has(base)) typeError(`type '${base.name}' is not an acceptable base type`);
    const solid = extraBase(base);
    if (best === null || isSubtype(solid, extraBase(best))) best = base;
    else if (!isSubtype(extraBase(best), solid)) typeError('multiple bases have instance lay-out conflict');
  }
  return best!;
}

/** The nearest base that sets the layout: a built-in type, or a class with slots. */
function extraBase(type: PyType): PyType {
  return type.mro.find((base) => !base.heap || base.slots > 0) ?? T.object;
}

/** The nearest built-in base. */
function solidBase(type: PyType): PyType {
  return type.mro.find((base) => !base.heap) ?? T.object;
}

/** `type(name, bases, namespace)`. */
function makeClass(meta: PyType, name: string, bases: PyType[], namespace: PyDict, keywords: Keywords | null): PyType {
  if (bases.length === 0) bases = [T.object];
  const best = bestBase(bases);
  const layout: Layout = solidBase(best).layout;
  const attributes = new PyDict(T.dict);
  for (const [key, value] of dictEntries(namespace)) dictSet(attributes, key, value);
  const type = new PyType(meta, name, bases, layout, true, attributes);
  const qualname = dictGetStr(attributes, '__qualname__');
  if (qualname instanceof PyStr) {
    type.qualname = qualname.s;
    dictDelete(attributes, str('__qualname__'));
  }
  const mro = typeLookup(meta, 'mro');
  worked(type.bases.reduce((sum, base) => sum + 100 * base.mro.length, 0));
  type.mro = mro instanceof PyFunction ? (toArray(call(mro, [type])) as PyType[]) : linearize(type);
  for (const base of bases) if (base.heap) base.subclasses.push(type);
  for (const special of ['__init_subclass__', '__class_getitem__']) {
    const method = dictGetStr(attributes, special);
    if (method instanceof PyFunction) dictSet(attributes, str(special), new PyDescriptor(T.classmethod, method));
  }
  const create = dictGetStr(attributes, '__new__');
  if (create instanceof PyFunction) dictSet(attributes, str('__new__'), new PyDescriptor(T.staticmethod, create));
  const ownDict = dictDelete(attributes, str('__classdictcell__'));
  if (ownDict instanceof PyCell) setCell(ownDict, attributes);
  addSlots(type, attributes);
  if (dictGetStr(attributes, '__doc__') === null) dictSet(attributes, str('__doc__'), None);
  if (dictGetStr(attributes, '__eq__') !== null && dictGetStr(attributes, '__hash__') === null)
    dictSet(attributes, str('__hash__'), None);
  const cell = dictGetStr(attributes, '__classcell__');
  if (cell instanceof PyCell) {
    dictDelete(attributes, str('__classcell__'));
    setCell(cell, type);
  }
  const scope = dictGetStr(attributes, '__classdictcell__');
  if (scope instanceof PyCell) {
    dictDelete(attributes, str('__classdictcell__'));
    setCell(scope, attributes);
  }
  classesChanged();
  for (const [key, value] of dictEntries(namespace)) {
    // From 3.10 on a property learns what it is called here.
    if (minor > 9 && value instanceof PyDescriptor && value.type === T.property) value.name = (key as PyStr).s;
    const setName = value.type.heap ? typeLookup(value.type, '__set_name__') : null;
    if (setName !== null) nameMember(setName, value, type, key);
    if (value instanceof PyDescriptor && value.name === '' && key instanceof PyStr) value.name = key.s;
  }
  for (const base of type.mro.slice(1)) {
    const hook = dictGetStr(base.attributes, '__init_subclass__');
    if (hook === null) continue;
    call(bind(hook, null, type), [], keywords);
    break;
  }
  setParameters(type);
  return type;
}

/** Calls `__set_name__` of what a class holds; an exception is told where it came from. */
function nameMember(setName: PyObject, value: PyObject, type: PyType, key: PyObject): void {
  try {
    callMethod(setName, value, [type, key]);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    const words = `Error calling __set_name__ on '${value.type.name}' instance ${repr(key)} in '${type.name}'`;
    if (minor >= 12) {
      addNote(error.exception, str(words));
      throw error;
    }
    const outer = raised('RuntimeError', words);
    outer.exception.cause = outer.exception.context = error.exception;
    outer.exception.suppressContext = true;
    outer.seen = true;
    throw outer;
  }
}

/** `type.__bases__ = bases`. */
export function setBases(type: PyType, value: PyObject | null): void {
  if (!type.heap) typeError(`cannot set '__bases__' attribute of immutable type '${type.name}'`);
  if (!(value instanceof PyTuple))
    return typeError(
      `can only assign tuple to ${type.name}.__bases__, not ${value === null ? 'NULL' : value.type.name}`,
    );
  if (value.items.length === 0) typeError(`can only assign non-empty tuple to ${type.name}.__bases__, not ()`);
  for (const base of value.items) {
    if (!(base instanceof PyType))
      return typeError(`${type.name}.__bases__ must be tuple of classes, not '${base.type.name}'`);
    if (isSubtype(base, type)) typeError('a __bases__ item causes an inheritance cycle');
  }
  const bases = value.items as PyType[];
  if (solidBase(bestBase(bases)) !== solidBase(type))
    typeError(`__bases__ assignment: '${bases[0].name}' object layout differs from '${type.bases[0].name}'`);
  for (const base of type.bases) base.subclasses = base.subclasses.filter((one) => one !== type);
  type.bases = [...bases];
  for (const base of bases) if (base.heap) base.subclasses.push(type);
  const again = (one: PyType) => {
    one.mro = linearize(one);
    one.subclasses.forEach(again);
  };
  again(type);
  classesChanged();
}

/** Changes what a cell holds; null empties it. */
export function setCell(cell: PyCell, value: PyObject | null): void {
  lose(cell.value);
  cell.value = value;
  changed(cell, 0, 1, [value]);
}

/** Whether instances of a class can be referred to weakly. */
function hasWeakReferences(type: PyType): boolean {
  return type.mro.some((base) =>
    base.heap ? dictGetStr(base.attributes, '__weakref__') !== null : WEAKLY_REFERENCED.has(base),
  );
}

/** Makes the descriptors of `__slots__`, `__dict__` and `__weakref__`. */
function addSlots(type: PyType, attributes: PyDict): void {
  const slots = dictGetStr(attributes, '__slots__');
  const inherits = type.bases.some((base) => base.hasDict);
  const names = slots === null ? [] : slots instanceof PyStr ? [slots] : toArray(slots);
  if (names.length > 0 && type.mro.some((base) => VARIABLE_SIZE.has(base)))
    typeError(
      `${minor < 15 ? 'nonempty' : 'arbitrary'} __slots__ not supported for subtype of '${type.bases[0].name}'`,
    );
  const plain: string[] = [];
  let seenDict = inherits;
  for (const slot of names) {
    if (!(slot instanceof PyStr)) return typeError(`__slots__ items must be strings, not '${slot.type.name}'`);
    if (!IDENTIFIER.test(slot.s)) return typeError('__slots__ must be identifiers');
    if (slot.s === '__dict__') {
      if (seenDict) typeError('__dict__ slot disallowed: we already got one');
      seenDict = true;
    }
    if (slot.s === '__dict__' || slot.s === '__weakref__') continue;
    const name = mangled(slot.s, type.name);
    if (dictGetStr(attributes, name) !== null)
      raise('ValueError', `'${slot.s}' in __slots__ conflicts with class variable`);
    plain.push(name);
  }
  plain.sort((a, b) => (a < b ? -1 : 1));
  type.slots = plain.length;
  const addMembers = () => {
    for (const name of plain) dictSet(attributes, str(name), slotDescriptor(type, name));
  };
  if (minor < 15) addMembers();
  const wanted = (name: string) => slots === null || names.some((slot) => (slot as PyStr).s === name);
  type.hasDict = inherits || wanted('__dict__');
  if (!inherits && type.hasDict)
    dictSet(attributes, str('__dict__'), new PyGetSet(T.getset, type, '__dict__', attributesOf, setAttributesOf));
  const variable = type.mro.some((base) => VARIABLE_SIZE.has(base));
  if (wanted('__weakref__') && !variable && !hasWeakReferences(type))
    dictSet(attributes, str('__weakref__'), new PyGetSet(T.getset, type, '__weakref__', () => None));
  if (minor >= 15) addMembers();
}

const IDENTIFIER = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}_]*$/u;

/** Built-in types whose instances can be referred to weakly, and those whose instances have no fixed size. */
const WEAKLY_REFERENCED = new Set([T.type, T.set, T.frozenset, T.function, T.generator, T.module, T.method, T.builtin]);
const VARIABLE_SIZE = new Set([T.int, T.tuple, T.bytes]);

/** The name that a private one becomes in a class. */
function mangled(name: string, owner: string): string {
  const bare = owner.replace(/^_+/, '');
  return name.startsWith('__') && !name.endsWith('__') && bare !== '' ? `_${bare}${name}` : name;
}

const slotValues = new WeakMap<PyObject, Map<PyGetSet, PyObject>>();

/** What the slots of an object hold. */
export const slotValuesOf = (object: PyObject): PyObject[] => [...(slotValues.get(object)?.values() ?? [])];

function slotDescriptor(type: PyType, name: string): PyGetSet {
  const descriptor: PyGetSet = new PyGetSet(
    T.member,
    type,
    name,
    (self) =>
      slotValues.get(self)?.get(descriptor) ??
      raise('AttributeError', minor < 10 ? name : `'${self.type.name}' object has no attribute '${name}'`),
    (self, value) => {
      let values = slotValues.get(self);
      if (!values) slotValues.set(self, (values = new Map()));
      lose(values.get(descriptor) ?? null);
      if (value !== null) values.set(descriptor, value);
      else if (!values.delete(descriptor)) raise('AttributeError', name);
    },
  );
  return descriptor;
}

/** The class in whose order `super(from, self)` goes on; raises TypeError where `self` is no instance of `from`. */
export function superOwner(from: PyType, self: PyObject): PyType {
  if (self instanceof PyType && isSubtype(self, from)) return self;
  if (isSubtype(self.type, from)) return self.type;
  if (minor < 13) return typeError('super(type, obj): obj must be an instance or subtype of type');
  const what = self instanceof PyType ? `type ${self.name}` : `instance of ${self.type.name}`;
  return typeError(`super(type, obj): obj (${what}) is not an instance or subtype of type (${from.name}).`);
}

/** `type.__call__`: makes an object with `__new__`, then calls `__init__`. */
export function instantiate(type: PyType, args: PyObject[], keywords: Keywords | null): PyObject {
  if (type === T.type && args.length === 1 && keywords === null) return args[0].type;
  if (type === T.type && args.length !== 3) return typeError('type() takes 1 or 3 arguments');
  const create = typeLookup(type, '__new__');
  let object: PyObject;
  if (create instanceof PyBuiltin) object = create.call([type, ...args], keywords);
  else if (create !== null) object = call(bind(create, null, type), [type, ...args], keywords);
  else return typeError(`cannot create '${type.name}' instances`);
  if (!isSubtype(object.type, type)) return object;
  if (object.constructor !== PyObject && type.heap && typeLookup(type, '__del__') !== null) runtime().watch(object);
  const init = typeLookup(object.type, '__init__');
  if (init === null) return object;
  const result =
    init instanceof PyBuiltin && init.owner !== null
      ? init.call([object, ...args], keywords)
      : call(bind(init, object, object.type), args, keywords);
  if (result !== None) typeError(`__init__() should return None, not '${result.type.name}'`);
  return object;
}

/** A method of `object` itself. */
const own = (name: string): PyObject | null => dictGetStr(T.object.attributes, name);

/** `object.__new__`, which complains about arguments that nobody takes. */
export function newObject(type: PyType, args: PyObject[], keywords: Keywords | null): PyObject {
  if (args.length > 0 || (keywords?.size ?? 0) > 0) {
    const create = typeLookup(type, '__new__');
    const init = typeLookup(type, '__init__');
    if (create !== own('__new__')) typeError('object.__new__() takes exactly one argument (the type to instantiate)');
    if (init === own('__init__')) typeError(`${type.name}() takes no arguments`);
  }
  if (!type.heap && type !== T.object) unsupported(`making ${type.name} objects`);
  const abstract = dictGetStr(type.attributes, '__abstractmethods__');
  if (abstract !== null) unsupported('abstract classes');
  const object = new PyObject(type);
  if (type.heap && typeLookup(type, '__del__') !== null) runtime().watch(object);
  if (type.hasDict) object.dict = new PyDict(T.dict);
  return object;
}

/** `object.__init__`. */
export function initObject(object: PyObject, args: PyObject[], keywords: Keywords | null): void {
  if (args.length === 0 && (keywords?.size ?? 0) === 0) return;
  const { type } = object;
  if (typeLookup(type, '__init__') !== own('__init__'))
    typeError('object.__init__() takes exactly one argument (the instance to initialize)');
  if (typeLookup(type, '__new__') === own('__new__')) typeError(`${type.name}() takes no arguments`);
}

/** The metaclass of a class with these bases. */
function metaclassOf(meta: PyType, bases: readonly PyObject[]): PyType {
  let best = meta;
  for (const base of bases) {
    if (isSubtype(best, base.type)) continue;
    if (isSubtype(base.type, best)) best = base.type;
    else
      typeError(
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
  }
  return best;
}

/** `__build_class__(body, name, *bases, metaclass=…, **keywords)`; `runBody` runs the body in a namespace. */
export function buildClass(runBody: (body: PyFunction, namespace: PyDict) => PyObject) {
  return builtin('__build_class__', (args, keywords) => {
    const [body, name, ...given] = args as [PyFunction, PyStr, ...PyObject[]];
    const rest: Keywords = new Map(keywords ?? []);
    const bases = given.flatMap((base) => {
      if (base instanceof PyType) return [base];
      const entries = typeLookup(base.type, '__mro_entries__');
      return entries === null ? [base] : toArray(callMethod(entries, base, [tuple(given)]));
    });
    const asked = rest.get('metaclass') ?? bases[0]?.type ?? T.type;
    rest.delete('metaclass');
    const meta = asked instanceof PyType ? metaclassOf(asked, bases) : asked;
    const prepareMethod = meta instanceof PyType ? typeLookup(meta, '__prepare__') : null;
    const namespace =
      prepareMethod !== null && !(prepareMethod instanceof PyBuiltin)
        ? call(bind(prepareMethod, null, meta as PyType), [name, tuple(bases)], rest)
        : dict();
    if (!(namespace instanceof PyDict)) return unsupported('class namespaces that are no dict');
    const cell = runBody(body, namespace);
    // What stood there before __mro_entries__ replaced it.
    if (bases.length !== given.length || bases.some((base, n) => base !== given[n]))
      dictSet(namespace, str('__orig_bases__'), tuple(given));
    const made = call(meta, [name, tuple(bases), namespace], rest);
    if (cell instanceof PyCell && cell.value === null && made instanceof PyType)
      raise('RuntimeError', '__class__ not set');
    return made;
  });
}

/** `type.__new__(meta, name, bases, namespace, **keywords)`. */
export function newType(args: PyObject[], keywords: Keywords | null): PyObject {
  if (args.length !== 4) return typeError(`type.__new__() takes exactly 3 arguments (${args.length - 1} given)`);
  const [meta, name, bases, namespace] = args as [PyType, ...PyObject[]];
  const wrong = (at: number, wanted: string, given: PyObject, said = given === None ? 'None' : given.type.name) =>
    typeError(`type.__new__() argument ${at} must be ${wanted}, not ${said}`);
  if (!(name instanceof PyStr)) return wrong(1, 'str', name);
  if (!(bases instanceof PyTuple)) return wrong(2, 'tuple', bases);
  if (!(namespace instanceof PyDict))
    return minor < 15 ? wrong(3, 'dict', namespace) : wrong(3, 'dict or frozendict', namespace, namespace.type.name);
  const parents = bases.items;
  const winner = metaclassOf(meta, parents);
  for (const base of parents) if (!(base instanceof PyType)) typeError('bases must be types');
  const create = winner === meta ? null : typeLookup(winner, '__new__');
  if (create !== null && !(create instanceof PyBuiltin))
    return call(bind(create, null, winner), [winner, name, bases, namespace], keywords);
  return makeClass(winner, name.s, parents as PyType[], namespace, keywords);
}
