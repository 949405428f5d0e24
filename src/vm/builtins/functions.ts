/** The built-in functions. */
import {
  callMethod,
  callSpecial,
  getAttribute,
  setAttribute,
  tryGetAttribute,
  typeLookup,
} from '../objects/attributes.ts';
import { compare, hash, less } from '../objects/compare.ts';
import { ascii, floatToInt, format } from '../objects/format.ts';
import { fixed } from '../objects/format-spec.ts';
import { identity } from '../objects/dict.ts';
import {
  PyAlias,
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyFloat,
  PyFunction,
  PyGenerator,
  PyInt,
  PyIterator,
  PyMethod,
  PyStr,
  PyTuple,
  PyType,
  PyUnion,
  type PyObject,
} from '../objects/model.ts';
import { powerModulo, floatDivMod, floorDivide, modulo } from '../objects/numbers.ts';
import { binary } from '../objects/operators.ts';
import {
  getIterator,
  indexOf,
  iterate,
  length,
  nextItem,
  repr,
  text,
  toArray,
  truth,
  anyItem,
  tryIndex,
} from '../objects/protocol.ts';
import { divideRound, scaleRound } from '../objects/decimal.ts';
import { call, runtime } from '../objects/runtime.ts';
import {
  None,
  NotImplemented,
  T,
  bool,
  float,
  int,
  isInstance,
  isSubtype,
  list,
  raise,
  str,
  tuple,
  typeError,
  unsupported,
  valueError,
} from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { argumentType, flagArgument, functions, parameters, badKeyword } from './define.ts';
import { absolute as absoluteComplex } from '../objects/complex.ts';
import { mergeSort } from './sort.ts';

/** `isinstance` and `issubclass`: whether one of the types fits. */
function fits(
  wanted: PyObject,
  test: (type: PyType) => boolean,
  special: (type: PyObject) => PyObject | null,
  complaint: string,
): boolean {
  if (wanted instanceof PyTuple) return wanted.items.some((one) => fits(one, test, special, complaint));
  if (wanted instanceof PyUnion) {
    if (minor < 11 && wanted.args.some((one) => one instanceof PyAlias))
      typeError(`${complaint.slice(0, complaint.indexOf('('))}() argument 2 cannot contain a parameterized generic`);
    return wanted.args.some((one) => fits(one, test, special, complaint));
  }
  if (!(wanted instanceof PyType)) {
    const answer = special(wanted);
    return answer === null ? typeError(complaint) : truth(answer);
  }
  const custom = wanted.type === T.type ? null : special(wanted);
  return custom === null ? test(wanted) : truth(custom);
}

export function isInstanceOf(object: PyObject, wanted: PyObject): boolean {
  return fits(
    wanted,
    (type) => isInstance(object, type),
    // A metaclass is not asked about an object of exactly that class.
    (type) => (object.type === type ? bool(true) : callSpecial(type, '__instancecheck__', [object])),
    minor < 10
      ? 'isinstance() arg 2 must be a type or tuple of types'
      : 'isinstance() arg 2 must be a type, a tuple of types, or a union',
  );
}

/** Sum of floats, since 3.12 with Neumaier's correction. */
function sumFloats(start: number, next: () => PyObject | null): [number, PyObject | null] {
  let sum = start;
  let correction = 0;
  const done = () => (correction !== 0 && Number.isFinite(correction) ? sum + correction : sum);
  for (;;) {
    const item = next();
    if (item === null) return [done(), null];
    let x: number;
    if (item.type === T.float) x = (item as PyFloat).v;
    else if (item.type === T.int && typeof (item as PyInt).v === 'number') {
      sum += Number((item as PyInt).v);
      continue;
    } else return [done(), item];
    const t = sum + x;
    if (minor >= 12) correction += Math.abs(sum) >= Math.abs(x) ? sum - t + x : x - t + sum;
    sum = t;
  }
}

function sum(values: PyObject, start: PyObject): PyObject {
  if (start instanceof PyStr) typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (start instanceof PyBytes) typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  const next = iterate(values);
  let total = start;
  for (let item = next(); item !== null; item = next()) {
    if (total.type === T.float && (item.type === T.float || item.type === T.int)) {
      let pending: PyObject | null = item;
      const [value, rest] = sumFloats((total as PyFloat).v, () => {
        const one = pending ?? next();
        pending = null;
        return one;
      });
      total = float(value);
      if (rest === null) return total;
      item = rest;
    }
    total = binary(total, item, '+');
  }
  return total;
}

export function isSubclassOf(type: PyObject, wanted: PyObject): boolean {
  const noClass = () => typeError('issubclass() arg 1 must be a class');
  return fits(
    wanted,
    (one) => (type instanceof PyType ? isSubtype(type, one) : noClass()),
    (one) => callSpecial(one, '__subclasscheck__', [type]) ?? (type instanceof PyType ? null : noClass()),
    minor < 10
      ? 'issubclass() arg 2 must be a class or tuple of classes'
      : 'issubclass() arg 2 must be a class, a tuple of classes, or a union',
  );
}

function extreme(name: 'min' | 'max', args: PyObject[], keywords: Map<string, PyObject>): PyObject {
  if (keywords.size > 2) typeError(`${name}() takes at most 2 keyword arguments (${keywords.size} given)`);
  for (const key of keywords.keys()) if (key !== 'key' && key !== 'default') badKeyword(name, key);
  if (args.length === 0)
    typeError(`${name} expected ${minor < 9 ? '' : 'at least '}1 argument${minor < 8 ? 's' : ''}, got 0`);
  const fallback = keywords.get('default');
  if (args.length > 1 && fallback)
    typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
  const key = keywords.get('key') ?? None;
  const next = args.length > 1 ? iterate(tuple(args)) : iterate(args[0]);
  let best: PyObject | null = null;
  let bestKey: PyObject | null = null;
  for (let item = next(); item !== null; item = next()) {
    const value = key === None ? item : call(key, [item]);
    if (bestKey === null || truth(compare(value, bestKey, name === 'min' ? '<' : '>'))) [best, bestKey] = [item, value];
  }
  return (
    best ??
    fallback ??
    valueError(minor < 12 ? `${name}() arg is an empty sequence` : `${name}() iterable argument is empty`)
  );
}

function round(value: PyObject, digits: PyObject): PyObject {
  const custom = value.type.heap ? typeLookup(value.type, '__round__') : null;
  if (custom !== null && !(custom instanceof PyBuiltin))
    return callMethod(custom, value, digits === None ? [] : [digits]);
  if (value instanceof PyInt) {
    const places = digits === None ? 0 : Number(indexOf(digits));
    if (places >= 0) return int(value.v);
    const unit = 10n ** BigInt(-places);
    return int(divideRound(BigInt(value.v), unit) * unit);
  }
  if (value instanceof PyFloat) {
    const { v } = value;
    if (digits === None) {
      if (!Number.isFinite(v)) return int(floatToInt(v));
      return int(scaleRound(v, 0));
    }
    const places = Number(indexOf(digits));
    if (!Number.isFinite(v) || places > 323 || v === 0) return float(v);
    if (places < -308) return float(v < 0 ? -0 : 0);
    const rounded =
      places >= 0 ? Number(fixed(v, places)) : Number(scaleRound(Math.abs(v), places) * 10n ** BigInt(-places));
    if (!Number.isFinite(rounded)) raise('OverflowError', 'rounded value too large to represent');
    return float(v < 0 || Object.is(v, -0) ? -rounded : rounded);
  }
  return typeError(`type ${value.type.name} doesn't define __round__ method`);
}

function divmod(a: PyObject, b: PyObject): PyObject {
  if (a instanceof PyInt && b instanceof PyInt) return tuple([int(floorDivide(a.v, b.v)), int(modulo(a.v, b.v))]);
  if ((a instanceof PyInt || a instanceof PyFloat) && (b instanceof PyInt || b instanceof PyFloat)) {
    if (Number(b.v) === 0) raise('ZeroDivisionError', minor < 14 ? 'float divmod()' : 'division by zero');
    const [quotient, rest] = floatDivMod(Number(a.v), Number(b.v));
    return tuple([float(quotient), float(rest)]);
  }
  const result = callSpecial(a, '__divmod__', [b]);
  if (result !== null && result !== NotImplemented) return result;
  const reflected = a.type === b.type ? null : callSpecial(b, '__rdivmod__', [a]);
  if (reflected !== null && reflected !== NotImplemented) return reflected;
  return typeError(`unsupported operand type(s) for divmod(): '${a.type.name}' and '${b.type.name}'`);
}

function power(args: PyObject[], keywords: Map<string, PyObject>): PyObject {
  if (minor === 7) {
    if (keywords.size > 0) return typeError('pow() takes no keyword arguments');
    if (args.length < 2) return typeError(`pow expected at least 2 arguments, got ${args.length}`);
  }
  const [base, exponent, mod] = parameters('pow', ['base', 'exp', 'mod'], args, keywords);
  if (!base || !exponent)
    return typeError(`pow() missing required argument '${base ? 'exp' : 'base'}' (pos ${base ? 2 : 1})`);
  if (!mod || mod === None) return binary(base, exponent, '**');
  const own = base.type.heap ? typeLookup(base.type, '__pow__') : null;
  if (own !== null && !(own instanceof PyBuiltin)) {
    const result = callMethod(own, base, [exponent, mod]);
    if (result !== NotImplemented) return result;
  }
  if (!(base instanceof PyInt && exponent instanceof PyInt && mod instanceof PyInt)) {
    if ([base, exponent, mod].some((one) => one instanceof PyComplex)) return valueError('complex modulo');
    if ([base, exponent, mod].some((one) => one instanceof PyFloat))
      return typeError('pow() 3rd argument not allowed unless all arguments are integers');
    return typeError(
      `unsupported operand type(s) for ${minor < 8 ? 'pow()' : '** or pow()'}: ${[base, exponent, mod].map((one) => `'${one.type.name}'`).join(', ')}`,
    );
  }
  if (minor === 7 && exponent.v < 0)
    return valueError('pow() 2nd argument cannot be negative when 3rd argument specified');
  return int(powerModulo(BigInt(base.v), BigInt(exponent.v), BigInt(mod.v)));
}

function absolute(value: PyObject): PyObject {
  const custom = value.type.heap ? typeLookup(value.type, '__abs__') : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) return callMethod(custom, value, []);
  if (value instanceof PyInt) return int(value.v < 0 ? -value.v : value.v);
  if (value instanceof PyFloat) return float(Math.abs(value.v));
  if (value instanceof PyComplex) return float(absoluteComplex(value));
  return typeError(`bad operand type for abs(): '${value.type.name}'`);
}

function radix(value: PyObject, base: number, prefix: string): PyObject {
  const v = indexOf(value);
  return str(v < 0 ? `-${prefix}${(-v).toString(base)}` : prefix + v.toString(base));
}

/** `reader`: the function that gets an attribute, which up to 3.10 says it in words of its own. */
function attributeName(value: PyObject, reader: string | null = null): string {
  if (value instanceof PyStr) return value.s;
  if (reader !== null && minor < 11) return typeError(`${reader}(): attribute name must be string`);
  return typeError(`attribute name must be string, not '${value.type.name}'`);
}

function isCallable(object: PyObject): boolean {
  if (
    object instanceof PyFunction ||
    object instanceof PyBuiltin ||
    object instanceof PyMethod ||
    object instanceof PyType
  )
    return true;
  return typeLookup(object.type, '__call__') !== null;
}

function print(args: PyObject[], keywords: Map<string, PyObject>): PyObject {
  let [separator, end] = [' ', '\n'];
  for (const [key, value] of keywords) {
    if (key === 'sep' || key === 'end') {
      if (value !== None && !(value instanceof PyStr))
        typeError(`${key} must be None or a string, not ${value.type.name}`);
      if (value instanceof PyStr && key === 'sep') separator = value.s;
      if (value instanceof PyStr && key === 'end') end = value.s;
    } else if (key === 'file') {
      if (value !== None) unsupported('print to a file');
    } else if (key !== 'flush') badKeyword('print', key);
  }
  const write = (s: string) => runtime().write(checkSurrogates(s));
  args.forEach((arg, n) => {
    if (n > 0) write(separator);
    write(text(arg));
  });
  write(end);
  return None;
}

function checkSurrogates(s: string): string {
  const at = Array.from(s).findIndex((one) => one.length === 1 && one >= '\ud800' && one <= '\udfff');
  return at < 0 ? s : unsupported('printing a lone surrogate');
}

/** The built-in functions, by name. */
export const builtinFunctions: PyBuiltin[] = functions({
  'print k': (args, keywords) => print(args, keywords),
  'len 1': ([object]) => int(length(object)),
  'repr 1': ([object]) => str(repr(object)),
  'ascii 1': ([object]) => str(ascii(object)),
  'abs 1': ([object]) => absolute(object),
  'min k': (args, keywords) => extreme('min', args, keywords),
  'max k': (args, keywords) => extreme('max', args, keywords),
  'sum k': (args, keywords) => {
    if (minor === 7 && keywords.size > 0) return typeError('sum() takes no keyword arguments');
    if (args.length === 0)
      return typeError(
        minor === 7
          ? 'sum expected at least 1 arguments, got 0'
          : 'sum() takes at least 1 positional argument (0 given)',
      );
    const [values, start] = parameters('sum', ['iterable', 'start'], args, keywords);
    return sum(values!, start ?? int(0));
  },
  'sorted k': (args, keywords) => {
    if (args.length !== 1) return typeError(`sorted expected 1 argument, got ${args.length}`);
    const items = toArray(args[0]);
    return list(sortItems(items, 'sort', keywords));
  },
  'iter 1-2': ([object, sentinel]) => {
    if (!sentinel) return getIterator(object);
    if (!isCallable(object)) return typeError('iter(v, w): v must be callable');
    let open = true;
    return new PyIterator(T.callableIterator, () => {
      if (!open) return null;
      const value = call(object, []);
      open = !truth(compare(value, sentinel, '=='));
      return open ? value : null;
    });
  },
  'next 1-2': ([iterator, fallback]) => next(iterator, fallback),
  'isinstance 2': ([object, wanted]) => bool(isInstanceOf(object, wanted)),
  'issubclass 2': ([type, wanted]) => bool(isSubclassOf(type, wanted)),
  'callable 1': ([object]) => bool(isCallable(object)),
  'id 1': ([object]) => int(0x7f0000000000 + identity(object) * 48),
  'hash 1': ([object]) => int(hash(object)),
  'ord 1': ([object]) => {
    if (object instanceof PyBytes) {
      if (object.b.length === 1) return int(object.b[0]);
      return typeError(`ord() expected a character, but string of length ${object.b.length} found`);
    }
    if (!(object instanceof PyStr))
      return typeError(`ord() expected string of length 1, but ${object.type.name} found`);
    const size = length(object);
    if (size !== 1) typeError(`ord() expected a character, but string of length ${size} found`);
    return int(object.s.codePointAt(0)!);
  },
  'chr 1': ([object]) => {
    const point =
      tryIndex(object) ??
      typeError(
        minor < 10
          ? `an integer is required (got type ${object.type.name})`
          : `'${object.type.name}' object cannot be interpreted as an integer`,
      );
    if (minor < 13 && (point > 2147483647 || point < -2147483648) && typeof point === 'bigint')
      raise('OverflowError', `Python int too large to convert to C ${minor < 8 ? 'long' : 'int'}`);
    if (point < 0 || point > 0x10ffff) valueError('chr() arg not in range(0x110000)');
    return str(String.fromCodePoint(Number(point)));
  },
  'bin 1': ([object]) => radix(object, 2, '0b'),
  'oct 1': ([object]) => radix(object, 8, '0o'),
  'hex 1': ([object]) => radix(object, 16, '0x'),
  'round k': (args, keywords) => {
    const [number, digits] = parameters('round', ['number', 'ndigits'], args, keywords);
    if (!number) return typeError("round() missing required argument 'number' (pos 1)");
    return round(number, digits ?? None);
  },
  'divmod 2': ([a, b]) => divmod(a, b),
  'pow k': (args, keywords) => power(args, keywords),
  'all 1': ([values]) => bool(!anyItem(values, (item) => !truth(item))),
  'any 1': ([values]) => bool(anyItem(values, truth)),
  'format 1-2': ([value, spec]) => {
    if (spec !== undefined && !(spec instanceof PyStr))
      return typeError(`format() argument 2 must be str, not ${argumentType(spec)}`);
    return str(format(value, spec?.s ?? ''));
  },
  'getattr 2-3': ([object, name, fallback]) => {
    const key = attributeName(name, 'getattr');
    if (!fallback) return getAttribute(object, key);
    return tryGetAttribute(object, key) ?? fallback;
  },
  'hasattr 2': ([object, name]) => bool(tryGetAttribute(object, attributeName(name, 'hasattr')) !== null),
  'setattr 3': ([object, name, value]) => {
    setAttribute(object, attributeName(name), value);
    return None;
  },
  'delattr 2': ([object, name]) => {
    setAttribute(object, attributeName(name), null);
    return None;
  },
});

/** `next(iterator, fallback)`. */
export function next(iterator: PyObject, fallback?: PyObject): PyObject {
  if (iterator instanceof PyGenerator && iterator.type === T.generator && !fallback) {
    const given = runtime().resume(iterator, None);
    if (!given.done) return given.value;
    return raise('StopIteration', given.value === None ? [] : [given.value]);
  }
  const isNative = iterator instanceof PyIterator || iterator instanceof PyGenerator;
  const method = typeLookup(iterator.type, '__next__');
  if (!isNative && method === null) return typeError(`'${iterator.type.name}' object is not an iterator`);
  if (!isNative && !fallback) return callMethod(method!, iterator, []);
  return nextItem(iterator) ?? fallback ?? raise('StopIteration');
}

/** What `sorted` and `list.sort` do with `key` and `reverse`. */
export function sortItems(items: PyObject[], name: string, keywords: Map<string, PyObject>): PyObject[] {
  for (const key of keywords.keys()) if (key !== 'key' && key !== 'reverse') badKeyword(name, key);
  const key = keywords.get('key') ?? None;
  const reverse = flagArgument(keywords.get('reverse'));
  worked(30 * items.length * Math.log2(items.length + 2));
  const pairs = items.map((item): [PyObject, PyObject] => [key === None ? item : call(key, [item]), item]);
  if (reverse) pairs.reverse();
  const sorted = mergeSort(pairs, ([a], [b]) => less(a, b)).map(([, item]) => item);
  return reverse ? sorted.reverse() : sorted;
}
