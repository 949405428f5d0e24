/** Equality, order, hash. */
import { callMethod, callSpecial, typeLookup } from './attributes.ts';
import { dictEntries, dictGet, keyOf, identity, rangeLength } from './dict.ts';
import {
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyDict,
  PyException,
  PyFloat,
  PyInt,
  PyList,
  PyMethod,
  PyObject,
  PyRange,
  PySet,
  PySlice,
  PyStr,
  PyTuple,
  Raised,
} from './model.ts';
import { hashBigInt, hashFloat, hashSlice, hashString, hashTuple, hashFrozenset, HASH_NONE } from './hash.ts';
import { truth } from './length.ts';
import { exceptionText } from './repr.ts';
import { setFind } from './set.ts';
import { None, NotImplemented, T, bool, exceptions, int, raise, str } from './types.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';

export type Comparison = '<' | '<=' | '==' | '!=' | '>' | '>=';

const METHOD: Record<Comparison, string> = {
  '<': '__lt__',
  '<=': '__le__',
  '==': '__eq__',
  '!=': '__ne__',
  '>': '__gt__',
  '>=': '__ge__',
};
const SWAPPED: Record<Comparison, Comparison> = { '<': '>', '<=': '>=', '==': '==', '!=': '!=', '>': '<', '>=': '<=' };

function decide(order: number, op: Comparison): boolean {
  switch (op) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Compares two JavaScript numbers of either kind exactly; NaN for what has no order. */
function orderNumbers(a: number | bigint, b: number | bigint): number {
  return a < b ? -1 : a > b ? 1 : a == b ? 0 : NaN;
}

function orderStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let n = 0; n < length; n++) {
    let x = a.charCodeAt(n);
    let y = b.charCodeAt(n);
    if (x === y) continue;
    // Surrogates stand for code points above the rest of the BMP, except where they are alone.
    if (x >= 0xd800 && y >= 0xd800) {
      x = a.codePointAt(n)!;
      y = b.codePointAt(n)!;
    }
    return x - y;
  }
  return a.length - b.length;
}

function isNumber(object: PyObject): object is PyInt | PyFloat {
  return object instanceof PyInt || object instanceof PyFloat;
}

/** Pairs of sequences that are being compared, outermost first. */
const comparing: [PyObject[], PyObject[]][] = [];

/** Compares item by item. A pair that is compared within itself can have no end: CPython's recursion limit ends it. */
function sequences(a: PyObject[], b: PyObject[], op: Comparison): boolean {
  if (comparing.length > 50 && comparing.some(([x, y]) => x === a && y === b))
    raise('RecursionError', 'maximum recursion depth exceeded in comparison');
  comparing.push([a, b]);
  try {
    return sequencesInside(a, b, op);
  } finally {
    comparing.pop();
  }
}

function sequencesInside(a: PyObject[], b: PyObject[], op: Comparison): boolean {
  worked(100 + 16 * Math.min(a.length, b.length));
  if (a.length !== b.length && (op === '==' || op === '!=')) return op === '!=';
  let n = 0;
  while (n < a.length && n < b.length && (a[n] === b[n] || equal(a[n], b[n]))) n++;
  if (n >= a.length || n >= b.length) return decide(a.length - b.length, op);
  if (op === '==') return false;
  if (op === '!=') return true;
  return truth(compare(a[n], b[n], op));
}

function sameDicts(a: PyDict, b: PyDict): boolean {
  if (a.size !== b.size) return false;
  return a.keys.every((key, n) => {
    if (key === null) return true;
    const other = dictGet(b, key);
    return other !== null && (other === a.values[n] || equal(a.values[n], other));
  });
}

function subset(a: PySet, b: PySet): boolean {
  return a.used <= b.used && a.table.every((item, slot) => !item || setFind(b, item, a.hashes[slot]));
}

function compareSets(a: PySet, b: PySet, op: Comparison): boolean {
  switch (op) {
    case '==':
    case '!=':
      return (a.used === b.used && subset(a, b)) === (op === '==');
    case '<=':
    case '<':
      return subset(a, b) && (op === '<=' || a.used < b.used);
    default:
      return subset(b, a) && (op === '>=' || b.used < a.used);
  }
}

/** The comparison of built-in values; null is NotImplemented. */
export function nativeCompare(a: PyObject, b: PyObject, op: Comparison): boolean | null {
  if (isNumber(a) && isNumber(b)) {
    const order = orderNumbers(a.v, b.v);
    return Number.isNaN(order) ? op === '!=' : decide(order, op);
  }
  if (a instanceof PyStr && b instanceof PyStr)
    return op === '==' ? a.s === b.s : op === '!=' ? a.s !== b.s : decide(orderStrings(a.s, b.s), op);
  const order = op !== '==' && op !== '!=';
  if (a instanceof PyComplex || b instanceof PyComplex) {
    if (order || !(a instanceof PyComplex || isNumber(a)) || !(b instanceof PyComplex || isNumber(b))) return null;
    const [re, im] = a instanceof PyComplex ? [a.re, a.im] : [a.v, 0];
    const [re2, im2] = b instanceof PyComplex ? [b.re, b.im] : [b.v, 0];
    return (re == re2 && im === im2) === (op === '==');
  }
  if (a instanceof PyTuple && b instanceof PyTuple) return sequences(a.items, b.items, op);
  if (a instanceof PyList && b instanceof PyList) return sequences(a.items, b.items, op);
  if (a instanceof PyBytes && b instanceof PyBytes) {
    const length = Math.min(a.b.length, b.b.length);
    let n = 0;
    while (n < length && a.b[n] === b.b[n]) n++;
    return decide(n < length ? a.b[n] - b.b[n] : a.b.length - b.b.length, op);
  }
  if (a instanceof PySet && b instanceof PySet) return compareSets(a, b, op);
  if (order) return a instanceof PySlice && b instanceof PySlice ? sequences(sliceParts(a), sliceParts(b), op) : null;
  let same: boolean | null = null;
  if (a instanceof PyDict && b instanceof PyDict) same = sameDicts(a, b);
  else if (a instanceof PyRange && b instanceof PyRange) same = sameRanges(a, b);
  else if (a instanceof PySlice && b instanceof PySlice) same = sequences(sliceParts(a), sliceParts(b), '==');
  else if (a instanceof PyMethod && b instanceof PyMethod) same = a.self === b.self && equal(a.func, b.func);
  else if (a instanceof PyBuiltin && b instanceof PyBuiltin)
    same = a === b || (a.self !== null && a.self === b.self && a.call === b.call);
  else if (a === b) same = true;
  return same === null ? null : same === (op === '==');
}

const sliceParts = (slice: PySlice): PyObject[] => [slice.start, slice.stop, slice.step];

function sameRanges(a: PyRange, b: PyRange): boolean {
  const length = rangeLength(a);
  if (length != rangeLength(b)) return false;
  return length == 0 || (a.start == b.start && (length == 1 || a.step == b.step));
}

function attempt(a: PyObject, b: PyObject, op: Comparison): PyObject {
  if (!a.type.heap) {
    const own = typeLookup(a.type, METHOD[op]);
    // Types such as dict views have their own; all others share the native comparison.
    if (own === null || !(own instanceof PyBuiltin) || own.owner === T.object) {
      const result = nativeCompare(a, b, op);
      return result === null ? NotImplemented : bool(result);
    }
    return own.call([a, b], null);
  }
  const method = typeLookup(a.type, METHOD[op]);
  return method === null || method === None ? NotImplemented : callMethod(method, a, [b]);
}

/** `object.__eq__` and its like: identity, and `!=` as the opposite of `==`. */
export function objectCompare(a: PyObject, b: PyObject, op: Comparison): PyObject {
  if (op === '==') return a === b ? bool(true) : NotImplemented;
  if (op !== '!=') return NotImplemented;
  const equality = attempt(a, b, '==');
  return equality === NotImplemented ? NotImplemented : bool(!truth(equality));
}

/** `a op b`, as `PyObject_RichCompare`. */
export function compare(a: PyObject, b: PyObject, op: Comparison): PyObject {
  if (!a.type.heap && !b.type.heap) {
    const quick = nativeCompare(a, b, op);
    if (quick !== null) return bool(quick);
  }
  let result: PyObject = NotImplemented;
  const reflectedFirst =
    a.type !== b.type && b.type.mro.includes(a.type) && typeLookup(b.type, METHOD[SWAPPED[op]]) !== null;
  if (reflectedFirst) result = attempt(b, a, SWAPPED[op]);
  if (result === NotImplemented) result = attempt(a, b, op);
  if (result === NotImplemented && !reflectedFirst) result = attempt(b, a, SWAPPED[op]);
  if (result !== NotImplemented) return result;
  if (op === '==') return bool(a === b);
  if (op === '!=') return bool(a !== b);
  return raise('TypeError', `'${op}' not supported between instances of '${a.type.name}' and '${b.type.name}'`);
}

/** Whether `a == b` is true. Does not look at identity first, as containers do. */
export function equal(a: PyObject, b: PyObject): boolean {
  return truth(compare(a, b, '=='));
}

/** What containers ask: the same object, or equal. */
export const same = (a: PyObject, b: PyObject): boolean => a === b || equal(a, b);

export const less = (a: PyObject, b: PyObject): boolean => truth(compare(a, b, '<'));

/** What is thrown where hashing an object failed, as the version says it. */
export function unhashable(error: unknown, object: PyObject, role: string): unknown {
  if (minor < 14 || !(error instanceof Raised) || error.exception.type !== exceptions.get('TypeError')) return error;
  const message = `cannot use '${object.type.name}' as ${role} (${exceptionText(error.exception)})`;
  return new Raised(new PyException(exceptions.get('TypeError')!, [str(message)]));
}

/** Whether `==` and `hash` of the object run no Python code. Raises TypeError for what cannot be hashed. */
export function hasNativeHash(object: PyObject): boolean {
  const method = typeLookup(object.type, '__hash__');
  if (method === null || method === None || (minor < 12 && object instanceof PySlice))
    raise('TypeError', `unhashable type: '${object.type.name}'`);
  if (!object.type.heap) return true;
  return method instanceof PyBuiltin && typeLookup(object.type, '__eq__') instanceof PyBuiltin;
}

/** `hash(object)`, as CPython computes it with PYTHONHASHSEED=0; of objects hashed by address, a number of their own. */
export function hash(object: PyObject): number | bigint {
  if (!hasNativeHash(object)) {
    const result = callSpecial(object, '__hash__')!;
    if (!(result instanceof PyInt)) raise('TypeError', '__hash__ method should return an integer');
    // What fits into a C long is the hash; only what does not is hashed as an int is.
    const fits = BigInt.asIntN(64, BigInt(result.v)) === BigInt(result.v);
    return fits ? (result.v === -1 ? -2 : result.v) : hashBigInt(result.v);
  }
  return nativeHash(object);
}

export function nativeHash(object: PyObject): number | bigint {
  if (object instanceof PyInt) return hashBigInt(object.v);
  if (object instanceof PyStr) return hashString(object.s);
  if (object instanceof PyFloat) return hashFloat(object.v, () => identity(object));
  if (object instanceof PyTuple) {
    worked(200 + 50 * object.items.length);
    return hashTuple(object.items.map(hash));
  }
  if (object instanceof PyDict && object.type.layout === 'frozendict')
    return hashFrozenset(dictEntries(object).map((entry) => hashTuple(entry.map(hash))));
  if (object instanceof PySet) return hashFrozenset(object.table.filter((item) => item).map((item) => hash(item!)));
  if (object instanceof PyComplex) {
    const [re, im] = [hashFloat(object.re, () => 0), hashFloat(object.im, () => 0)];
    const sum = BigInt.asIntN(64, BigInt(re) + 1000003n * BigInt(im));
    return int(sum === -1n ? -2n : sum).v;
  }
  if (object instanceof PyBytes) return hashString(String.fromCharCode(...object.b));
  if (object instanceof PyRange) {
    const length = rangeLength(object);
    const none = HASH_NONE;
    return hashTuple([
      hashBigInt(length),
      length > 0 ? hashBigInt(object.start) : none,
      length > 1 ? hashBigInt(object.step) : none,
    ]);
  }
  if (object instanceof PySlice) return hashSlice(sliceParts(object).map(hash));
  if (object === None) return HASH_NONE;
  const key = keyOf(object);
  return typeof key === 'object' ? identity(object) * 16 : hashString(String(key));
}
