/** The built-in types, and how values of them are made. */
import {
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyDict,
  PyException,
  PyFloat,
  PyInt,
  PyList,
  PyObject,
  PySet,
  PyStr,
  PyTuple,
  PyType,
  Raised,
  Unsupported,
  type Layout,
} from './model.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';

const created: PyType[] = [];
const bare = new PyDict(null as never);

function create(name: string, bases: PyType[], layout: Layout): PyType {
  const type = new PyType(typeType, name, bases, layout, false, new PyDict(dictType));
  type.qualname = name.slice(name.lastIndexOf('.') + 1);
  type.mro = [type, ...(bases[0]?.mro ?? [])];
  created.push(type);
  return type;
}

let typeType: PyType = null as never;
let dictType: PyType = null as never;
const objectType = create('object', [], 'object');
typeType = create('type', [objectType], 'type');
dictType = create('dict', [objectType], 'dict');
for (const type of created) {
  type.type = typeType;
  type.attributes.type = dictType;
}
bare.type = dictType;
typeType.hasDict = true;

/** The name of a type without its module: `Template`. Messages use `name`, which is `string.templatelib.Template`. */
export const plainName = (type: PyType): string => (type.heap ? type.name : type.qualname);

/** A built-in type below `base`. */
export function builtinType(name: string, layout: Layout = 'other', base: PyType = objectType): PyType {
  return create(name, [base], layout);
}

const intType = builtinType('int', 'int');
const setType = builtinType('set', 'set');

/** Types by the name that the machine's code uses for them. */
export const T = {
  object: objectType,
  type: typeType,
  int: intType,
  bool: builtinType('bool', 'bool', intType),
  float: builtinType('float', 'float'),
  complex: builtinType('complex', 'complex'),
  str: builtinType('str', 'str'),
  bytes: builtinType('bytes', 'bytes'),
  bytearray: builtinType('bytearray', 'bytearray'),
  tuple: builtinType('tuple', 'tuple'),
  list: builtinType('list', 'list'),
  dict: dictType,
  frozendict: builtinType('frozendict', 'frozendict'),
  sentinel: builtinType('sentinel'),
  set: setType,
  frozenset: builtinType('frozenset', 'frozenset'),
  range: builtinType('range'),
  slice: builtinType('slice'),
  none: builtinType('NoneType'),
  notImplemented: builtinType('NotImplementedType'),
  ellipsis: builtinType('ellipsis'),
  function: builtinType('function'),
  builtin: builtinType('builtin_function_or_method'),
  methodDescriptor: builtinType('method_descriptor'),
  methodWrapper: builtinType('method-wrapper'),
  wrapperDescriptor: builtinType('wrapper_descriptor'),
  method: builtinType('method'),
  code: builtinType('code'),
  cell: builtinType('cell'),
  module: builtinType('module'),
  generator: builtinType('generator'),
  coroutine: builtinType('coroutine'),
  asyncGenerator: builtinType('async_generator'),
  asyncGeneratorAsend: builtinType('async_generator_asend'),
  asyncGeneratorAthrow: builtinType('async_generator_athrow'),
  coroutineWrapper: builtinType('coroutine_wrapper'),
  anextAwaitable: builtinType('anext_awaitable'),
  frame: builtinType('frame'),
  genericAlias: builtinType('GenericAlias'),
  union: builtinType('UnionType'),
  typeVar: builtinType('TypeVar'),
  paramSpec: builtinType('ParamSpec'),
  typeVarTuple: builtinType('TypeVarTuple'),
  typeAliasType: builtinType('TypeAliasType'),
  property: builtinType('property', 'property'),
  classmethod: builtinType('classmethod', 'property'),
  staticmethod: builtinType('staticmethod', 'property'),
  getset: builtinType('getset_descriptor'),
  member: builtinType('member_descriptor'),
  super: builtinType('super'),
  traceback: builtinType('traceback'),
  mappingproxy: builtinType('mappingproxy'),
  dictKeys: builtinType('dict_keys'),
  dictValues: builtinType('dict_values'),
  dictItems: builtinType('dict_items'),
  enumerate: builtinType('enumerate'),
  zip: builtinType('zip'),
  map: builtinType('map'),
  filter: builtinType('filter'),
  reversed: builtinType('reversed'),
  listIterator: builtinType('list_iterator'),
  listReverseIterator: builtinType('list_reverseiterator'),
  tupleIterator: builtinType('tuple_iterator'),
  rangeIterator: builtinType('range_iterator'),
  longRangeIterator: builtinType('longrange_iterator'),
  strIterator: builtinType('str_iterator'),
  strAsciiIterator: builtinType('str_ascii_iterator'),
  bytesIterator: builtinType('bytes_iterator'),
  bytearrayIterator: builtinType('bytearray_iterator'),
  setIterator: builtinType('set_iterator'),
  dictKeyIterator: builtinType('dict_keyiterator'),
  dictValueIterator: builtinType('dict_valueiterator'),
  dictItemIterator: builtinType('dict_itemiterator'),
  dictReverseKeyIterator: builtinType('dict_reversekeyiterator'),
  sequenceIterator: builtinType('iterator'),
  callableIterator: builtinType('callable_iterator'),
  lazyImport: builtinType('lazy_import'),
  template: builtinType('string.templatelib.Template'),
  interpolation: builtinType('string.templatelib.Interpolation'),
  templateIterator: builtinType('string.templatelib.TemplateIter'),
};
T.function.hasDict = true;
T.module.hasDict = true;

/** CPython's hierarchy of built-in exceptions (Lib/test/exception_hierarchy.txt), `Name(children)`. */
const HIERARCHY = `BaseException(BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception(
ArithmeticError(FloatingPointError OverflowError ZeroDivisionError) AssertionError AttributeError BufferError EOFError
ImportError(ModuleNotFoundError) LookupError(IndexError KeyError) MemoryError NameError(UnboundLocalError)
OSError(BlockingIOError ChildProcessError ConnectionError(BrokenPipeError ConnectionAbortedError ConnectionRefusedError
ConnectionResetError) FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError
PermissionError ProcessLookupError TimeoutError) ReferenceError RuntimeError(NotImplementedError PythonFinalizationError
RecursionError) StopAsyncIteration StopIteration SyntaxError(_IncompleteInputError IndentationError(TabError))
SystemError TypeError ValueError(UnicodeError(UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError))
Warning(BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning
ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning)))`;

/** Built-in exceptions by name. */
export const exceptions = new Map<string, PyType>();
{
  const parents: PyType[] = [objectType];
  let last = objectType;
  for (const token of HIERARCHY.match(/\w+|[()]/g) ?? []) {
    if (token === '(') parents.push(last);
    else if (token === ')') parents.pop();
    else {
      last = builtinType(token, 'exception', parents[parents.length - 1]);
      last.hasDict = true;
      exceptions.set(token, last);
    }
  }
  const group = create('ExceptionGroup', [], 'exception');
  group.bases = [exceptions.get('BaseExceptionGroup')!, exceptions.get('Exception')!];
  group.mro = [group, ...group.bases, exceptions.get('BaseException')!, objectType];
  group.hasDict = true;
  exceptions.set('ExceptionGroup', group);
}

export const None = new PyObject(T.none);
export const NotImplemented = new PyObject(T.notImplemented);
export const Ellipsis = new PyObject(T.ellipsis);
export const True = new PyInt(T.bool, 1);
export const False = new PyInt(T.bool, 0);

const SMALL: PyInt[] = Array.from({ length: 262 }, (_, n) => new PyInt(T.int, n - 5));

export const bool = (value: boolean): PyInt => (value ? True : False);

/** Largest int, in bits, that the machine computes with. */
export const MAX_BITS = 4_000_000;

/** Ends the run: an int would be larger than the machine computes with. */
export function tooManyBits(): never {
  throw new Unsupported(`ints of more than ${MAX_BITS.toLocaleString('en')} bits`);
}

const HUGE = 1n << BigInt(MAX_BITS);
// Made once: the negative of so large an int is a copy of it.
const MINUS_HUGE = -HUGE;

/** Bits from which on an int counts as work; with numbers of that size, as comparing is what takes no time. */
const WIDE = [10_000, 40_000, 160_000, 640_000, 2_560_000].map((bits) => {
  const least = 1n << BigInt(bits);
  return { bits, least, most: -least };
});

function workedOn(v: bigint): void {
  let bits = 0;
  for (const size of WIDE) {
    if (v < size.least && v > size.most) break;
    ({ bits } = size);
  }
  if (bits > 0) worked(bits / 2);
}

/** An int; -5 to 256 are shared objects, as in CPython. */
export function int(v: number | bigint): PyInt {
  if (typeof v === 'bigint') {
    if (v >= -9007199254740991n && v <= 9007199254740991n) v = Number(v);
    else if (v >= HUGE || v <= MINUS_HUGE) tooManyBits();
    else {
      workedOn(v);
      return new PyInt(T.int, v);
    }
  }
  if (v >= -5 && v <= 256) return SMALL[v + 5];
  return new PyInt(T.int, v === 0 ? 0 : v);
}

export const float = (v: number): PyFloat => new PyFloat(T.float, v);
export const complex = (re: number, im: number): PyComplex => new PyComplex(T.complex, re, im);

/** Longest str or bytes that the machine makes. */
export const MAX_LENGTH = 10_000_000;

/** Most items of a list, tuple, set or dict. */
const MAX_ITEMS = 2_000_000;

const CONTAINERS = new Set(['a list', 'a tuple', 'a set', 'a dict']);

export function checkLength(length: number, what: string): void {
  const most = CONTAINERS.has(what) ? MAX_ITEMS : MAX_LENGTH;
  if (length > most) throw new Unsupported(`${what} of more than ${most.toLocaleString('en')} items`);
}

const LATIN: PyStr[] = Array.from({ length: 256 }, (_, n) => new PyStr(T.str, String.fromCharCode(n)));
const EMPTY = new PyStr(T.str, '');

/** A str; the empty one and single Latin-1 characters are shared objects, as in CPython. */
export function str(s: string): PyStr {
  if (s.length === 0) return EMPTY;
  if (s.length === 1 && s.charCodeAt(0) < 256) return LATIN[s.charCodeAt(0)];
  checkLength(s.length, 'a str');
  worked(s.length);
  return new PyStr(T.str, s);
}

export function bytes(b: Uint8Array): PyBytes {
  worked(b.length);
  return new PyBytes(T.bytes, b);
}

const EMPTY_TUPLE = new PyTuple(T.tuple, []);

export function tuple(items: PyObject[]): PyTuple {
  if (items.length === 0) return EMPTY_TUPLE;
  worked(8 * items.length);
  return new PyTuple(T.tuple, items);
}

export function list(items: PyObject[]): PyList {
  checkLength(items.length, 'a list');
  worked(8 * items.length);
  return new PyList(T.list, items);
}

export const dict = (): PyDict => new PyDict(T.dict);
export const set = (): PySet => new PySet(T.set);

/** A built-in exception, ready to be thrown. */
export function raised(name: string, message: string | PyObject[] = []): Raised {
  const type = exceptions.get(name)!;
  return new Raised(new PyException(type, typeof message === 'string' ? [str(message)] : message));
}

/** Throws a built-in exception. */
export function raise(name: string, message: string | PyObject[] = []): never {
  throw raised(name, message);
}

export const typeError = (message: string): never => raise('TypeError', message);
/**
 * TypeError for what a special method must not return. 3.15 says it in one way for all of them; `before` is what earlier
 * versions say.
 */
export function wrongResult(self: PyObject, method: string, wanted: string, result: PyObject, before: string): never {
  return typeError(
    minor < 15 ? before : `${self.type.name}.${method}() must return ${wanted}, not ${result.type.name}`,
  );
}
export const valueError = (message: string): never => raise('ValueError', message);

/** Ends the run: the simulator lacks `what`. */
export function unsupported(what: string): never {
  throw new Unsupported(what);
}

/** Whether `type` is `base` or below it. */
export function isSubtype(type: PyType, base: PyType): boolean {
  return type === base || type.mro.includes(base);
}

export function isInstance(object: PyObject, base: PyType): boolean {
  return object.type === base || object.type.mro.includes(base);
}

/** A built-in function that is no method. */
export function builtin(name: string, call: PyBuiltin['call']): PyBuiltin {
  return new PyBuiltin(T.builtin, name, call);
}
