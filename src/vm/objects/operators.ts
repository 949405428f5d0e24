/** Binary, in-place and unary operators over all types (Objects/abstract.c). */
import { callMethod, typeLookup } from './attributes.ts';
import { dictEntries, dictSet } from './dict.ts';
import { percentBytes, percentFormat } from './percent.ts';
import {
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyDict,
  PyFloat,
  PyInt,
  PyList,
  PyObject,
  PySet,
  PyStr,
  PyTemplate,
  PyTuple,
  PyType,
  Raised,
} from './model.ts';
import { unionOf } from './generics.ts';
import { numberOperation, type Operator } from './numbers.ts';
import { smallIndex, tryIndex } from './indices.ts';
import { toArray } from './iterate.ts';
import { replaceItems, splice } from './list-items.ts';
import { copySet, setAdd, setClear, setCompact, setDiscard, setEntries, setFind, setMerge } from './set.ts';
import {
  NotImplemented,
  T,
  bool,
  bytes,
  checkLength,
  complex,
  dict,
  float,
  int,
  list,
  str,
  tuple,
  typeError,
  unsupported,
  valueError,
  exceptions,
  isInstance,
} from './types.ts';
import { addNote } from './exceptions.ts';
import { minor } from './version.ts';

export type { Operator };

/** Method names without their underscores. */
const NAME: Record<Operator, string> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '<<': 'lshift',
  '>>': 'rshift',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '@': 'matmul',
};

export const OPERATORS = Object.entries(NAME) as [Operator, string][];

export function setOperation(a: PySet, b: PySet, op: Operator): PySet | null {
  const type = a.type.layout === 'frozenset' ? T.frozenset : T.set;
  switch (op) {
    case '|': {
      const result = copySet(a, type);
      setMerge(result, b);
      return result;
    }
    case '&': {
      const [walked, asked] = b.used > a.used ? [a, b] : [b, a];
      const result = new PySet(type);
      for (const [item, h] of setEntries(walked)) if (setFind(asked, item, h)) setAdd(result, item, h);
      return result;
    }
    case '-': {
      if (a.used >> 2 > b.used) {
        const result = copySet(a, type);
        for (const [item, h] of setEntries(b)) setDiscard(result, item, h);
        setCompact(result);
        return result;
      }
      const result = new PySet(type);
      for (const [item, h] of setEntries(a)) if (!setFind(b, item, h)) setAdd(result, item, h);
      return result;
    }
    case '^': {
      const result = copySet(b, type);
      for (const [item, h] of setEntries(a)) if (!setDiscard(result, item, h)) setAdd(result, item, h);
      return result;
    }
    default:
      return null;
  }
}

/** The operation of built-in types' number slots; null is NotImplemented. */
export function nativeBinary(a: PyObject, b: PyObject, op: Operator): PyObject | null {
  const number = numberOperation(a, b, op);
  if (number !== null)
    return a.type === T.bool && b.type === T.bool && (op === '&' || op === '|' || op === '^')
      ? bool((number as PyInt).v === 1)
      : number;
  if (a instanceof PySet && b instanceof PySet) return setOperation(a, b, op);
  if (op === '|' && minor > 8 && a instanceof PyDict && b instanceof PyDict) {
    const isFrozen = a.type.layout === 'frozendict';
    if (isFrozen && b.size === 0 && a.type === T.frozendict) return a;
    if (isFrozen && a.size === 0 && b.type === T.frozendict) return b;
    const result = isFrozen ? new PyDict(T.frozendict) : dict();
    for (const [key, value] of [...dictEntries(a), ...dictEntries(b)]) dictSet(result, key, value);
    return result;
  }
  if (op === '%' && a instanceof PyStr) return str(percentFormat(a.s, b));
  if (op === '%' && a instanceof PyBytes) return likeBytes(a, percentBytes(a.b, b));
  if (op === '|' && minor >= 10 && (a instanceof PyType || b instanceof PyType)) return unionOf([a, b]);
  if (a.type.heap || b.type.heap) return null;
  const own = typeLookup(a.type, `__${NAME[op]}__`);
  const method = own ?? typeLookup(b.type, `__r${NAME[op]}__`);
  return method instanceof PyBuiltin &&
    method.owner &&
    ![
      T.int,
      T.float,
      T.complex,
      T.str,
      T.list,
      T.tuple,
      T.set,
      T.frozenset,
      T.dict,
      T.frozendict,
      T.bytes,
      T.bytearray,
      T.bool,
    ].includes(method.owner)
    ? notNull(method.call(own ? [a, b] : [b, a], null))
    : null;
}

const notNull = (result: PyObject): PyObject | null => (result === NotImplemented ? null : result);

/** Sequences' `+` and `*`, which come after the number slots; null where neither is a sequence. */
export function sequenceOperation(a: PyObject, b: PyObject, op: Operator): PyObject | null {
  if (op === '+') return concatenate(a, b);
  if (op !== '*') return null;
  if (isSequence(a)) return repeat(a, b);
  return isSequence(b) ? repeat(b, a) : null;
}

function isSequence(object: PyObject): object is PyList | PyTuple | PyStr | PyBytes {
  return object instanceof PyList || object instanceof PyTuple || object instanceof PyStr || object instanceof PyBytes;
}

function concatenate(a: PyObject, b: PyObject): PyObject | null {
  if (a instanceof PyTemplate) {
    if (b instanceof PyTemplate) return joinTemplates(a, b);
    return typeError(`can only concatenate ${a.type.name} (not "${b.type.name}") to ${a.type.name}`);
  }
  if (a instanceof PyList) {
    if (b instanceof PyList) return list(a.items.concat(b.items));
    return typeError(`can only concatenate list (not "${b.type.name}") to list`);
  }
  if (a instanceof PyTuple) {
    if (b instanceof PyTuple) return tuple(a.items.concat(b.items));
    return typeError(`can only concatenate tuple (not "${b.type.name}") to tuple`);
  }
  if (a instanceof PyStr) {
    if (b instanceof PyStr) return joined(a.s, b.s);
    return typeError(`can only concatenate str (not "${b.type.name}") to str`);
  }
  if (a instanceof PyBytes) {
    if (!(b instanceof PyBytes)) return typeError(`can't concat ${b.type.name} to ${a.type.layout}`);
    const both = new Uint8Array(a.b.length + b.b.length);
    both.set(a.b);
    both.set(b.b, a.b.length);
    return a.type.layout === 'bytearray' ? new PyBytes(T.bytearray, both) : bytes(both);
  }
  return null;
}

/** `t'a' t'b'` written with +: the last string of one and the first of the other become one. */
function joinTemplates(a: PyTemplate, b: PyTemplate): PyTemplate {
  const [left, right] = [a.strings.items, b.strings.items];
  const middle = joined((left[left.length - 1] as PyStr).s, (right[0] as PyStr).s);
  return new PyTemplate(
    T.template,
    tuple([...left.slice(0, -1), middle, ...right.slice(1)]),
    tuple([...a.interpolations.items, ...b.interpolations.items]),
  );
}

/** bytes, or a bytearray where `of` is one. */
export function likeBytes(of: PyBytes, b: Uint8Array): PyBytes {
  return of.type.layout === 'bytearray' ? new PyBytes(T.bytearray, b) : bytes(b);
}

/** Two strings as one; halves of a surrogate pair would become one character in UTF-16, which Python keeps apart. */
export function joined(a: string, b: string): PyStr {
  if (/[\ud800-\udbff]$/.test(a) && /^[\udc00-\udfff]/.test(b)) unsupported('joining lone surrogates to a pair');
  return str(a + b);
}

function repeat(sequence: PyList | PyTuple | PyStr | PyBytes, by: PyObject): PyObject {
  if (tryIndex(by) === null) typeError(`can't multiply sequence by non-int of type '${by.type.name}'`);
  const times = Math.max(0, smallIndex(by, 'OverflowError'));
  if (sequence instanceof PyStr) {
    checkLength(sequence.s.length * times, 'a str');
    return times === 1 && sequence.type === T.str ? sequence : str(sequence.s.repeat(times));
  }
  if (sequence instanceof PyBytes) {
    checkLength(sequence.b.length * times, 'bytes');
    const all = new Uint8Array(sequence.b.length * times);
    for (let n = 0; n < times; n++) all.set(sequence.b, n * sequence.b.length);
    return sequence.type.layout === 'bytearray' ? new PyBytes(T.bytearray, all) : bytes(all);
  }
  const { items } = sequence;
  checkLength(items.length * times, 'a list');
  const repeated: PyObject[] = [];
  for (let n = 0; n < times; n++) for (const item of items) repeated.push(item);
  return sequence instanceof PyList
    ? list(repeated)
    : times === 1 && sequence.type === T.tuple
      ? sequence
      : tuple(repeated);
}

const isNumber = (value: PyObject): boolean =>
  value instanceof PyInt || value instanceof PyFloat || value instanceof PyComplex;

function unsupportedOperands(a: PyObject, b: PyObject, shown: string): never {
  if (minor < 10 && (a instanceof PyComplex || b instanceof PyComplex) && [a, b].every(isNumber)) {
    if (shown.startsWith('//')) typeError("can't take floor of complex number.");
    if (shown.startsWith('%')) typeError("can't mod complex numbers.");
  }
  return typeError(`unsupported operand type(s) for ${shown}: '${a.type.name}' and '${b.type.name}'`);
}

function operands(a: PyObject, b: PyObject, op: Operator, name: string): PyObject | null {
  if (!a.type.heap && !b.type.heap) return nativeBinary(a, b, op);
  const left = a.type.heap ? typeLookup(a.type, `__${name}__`) : null;
  const right = b.type.heap && a.type !== b.type ? typeLookup(b.type, `__r${name}__`) : null;
  const own = (method: PyObject | null): method is PyObject => method !== null && !(method instanceof PyBuiltin);
  const reflectedFirst = own(right) && b.type.mro.includes(a.type) && typeLookup(a.type, `__r${name}__`) !== right;
  if (reflectedFirst) {
    const result = callMethod(right, b, [a]);
    if (result !== NotImplemented) return result;
  }
  if (own(left)) {
    const result = callMethod(left, a, [b]);
    if (result !== NotImplemented) return result;
  } else {
    const result = nativeBinary(a, b, op);
    if (result !== null) return result;
  }
  if (own(right) && !reflectedFirst) {
    const result = callMethod(right, b, [a]);
    if (result !== NotImplemented) return result;
  }
  return null;
}

const shown = (op: Operator, inPlace: boolean): string => (inPlace ? `${op}=` : op === '**' ? '** or pow()' : op);

/** `a op b`. */
export function binary(a: PyObject, b: PyObject, op: Operator): PyObject {
  return operands(a, b, op, NAME[op]) ?? sequenceOperation(a, b, op) ?? unsupportedOperands(a, b, shown(op, false));
}

/** `a op= b`: what the name is bound to afterwards. */
export function inPlace(a: PyObject, b: PyObject, op: Operator): PyObject {
  if (a.type.heap) {
    const method = typeLookup(a.type, `__i${NAME[op]}__`);
    if (method !== null && !(method instanceof PyBuiltin)) {
      const result = callMethod(method, a, [b]);
      if (result !== NotImplemented) return result;
    }
  }
  if (a instanceof PyList && op === '+') {
    splice(a, a.items.length, 0, toArray(b));
    return a;
  }
  if (a instanceof PyList && op === '*') {
    replaceItems(a, (repeat(new PyList(T.list, a.items), b) as PyList).items);
    return a;
  }
  if (a instanceof PySet && a.type.layout === 'set' && b instanceof PySet && updateSet(a, b, op)) return a;
  if (a instanceof PyDict && a.type.layout === 'dict' && op === '|' && minor > 8) {
    updateDict(a, b);
    return a;
  }
  return operands(a, b, op, NAME[op]) ?? sequenceOperation(a, b, op) ?? unsupportedOperands(a, b, shown(op, true));
}

function updateSet(a: PySet, b: PySet, op: Operator): boolean {
  switch (op) {
    case '|':
      setMerge(a, b);
      return true;
    case '&': {
      const kept = setOperation(a, b, '&')!;
      setClear(a);
      setMerge(a, kept);
      return true;
    }
    case '-':
      if (a === b) setClear(a);
      else for (const [item, h] of setEntries(b)) setDiscard(a, item, h);
      setCompact(a);
      return true;
    case '^':
      for (const [item, h] of setEntries(b)) if (!setDiscard(a, item, h)) setAdd(a, item, h);
      return true;
    default:
      return false;
  }
}

/** `dict.update` from a mapping or an iterable of pairs. */
export function updateDict(target: PyDict, source: PyObject): void {
  if (source instanceof PyDict && !source.type.heap) {
    for (const [key, value] of dictEntries(source)) dictSet(target, key, value);
    return;
  }
  const keys = typeLookup(source.type, 'keys');
  if (keys !== null) {
    const getItem = typeLookup(source.type, '__getitem__')!;
    for (const key of toArray(callMethod(keys, source, []))) dictSet(target, key, callMethod(getItem, source, [key]));
    return;
  }
  toArray(source).forEach((pair, n) => {
    const items = pairItems(pair, n);
    if (items.length !== 2)
      valueError(`dictionary update sequence element #${n} has length ${items.length}; 2 is required`);
    dictSet(target, items[0], items[1]);
  });
}

/** The items of one pair that a dict is updated with. */
function pairItems(pair: PyObject, n: number): PyObject[] {
  const words = `annot convert dictionary update sequence element #${n} to a sequence`;
  if (minor < 14) return toArray(pair, `c${words}`);
  try {
    return toArray(pair, 'object is not iterable');
  } catch (error) {
    if (error instanceof Raised && isInstance(error.exception, exceptions.get('TypeError')!))
      addNote(error.exception, str(`C${words}`));
    throw error;
  }
}

export type Unary = '-' | '+' | '~';

const UNARY: Record<Unary, string> = { '-': '__neg__', '+': '__pos__', '~': '__invert__' };

/** `-a`, `+a`, `~a`. */
export function unary(a: PyObject, op: Unary): PyObject {
  const custom = a.type.heap ? typeLookup(a.type, UNARY[op]) : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) return callMethod(custom, a, []);
  return nativeUnary(a, op) ?? typeError(`bad operand type for unary ${op}: '${a.type.name}'`);
}

export function nativeUnary(a: PyObject, op: Unary): PyObject | null {
  if (a instanceof PyInt) {
    if (op === '+') return int(a.v);
    return op === '-' ? int(typeof a.v === 'bigint' ? -a.v : -a.v + 0) : int(typeof a.v === 'bigint' ? ~a.v : -a.v - 1);
  }
  if (op === '~') return null;
  if (a instanceof PyFloat) return float(op === '-' ? -a.v : a.v);
  if (a instanceof PyComplex) return op === '-' ? complex(-a.re, -a.im) : complex(a.re, a.im);
  return null;
}
