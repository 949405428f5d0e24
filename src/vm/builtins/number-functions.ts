/** abs, divmod, pow, round, sum, and numbers as text to other bases. */
import { callMethod, callSpecial, typeLookup } from '../objects/attributes.ts';
import { absolute as absoluteComplex } from '../objects/complex.ts';
import { divideRound, scaleRound } from '../objects/decimal.ts';
import { fixed } from '../objects/format-spec.ts';
import { floatToInt } from '../objects/format.ts';
import { indexOf } from '../objects/indices.ts';
import { iterate } from '../objects/iterate.ts';
import { PyBuiltin, PyBytes, PyComplex, PyFloat, PyInt, type PyObject, PyStr } from '../objects/model.ts';
import { floatDivMod, floorDivide, modulo, powerModulo } from '../objects/numbers.ts';
import { binary } from '../objects/operators.ts';
import { None, NotImplemented, T, float, int, raise, str, tuple, typeError, valueError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { parameters } from './define.ts';

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

export function sum(values: PyObject, start: PyObject): PyObject {
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

export function round(value: PyObject, digits: PyObject): PyObject {
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

export function divmod(a: PyObject, b: PyObject): PyObject {
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

export function power(args: PyObject[], keywords: Map<string, PyObject>): PyObject {
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

export function absolute(value: PyObject): PyObject {
  const custom = value.type.heap ? typeLookup(value.type, '__abs__') : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) return callMethod(custom, value, []);
  if (value instanceof PyInt) return int(value.v < 0 ? -value.v : value.v);
  if (value instanceof PyFloat) return float(Math.abs(value.v));
  if (value instanceof PyComplex) return float(absoluteComplex(value));
  return typeError(`bad operand type for abs(): '${value.type.name}'`);
}

export function radix(value: PyObject, base: number, prefix: string): PyObject {
  const v = indexOf(value);
  return str(v < 0 ? `-${prefix}${(-v).toString(base)}` : prefix + v.toString(base));
}
