/** How built-in functions and methods are written down: with how many arguments they take, and CPython's words when it is another number. */
import { dictSet } from '../objects/dict.ts';
import { typeLookup } from '../objects/attributes.ts';
import {
  PyBuiltin,
  PyFloat,
  PyGetSet,
  PyStr,
  PyType,
  type Keywords,
  type Native,
  type PyObject,
} from '../objects/model.ts';
import { intArgument, tryIndex } from '../objects/indices.ts';
import { truth } from '../objects/length.ts';
import { minor } from '../objects/version.ts';
import { None, T, isInstance, isSubtype, str, typeError } from '../objects/types.ts';

export type Table = Record<string, (args: PyObject[], keywords: Keywords) => PyObject>;

const NONE: Keywords = new Map();

/** Methods that type slots give; everything else with underscores is an ordinary method. */
const ORDINARY = new Set([
  '__format__',
  '__reversed__',
  '__sizeof__',
  '__round__',
  '__trunc__',
  '__floor__',
  '__ceil__',
  '__enter__',
  '__exit__',
  '__dir__',
  '__subclasses__',
  '__instancecheck__',
  '__prepare__',
  '__complex__',
]);

/** Slot methods that are ordinary methods all the same (METH_COEXIST). */
const COEXISTING = new Set([
  'list.__getitem__',
  'dict.__getitem__',
  'dict.__contains__',
  'frozendict.__getitem__',
  'frozendict.__contains__',
  'set.__contains__',
  'frozenset.__contains__',
]);

/** Slots whose arguments are counted with a name that is empty, up to 3.13. */
const REPEATS = /^__r?mul__$/;
const isSequenceType = (type: PyType): boolean => [T.str, T.bytes, T.bytearray, T.list, T.tuple].includes(type);

/** Methods of str and bytes whose arguments are counted in other words up to 3.12. */
const SEARCHES = new Set(['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith']);

/**
 * Checks the number of arguments. A table's key is `name` for any number, `name 2` for exactly two, `name 1-2` for a
 * range, `name 1-*` for at least one, and `name k…` where keyword arguments are taken too.
 */
function checked(key: string, native: Table[string], owner: PyType | null, module = ''): PyBuiltin {
  const [name, spec] = key.split(' ');
  const keywords = spec?.startsWith('k') ?? false;
  const range = (keywords ? spec.slice(1) : spec) || '0-*';
  const [low, high] = range.includes('-')
    ? range.split('-').map((v) => (v === '*' ? Infinity : Number(v)))
    : [Number(range), Number(range)];
  const self = owner === null ? 0 : 1;
  const isSlot =
    owner !== null && /^__\w+__$/.test(name) && !ORDINARY.has(name) && !COEXISTING.has(`${owner.name}.${name}`);
  const full = owner === null ? `${module && `${module}.`}${name}` : `${owner.name}.${name}`;
  const call: Native = (args, given) => {
    const count = args.length - self;
    const shown = minor < 9 ? name : full;
    if (given !== null && given.size > 0 && !keywords) {
      if (isSlot) typeError(`wrapper ${name}() takes no keyword arguments`);
      typeError(`${shown}() takes no keyword arguments`);
    }
    if (owner !== null && (count < 0 || !isInstance(args[0], owner))) wrongSelf(args[0]);
    if (count < low || count > high) wrongCount(count, shown);
    return native(args, given ?? NONE);
  };
  const wrongSelf = (object: PyObject | undefined): never => {
    if (object === undefined) {
      if (isSlot || minor < 9) return typeError(`descriptor '${name}' of '${owner!.name}' object needs an argument`);
      return typeError(`unbound method ${full}() needs an argument`);
    }
    return typeError(
      isSlot || minor < 8
        ? `descriptor '${name}' requires a '${owner!.name}' object but received a '${object.type.name}'`
        : `descriptor '${name}' for '${owner!.name}' objects doesn't apply to a '${object.type.name}' object`,
    );
  };
  const wrongCount = (count: number, shown: string): never => {
    if (isSlot)
      typeError(
        `${minor < 14 && REPEATS.test(name) && isSequenceType(owner!) ? ' ' : ''}expected ${low} argument${low === 1 && minor > 7 ? '' : 's'}, got ${count}`,
      );
    if (high === 0) typeError(`${shown}() takes no arguments (${count} given)`);
    if (owner && minor < 13 && SEARCHES.has(name) && [T.str, T.bytes, T.bytearray].includes(owner))
      typeError(
        `${name}() takes at ${count < low ? 'least' : 'most'} ${count < low ? '1 argument' : '3 arguments'} (${count} given)`,
      );
    if (low === 1 && high === 1) typeError(`${shown}() takes exactly one argument (${count} given)`);
    const bound = low === high ? '' : count < low ? 'at least ' : 'at most ';
    const number = count < low ? low : high;
    if (minor === 7 && (module || name === 'insert') && low === high)
      return typeError(`${name}() takes exactly ${low} arguments (${count} given)`);
    return typeError(
      `${name} expected ${bound}${number} argument${number === 1 && minor > 7 ? '' : 's'}, got ${count}`,
    );
  };
  const type = owner === null ? T.builtin : isSlot ? T.wrapperDescriptor : T.methodDescriptor;
  return new PyBuiltin(type, name, call, owner);
}

/** Built-in functions from a table. */
export function functions(table: Table, module = ''): PyBuiltin[] {
  return Object.entries(table).map(([key, native]) => checked(key, native, null, module));
}

/** Gives a type methods; `self` is the first argument. */
export function methods(type: PyType, table: Table): void {
  for (const [key, native] of Object.entries(table)) {
    const made = checked(key, native, type);
    dictSet(type.attributes, str(made.name), made);
  }
}

/** What `type.__new__` asks of the class that it gets (tp_new_wrapper of Objects/typeobject.c). */
function checkNew(type: PyType, wanted: PyObject | undefined, create: PyBuiltin): void {
  const { name } = type;
  if (wanted === undefined) return typeError(`${name}.__new__(): not enough arguments`);
  if (!(wanted instanceof PyType)) return typeError(`${name}.__new__(X): X is not a type object (${wanted.type.name})`);
  if (!isSubtype(wanted, type))
    return typeError(`${name}.__new__(${wanted.name}): ${wanted.name} is not a subtype of ${name}`);
  const base = wanted.mro.find((one) => !one.heap)!;
  if (base !== type && typeLookup(base, '__new__') !== create)
    typeError(`${name}.__new__(${wanted.name}) is not safe, use ${base.name}.__new__()`);
}

/** Types that take no keywords themselves; their subclasses may, with an `__init__` of their own. */
const WITHOUT_KEYWORDS: ReadonlySet<PyType> = new Set([
  T.range,
  T.slice,
  T.tuple,
  T.list,
  T.float,
  T.bool,
  T.set,
  T.frozenset,
  T.filter,
  T.reversed,
]);

/** Gives a type its `__new__`: the class is the first argument. */
export function constructor(type: PyType, create: Native): void {
  const made = new PyBuiltin(T.builtin, `${type.name}.__new__`, (args, keywords) => {
    if (args[0] !== type) checkNew(type, args[0] as PyObject | undefined, made);
    else if (keywords !== null && keywords.size > 0 && WITHOUT_KEYWORDS.has(type))
      return typeError(`${type.name}() takes no keyword arguments`);
    return create(args, keywords);
  });
  dictSet(type.attributes, str('__new__'), made);
}

/** Gives a type attributes that are computed. */
export function getters(type: PyType, table: Record<string, PyGetSet['get']>): void {
  for (const [name, get] of Object.entries(table))
    dictSet(type.attributes, str(name), new PyGetSet(T.getset, type, name, get));
}

/** Attributes that are fields of the object: who sets one is told so in other words. */
export function members(type: PyType, table: Record<string, PyGetSet['get']>): void {
  for (const [name, get] of Object.entries(table))
    dictSet(type.attributes, str(name), new PyGetSet(T.member, type, name, get));
}

/** An attribute that can also be set. */
export function property(type: PyType, name: string, get: PyGetSet['get'], set: PyGetSet['set']): void {
  dictSet(type.attributes, str(name), new PyGetSet(T.getset, type, name, get, set));
}

/** What error texts of C's argument parsing call an argument's type. */
export const argumentType = (value: PyObject): string => (value === None ? 'None' : value.type.name);

/** The str argument of a name (of an encoding, of an error handler), perhaps missing; raises TypeError. */
export function nameArgument(value: PyObject | undefined, of: string, name: 'encoding' | 'errors'): string | undefined {
  if (value === undefined || value instanceof PyStr) return value?.s;
  const which =
    minor < 9
      ? name === 'encoding'
        ? of === 'bytes' || of === 'bytearray' || of === 'str'
          ? 2
          : 1
        : of === 'encode' || of === 'decode'
          ? 2
          : 3
      : `'${name}'`;
  return typeError(`${of}() argument ${which} must be str, not ${argumentType(value)}`);
}

/** A yes or no that C takes: any object's truth since 3.12, an int before. */
export function flagArgument(value: PyObject | undefined): boolean {
  if (value === undefined) return false;
  if (minor >= 12) return truth(value);
  if (minor < 10 && tryIndex(value) === null && !(value instanceof PyFloat))
    return typeError(`an integer is required (got type ${value.type.name})`);
  return intArgument(value) !== 0;
}

/** What a built-in function says to a keyword argument that it does not have. */
export function badKeyword(name: string, key: string): never {
  return typeError(
    minor < 13
      ? `'${key}' is an invalid keyword argument for ${name}()`
      : `${name}() got an unexpected keyword argument '${key}'`,
  );
}

/** The values of named parameters given by place or by keyword; messages as Argument Clinic makes them. */
export function parameters(
  name: string,
  names: readonly string[],
  args: PyObject[],
  keywords: Keywords,
): (PyObject | undefined)[] {
  if (args.length + keywords.size > names.length)
    typeError(
      `${name}() takes at most ${names.length} ${args.length === 0 ? 'keyword ' : ''}argument${names.length === 1 ? '' : 's'} (${args.length + keywords.size} given)`,
    );
  const values: (PyObject | undefined)[] = names.map((_, n) => args[n]);
  for (const [key, value] of keywords) {
    const at = names.indexOf(key);
    if (at < 0) badKeyword(name, key);
    if (values[at] !== undefined) typeError(`argument for ${name}() given by name ('${key}') and position (${at + 1})`);
    values[at] = value;
  }
  return values;
}
