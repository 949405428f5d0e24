/** float. */
import { callMethod, typeLookup } from '../objects/attributes.ts';
import { nativeHash } from '../objects/compare.ts';
import { decompose, floatRepr } from '../objects/decimal.ts';
import { dictSet } from '../objects/dict.ts';
import { nativeFormat } from '../objects/format-spec.ts';
import { floatToInt } from '../objects/format.ts';
import { tryIndex } from '../objects/indices.ts';
import { latin } from '../objects/latin.ts';
import {
  PyBuiltin,
  PyBytes,
  PyComplex,
  PyDescriptor,
  PyFloat,
  type PyObject,
  PyStr,
  type PyType,
} from '../objects/model.ts';
import { toFloat } from '../objects/numbers.ts';
import { repr } from '../objects/repr.ts';
import { call } from '../objects/runtime.ts';
import {
  T,
  bool,
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
import { asciiDigits } from '../objects/unicode.ts';
import { minor } from '../objects/version.ts';
import { arithmetic, atMostOne, comparisons, isReal, realNumber } from './arithmetic.ts';
import { constructor, getters, methods } from './define.ts';

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

/** What `__float__` says, which must be a float. */
export function floatBy(method: PyObject, value: PyObject): number {
  const result = callMethod(method, value, []);
  if (result instanceof PyFloat) return result.v;
  const said = `${value.type.name}.__float__ returned non-float (type ${result.type.name})`;
  return wrongResult(value, '__float__', 'a float', result, said);
}

export function toFloatValue(value: PyObject): number {
  const custom = value.type.heap ? typeLookup(value.type, '__float__') : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) return floatBy(custom, value);
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
