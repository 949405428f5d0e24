/** int and bool. */
import { callMethod, typeLookup } from '../objects/attributes.ts';
import { nativeHash } from '../objects/compare.ts';
import { bitLength } from '../objects/decimal.ts';
import { dictSet } from '../objects/dict.ts';
import { nativeFormat } from '../objects/format-spec.ts';
import { floatToInt } from '../objects/format.ts';
import { indexOf, sizeArgument, tryIndex } from '../objects/indices.ts';
import { MAX_STR_DIGITS, decimalText, tooManyDigits } from '../objects/int-text.ts';
import { toArray } from '../objects/iterate.ts';
import { latin } from '../objects/latin.ts';
import { truth } from '../objects/length.ts';
import {
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyDescriptor,
  PyFloat,
  PyInt,
  type PyObject,
  PyStr,
  type PyType,
} from '../objects/model.ts';
import { toFloat } from '../objects/numbers.ts';
import { repr, text } from '../objects/repr.ts';
import {
  T,
  bool,
  bytes,
  checkLength,
  float,
  int,
  raise,
  str,
  tuple,
  typeError,
  valueError,
  wrongResult,
} from '../objects/types.ts';
import { asciiDigits } from '../objects/unicode.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { arithmetic, atMostOne, comparisons, isInt, realNumber } from './arithmetic.ts';
import { constructor, getters, methods, parameters } from './define.ts';

const v = (self: PyObject): number | bigint => (self as PyInt).v;

/** An int for a subclass: `int.__new__(Cls, …)`. */
function intFor(type: PyType, value: number | bigint): PyObject {
  return type === T.int ? int(value) : new PyInt(type, (int(value) as PyInt).v);
}

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
