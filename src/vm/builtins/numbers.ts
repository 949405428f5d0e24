/** int, bool, float, complex, range: constructors and methods. */
import { callMethod, callSpecial, typeLookup } from '../objects/attributes.ts';
import { call } from '../objects/runtime.ts';
import { equal, nativeCompare, nativeHash, type Comparison } from '../objects/compare.ts';
import { bitLength, complexRepr, decompose, floatRepr } from '../objects/decimal.ts';
import { floatToInt } from '../objects/format.ts';
import { absolute } from '../objects/complex.ts';
import { nativeFormat } from '../objects/format-spec.ts';
import { MAX_STR_DIGITS, decimalText, tooManyDigits } from '../objects/int-text.ts';
import {
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyDescriptor,
  PyFloat,
  PyInt,
  PyIterator,
  PyRange,
  PyStr,
  type PyObject,
  type PyType,
} from '../objects/model.ts';
import { toFloat } from '../objects/numbers.ts';
import { nativeBinary, nativeUnary, OPERATORS } from '../objects/operators.ts';
import {
  contains,
  getIterator,
  indexOf,
  iterate,
  latin,
  length,
  nativeGetItem,
  sizeArgument,
  repr,
  text,
  toArray,
  tryIndex,
  truth,
} from '../objects/protocol.ts';
import { dictSet } from '../objects/dict.ts';
import {
  NotImplemented,
  T,
  bool,
  bytes,
  checkLength,
  complex,
  float,
  int,
  raise,
  str,
  tuple,
  typeError,
  unsupported,
  valueError,
  wrongResult,
} from '../objects/types.ts';
import { constructor, getters, members, methods, parameters, type Table } from './define.ts';
import { asciiDigits } from '../objects/unicode.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';

export const COMPARISON_METHODS: [string, Comparison][] = [
  ['__eq__', '=='],
  ['__ne__', '!='],
  ['__lt__', '<'],
  ['__le__', '<='],
  ['__gt__', '>'],
  ['__ge__', '>='],
];

/** `__eq__` and its like of a built-in type. */
export function comparisons(takes: (other: PyObject) => boolean = () => true): Table {
  return Object.fromEntries(
    COMPARISON_METHODS.map(([name, op]) => [
      `${name} 1`,
      ([self, other]: PyObject[]) => {
        const result = takes(other) ? nativeCompare(self, other, op) : null;
        return result === null ? NotImplemented : bool(result);
      },
    ]),
  );
}

/** Methods of operators; `takes` says with which other operand the type computes itself. */
function arithmetic(takes: (other: PyObject) => boolean): Table {
  const table: Table = {};
  for (const [op, name] of OPERATORS) {
    if (op === '@') continue;
    const three = name === 'pow' ? '-2' : '';
    table[`__${name}__ 1${three}`] = ([a, b]) => (takes(b) ? nativeBinary(a, b, op) : null) ?? NotImplemented;
    table[`__r${name}__ 1${three}`] = ([a, b]) => (takes(b) ? nativeBinary(b, a, op) : null) ?? NotImplemented;
  }
  for (const [name, op] of [
    ['neg', '-'],
    ['pos', '+'],
    ['invert', '~'],
  ] as const)
    table[`__${name}__ 0`] = ([a]) => nativeUnary(a, op) ?? NotImplemented;
  return table;
}

const isInt = (value: PyObject): boolean => value instanceof PyInt;
const isReal = (value: PyObject): boolean => value instanceof PyInt || value instanceof PyFloat;
const isNumber = (value: PyObject): boolean => isReal(value) || value instanceof PyComplex;

const v = (self: PyObject): number | bigint => (self as PyInt).v;

/** An int for a subclass: `int.__new__(Cls, …)`. */
function intFor(type: PyType, value: number | bigint): PyObject {
  return type === T.int ? int(value) : new PyInt(type, (int(value) as PyInt).v);
}

/** 3.7 has a plural after every number. */
const atMostOne = (): string => (minor === 7 ? 's' : '');

/** What numbers are called in error texts. */
const realNumber = (): string => (minor < 10 ? 'number' : 'real number');

/** Digits of `int(text, base)`; raises ValueError. */
function parseInteger(s: string, base: number, shown: string): number | bigint {
  const bad = (): never =>
    valueError(`invalid literal for int() with base ${base}: ${Array.from(shown).slice(0, 200).join('')}`);
  const match = /^([+-]?)(0[xXoObB]_?)?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)$/.exec(asciiDigits(s.trim()));
  if (!match) return bad();
  const sign = match[1];
  let prefix: string | undefined = match[2];
  let digits = match[3];
  let radix = base;
  const prefixes: Record<string, number> = { x: 16, o: 8, b: 2 };
  const named = prefix ? prefixes[prefix[1].toLowerCase()] : 0;
  if (prefix && base !== 0 && base !== named) {
    digits = prefix + digits;
    prefix = undefined;
  }
  if (base === 0) {
    radix = named || 10;
    if (!prefix && /^0[0_]*[1-9a-zA-Z]/.test(digits)) return bad();
  }
  const all = digits.replaceAll('_', '').toLowerCase();
  const limit = radix <= 10 ? String.fromCharCode(47 + radix) : '9';
  for (const one of all) if (one <= '9' ? one > limit : one.charCodeAt(0) - 87 >= radix) return bad();
  if (all.length > MAX_STR_DIGITS && (radix & (radix - 1)) !== 0) tooManyDigits(all.length);
  let value = 0n;
  if (radix === 10) value = BigInt(all);
  else if (radix === 16 || radix === 8 || radix === 2) value = BigInt(`0${{ 16: 'x', 8: 'o', 2: 'b' }[radix]}${all}`);
  else {
    worked((all.length * all.length) / 20);
    for (const one of all) value = value * BigInt(radix) + BigInt(parseInt(one, 36));
  }
  return sign === '-' ? -value : value;
}

function toInt(value: PyObject, base: PyObject | undefined): number | bigint {
  if (base !== undefined) {
    const radix = Number(indexOf(base));
    if (radix !== 0 && (radix < 2 || radix > 36)) return valueError('int() base must be >= 2 and <= 36, or 0');
    if (!(value instanceof PyStr || value instanceof PyBytes))
      return typeError("int() can't convert non-string with explicit base");
    return value instanceof PyStr
      ? parseInteger(value.s, radix, repr(value))
      : parseInteger(latin(value.b), radix, repr(value));
  }
  if (value instanceof PyInt && !value.type.heap) return value.v;
  const custom = value.type.heap ? typeLookup(value.type, '__int__') : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) {
    const result = callMethod(custom, value, []);
    if (!(result instanceof PyInt))
      return wrongResult(value, '__int__', 'an int', result, `__int__ returned non-int (type ${result.type.name})`);
    return result.v;
  }
  if (value instanceof PyFloat) return floatToInt(value.v);
  const index = tryIndex(value);
  if (index !== null) return index;
  if (value instanceof PyStr) return parseInteger(value.s, 10, repr(value));
  if (value instanceof PyBytes) return parseInteger(latin(value.b), 10, repr(value));
  if (minor < 10 && value instanceof PyComplex) return typeError("can't convert complex to int");
  return typeError(
    `int() argument must be a string, a bytes-like object or a ${realNumber()}, not '${value.type.name}'`,
  );
}

constructor(T.int, ([type, ...args], keywords) => {
  const [value, base] = parameters('int', ['', 'base'], args, keywords ?? new Map());
  if (value === undefined) return base ? typeError('int() missing string argument') : intFor(type as PyType, 0);
  return intFor(type as PyType, toInt(value, base));
});
methods(T.int, {
  '__repr__ 0': ([self]) => str(decimalText(v(self))),
  '__format__ 1': ([self, spec]) => str(nativeFormat(self, (spec as PyStr).s)),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__bool__ 0': ([self]) => bool(v(self) !== 0),
  '__int__ 0': ([self]) => int(v(self)),
  '__index__ 0': ([self]) => int(v(self)),
  '__float__ 0': ([self]) => float(toFloat(v(self))),
  '__abs__ 0': ([self]) => int(v(self) < 0 ? -v(self) : v(self)),
  'bit_length 0': ([self]) => int(bitLength(BigInt(v(self)))),
  'bit_count 0': ([self]) => {
    const digits = BigInt(v(self) < 0 ? -v(self) : v(self)).toString(2);
    worked(20 * digits.length);
    return int(digits.replaceAll('0', '').length);
  },
  'conjugate 0': ([self]) => int(v(self)),
  'is_integer 0': () => bool(true),
  'as_integer_ratio 0': ([self]) => tuple([int(v(self)), int(1)]),
  'to_bytes k': ([self, ...args], keywords) => {
    const [size, order, signed] = parameters('to_bytes', ['length', 'byteorder', 'signed'], args, keywords);
    if (minor < 11 && (!size || !order))
      return typeError(`to_bytes() missing required argument '${size ? 'byteorder' : 'length'}' (pos ${size ? 2 : 1})`);
    const count = size ? sizeArgument(size) : 1;
    if (count < 0) return valueError(minor < 15 ? 'length argument must be non-negative' : 'length cannot be negative');
    checkLength(count, 'bytes');
    const isBig = bigEndian(order);
    const value = BigInt(v(self));
    const isSigned = signed !== undefined && truth(signed);
    if (value < 0n && !isSigned) raise('OverflowError', "can't convert negative int to unsigned");
    const bits = BigInt(8 * count);
    if (isSigned ? value >= 1n << (bits - 1n) || value < -(1n << (bits - 1n)) : value >= 1n << bits)
      raise('OverflowError', 'int too big to convert');
    const digits = BigInt.asUintN(8 * count, value)
      .toString(16)
      .padStart(2 * count, '0');
    const out = Uint8Array.from({ length: count }, (_, n) => parseInt(digits.slice(2 * n, 2 * n + 2), 16)).reverse();
    return bytes(isBig ? out.reverse() : out);
  },
  ...arithmetic(isInt),
  ...comparisons(isInt),
});
getters(T.int, {
  real: (self) => int(v(self)),
  imag: () => int(0),
  numerator: (self) => int(v(self)),
  denominator: () => int(1),
});
dictSet(
  T.int.attributes,
  str('from_bytes'),
  new PyDescriptor(
    T.classmethod,
    new PyBuiltin(T.builtin, 'from_bytes', ([type, ...args], keywords) => {
      const [source, order, signed] = parameters(
        'from_bytes',
        ['bytes', 'byteorder', 'signed'],
        args,
        keywords ?? new Map(),
      );
      if (minor < 11 && !order) return typeError("from_bytes() missing required argument 'byteorder' (pos 2)");
      const isBig = bigEndian(order);
      const data = bytesOf(source!);
      if (isBig) data.reverse();
      const digits = data.map((byte) => byte.toString(16).padStart(2, '0')).reverse();
      let value = BigInt(`0x0${digits.join('')}`);
      if (signed && truth(signed)) value = BigInt.asIntN(8 * data.length, value);
      return intFor(type as PyType, value);
    }),
  ),
);

constructor(T.bool, ([, ...args], keywords) => {
  if (keywords?.size) return typeError('bool() takes no keyword arguments');
  if (args.length > 1) return typeError(`bool expected at most 1 argument${atMostOne()}, got ${args.length}`);
  return bool(args.length === 1 && truth(args[0]));
});
methods(T.bool, { '__repr__ 0': ([self]) => str(v(self) ? 'True' : 'False') });

/** `float(text)`; null where it is no number. */
export function parseFloat(s: string): number | null {
  const trimmed = asciiDigits(s.trim());
  if (/^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)([eE][+-]?\d+(_\d+)*)?$/.test(trimmed))
    return Number(trimmed.replaceAll('_', ''));
  const named = /^([+-]?)(inf|infinity|nan)$/i.exec(trimmed);
  if (!named) return null;
  const value = named[2].toLowerCase() === 'nan' ? NaN : Infinity;
  return named[1] === '-' ? -value : value;
}

function toFloatValue(value: PyObject): number {
  const custom = value.type.heap ? typeLookup(value.type, '__float__') : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) {
    const result = callMethod(custom, value, []);
    if (!(result instanceof PyFloat))
      return wrongResult(
        value,
        '__float__',
        'a float',
        result,
        `${value.type.name}.__float__ returned non-float (type ${result.type.name})`,
      );
    return result.v;
  }
  if (value instanceof PyFloat) return value.v;
  const index = tryIndex(value);
  if (index !== null) return toFloat(index);
  if (value instanceof PyStr || value instanceof PyBytes)
    return (
      parseFloat(value instanceof PyStr ? value.s : latin(value.b)) ??
      valueError(`could not convert string to float: ${repr(value)}`)
    );
  if (minor < 10 && value instanceof PyComplex) return typeError("can't convert complex to float");
  return typeError(`float() argument must be a string or a ${realNumber()}, not '${value.type.name}'`);
}

/** The argument `byteorder`: whether the highest byte comes first. */
function bigEndian(order: PyObject | undefined): boolean {
  const name = order === undefined ? 'big' : text(order);
  return name === 'big' || (name !== 'little' && valueError("byteorder must be either 'little' or 'big'"));
}

/** The bytes that `int.from_bytes` takes. */
function bytesOf(source: PyObject): number[] {
  if (source instanceof PyBytes) return Array.from(source.b);
  const complaint = `cannot convert '${source.type.name}' object to bytes`;
  if (source instanceof PyStr) return typeError(complaint);
  return toArray(source, complaint).map((one) => {
    const byte = indexOf(one);
    return byte < 0 || byte > 255 ? valueError('bytes must be in range(0, 256)') : Number(byte);
  });
}

const x = (self: PyObject): number => (self as PyFloat).v;
constructor(T.float, ([type, ...args], keywords) => {
  if (keywords?.size && type === T.float) return typeError('float() takes no keyword arguments');
  if (args.length > 1) return typeError(`float expected at most 1 argument${atMostOne()}, got ${args.length}`);
  const value = args.length === 0 ? 0 : toFloatValue(args[0]);
  return type === T.float ? float(value) : new PyFloat(type as PyType, value);
});
methods(T.float, {
  '__repr__ 0': ([self]) => str(floatRepr(x(self))),
  '__format__ 1': ([self, spec]) => str(nativeFormat(self, (spec as PyStr).s)),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__bool__ 0': ([self]) => bool(x(self) !== 0),
  '__int__ 0': ([self]) => int(floatToInt(x(self))),
  '__float__ 0': ([self]) => float(x(self)),
  '__abs__ 0': ([self]) => float(Math.abs(x(self))),
  'is_integer 0': ([self]) => bool(Number.isInteger(x(self))),
  'conjugate 0': ([self]) => float(x(self)),
  'hex 0': ([self]) => str(floatHex(x(self))),
  'as_integer_ratio 0': ([self]) => {
    if (!Number.isFinite(x(self)))
      return raise(
        Number.isNaN(x(self)) ? 'ValueError' : 'OverflowError',
        `cannot convert ${Number.isNaN(x(self)) ? 'NaN' : 'Infinity'} to integer ratio`,
      );
    let [top, exponent] = decompose(x(self));
    while (top !== 0n && top % 2n === 0n && exponent < 0) {
      top /= 2n;
      exponent++;
    }
    if (top === 0n) exponent = 0;
    return tuple(exponent >= 0 ? [int(top << BigInt(exponent)), int(1)] : [int(top), int(1n << BigInt(-exponent))]);
  },
  ...arithmetic(isReal),
  ...comparisons(isReal),
});
getters(T.float, { real: (self) => float(x(self)), imag: () => float(0) });

const z = (self: PyObject): PyComplex => self as PyComplex;
/** `float.hex`. */
function floatHex(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const sign = bits >> 63n ? '-' : '';
  const exponent = Number((bits >> 52n) & 2047n);
  const fraction = bits & ((1n << 52n) - 1n);
  if (exponent === 0 && fraction === 0n) return `${sign}0x0.0p+0`;
  const power = exponent === 0 ? -1022 : exponent - 1023;
  const digits = fraction.toString(16).padStart(13, '0');
  return `${sign}0x${exponent === 0 ? 0 : 1}.${digits}p${power < 0 ? '' : '+'}${power}`;
}

/** `float.fromhex`; null where the text is no number. */
function floatFromHex(text: string): number | null {
  if (/^[+-]?(inf|infinity|nan)$/i.test(text.trim())) return parseFloat(text);
  const match = /^([+-]?)(?:0x)?([\da-f]*)(?:\.([\da-f]*))?(?:p([+-]?\d+))?$/i.exec(text.trim());
  if (!match || match[2] + (match[3] ?? '') === '') return null;
  const digits = match[2] + (match[3] ?? '');
  if (digits.length > 13) return unsupported('float.fromhex of so many digits');
  const size = Number(`0x${digits}`) * 2 ** (Number(match[4] ?? 0) - 4 * (match[3] ?? '').length);
  return match[1] === '-' ? -size : size;
}
dictSet(
  T.float.attributes,
  str('fromhex'),
  new PyDescriptor(
    T.classmethod,
    new PyBuiltin(T.builtin, 'fromhex', ([type, text]) => {
      const value = floatFromHex((text as PyStr).s) ?? raise('ValueError', 'invalid hexadecimal floating-point string');
      return type === T.float ? float(value as number) : call(type, [float(value as number)]);
    }),
  ),
);

const PART = '(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:e[+-]?\\d+)?|inf(?:inity)?|nan';
const COMPLEX = new RegExp(`^(?:([+-]?(?:${PART}))|([+-]?(?:${PART})?)j|([+-]?(?:${PART}))([+-](?:${PART})?)j)$`, 'i');

/** What `complex` makes of a text; null where it is no complex number. */
function complexOf(text: string): PyComplex | null {
  const match = COMPLEX.exec(text.trim().replace(/^\(\s*(.*?)\s*\)$/s, '$1'));
  if (!match) return null;
  const part = (digits: string) =>
    Number(/^[+-]?$/.test(digits) ? `${digits}1` : digits.replaceAll('_', '').replace(/inf(inity)?/i, 'Infinity'));
  const [, real, imaginary, first, second] = match;
  if (real !== undefined) return complex(part(real), 0);
  return imaginary === undefined ? complex(part(first), part(second)) : complex(0, part(imaginary));
}

/** A part that `complex` is given: a number, or what stands for one. */
function complexPart(value: PyObject | undefined, which: 'real' | 'imag', alone: boolean): PyComplex | number {
  if (value === undefined) return 0;
  if (value instanceof PyComplex) return value;
  const given = which === 'real' ? callSpecial(value, '__complex__', []) : null;
  if (given instanceof PyComplex) return given;
  if (value instanceof PyFloat || tryIndex(value) !== null || typeLookup(value.type, '__float__') !== null)
    return toFloatValue(value);
  if (minor >= 14)
    return typeError(
      alone
        ? `complex() argument must be a string or a number, not ${value.type.name}`
        : `complex() argument '${which}' must be a real number, not ${value.type.name}`,
    );
  return typeError(
    which === 'real'
      ? `complex() first argument must be a string or a number, not '${value.type.name}'`
      : `complex() second argument must be a number, not '${value.type.name}'`,
  );
}

constructor(T.complex, ([type, ...given], keywords) => {
  const [real, imag] = parameters('complex', ['real', 'imag'], given, keywords ?? new Map());
  if (real instanceof PyStr && (minor < 14 || imag === undefined)) {
    if (imag !== undefined) return typeError("complex() can't take second arg if first is a string");
    return complexOf(real.s) ?? raise('ValueError', 'complex() arg is a malformed string');
  }
  if (minor < 14 && imag instanceof PyStr) return typeError("complex() second arg can't be a string");
  const a = complexPart(real, 'real', imag === undefined && keywords?.size !== 1);
  const b = complexPart(imag, 'imag', false);
  let [re, im] = typeof a === 'number' ? [a, 0] : [a.re, a.im];
  if (typeof b === 'number') im = typeof a === 'number' ? b : imag === undefined ? im : im + b;
  else [re, im] = [re - b.im, typeof a === 'number' ? b.re : im + b.re];
  return type === T.complex ? complex(re, im) : new PyComplex(type as PyType, re, im);
});
methods(T.complex, {
  '__repr__ 0': ([self]) => str(complexRepr(z(self).re, z(self).im)),
  '__format__ 1': ([self, spec]) => str(nativeFormat(self, (spec as PyStr).s)),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__bool__ 0': ([self]) => bool(z(self).re !== 0 || z(self).im !== 0),
  '__abs__ 0': ([self]) => float(absolute(z(self))),
  'conjugate 0': ([self]) => complex(z(self).re, -z(self).im),
  ...arithmetic(isNumber),
  ...comparisons(),
});
members(T.complex, { real: (self) => float(z(self).re), imag: (self) => float(z(self).im) });

const range = (self: PyObject): PyRange => self as PyRange;

/** Where an item is in a range; ints are not searched for but computed. */
function placeInRange(self: PyObject, item: PyObject): number | bigint | null {
  if (item instanceof PyInt) {
    if (!contains(self, item)) return null;
    return (BigInt(item.v) - BigInt(range(self).start)) / BigInt(range(self).step);
  }
  const next = iterate(self);
  for (let at = 0, one = next(); one !== null; one = next(), at++) if (equal(one, item)) return at;
  return null;
}
constructor(T.range, ([, ...args]) => {
  if (args.length === 0)
    return typeError(`range expected ${minor < 9 ? '' : 'at least '}1 argument${minor < 8 ? 's' : ''}, got 0`);
  if (args.length > 3) return typeError(`range expected at most 3 arguments, got ${args.length}`);
  const values = args.map(indexOf);
  const [start, stop, step] = values.length === 1 ? [0, values[0], 1] : [values[0], values[1], values[2] ?? 1];
  if (step == 0) valueError('range() arg 3 must not be zero');
  return new PyRange(T.range, start, stop, step);
});
methods(T.range, {
  '__repr__ 0': ([self]) =>
    str(`range(${range(self).start}, ${range(self).stop}${range(self).step == 1 ? '' : `, ${range(self).step}`})`),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__len__ 0': ([self]) => int(length(self)),
  '__getitem__ 1': ([self, key]) => nativeGetItem(self, key),
  '__contains__ 1': ([self, item]) => bool(contains(self, item)),
  '__iter__ 0': ([self]) => getIterator(self),
  '__reversed__ 0': ([self]) => {
    const size = length(self);
    let index = size;
    return new PyIterator(T.rangeIterator, () => (index > 0 ? nativeGetItem(self, int(--index)) : null));
  },
  'index 1': ([self, item]) => {
    const at = placeInRange(self, item);
    if (at === null && !(item instanceof PyInt)) return valueError('sequence.index(x): x not in sequence');
    if (at === null) return valueError(minor < 14 ? `${repr(item)} is not in range` : 'range.index(x): x not in range');
    return int(at);
  },
  'count 1': ([self, item]) => {
    if (item instanceof PyInt) return int(placeInRange(self, item) === null ? 0 : 1);
    const next = iterate(self);
    let count = 0;
    for (let one = next(); one !== null; one = next()) if (equal(one, item)) count++;
    return int(count);
  },
  ...comparisons(),
});
members(T.range, {
  start: (self) => int(range(self).start),
  stop: (self) => int(range(self).stop),
  step: (self) => int(range(self).step),
});
