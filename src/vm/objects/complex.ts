/** Arithmetic of complex numbers (Objects/complexobject.c). */
import { libm } from './libm.ts';
import { PyComplex, PyFloat, PyInt, type PyObject } from './model.ts';
import { toFloat, zeroDivision, type Operator } from './numbers.ts';
import { complex, raise } from './types.ts';
import { minor } from './version.ts';

/** Real and imaginary part; null is the imaginary part of a number that is real. */
type Parts = readonly [number, number | null];

/** The parts of a number; null where it is none. */
export function partsOf(value: PyObject): Parts | null {
  if (value instanceof PyComplex) return [value.re, value.im];
  if (value instanceof PyFloat) return [value.v, null];
  return value instanceof PyInt ? [toFloat(value.v), null] : null;
}

/** 1 or 0, for whether x is infinite, with the sign of x. */
const boxed = (x: number): number => {
  const size = Math.abs(x) === Infinity ? 1 : 0;
  return x < 0 || Object.is(x, -0) ? -size : size;
};
const withoutNaN = (x: number): number => (Number.isNaN(x) ? 0 : x);
const isInfinite = (...all: number[]): boolean => all.some((x) => Math.abs(x) === Infinity);

function product(a: number, b: number, c: number, d: number): [number, number] {
  const parts = [a * c, b * d, a * d, b * c];
  const result: [number, number] = [parts[0] - parts[1], parts[2] + parts[3]];
  if (minor < 14 || !result.every(Number.isNaN)) return result;
  // Since 3.14 infinities are recovered, as Annex G of the C standard has it.
  let again = false;
  if (isInfinite(a, b)) {
    [a, b, c, d] = [boxed(a), boxed(b), withoutNaN(c), withoutNaN(d)];
    again = true;
  }
  if (isInfinite(c, d)) {
    [a, b, c, d] = [withoutNaN(a), withoutNaN(b), boxed(c), boxed(d)];
    again = true;
  }
  if (!again && isInfinite(...parts)) {
    [a, b, c, d] = [a, b, c, d].map(withoutNaN);
    again = true;
  }
  return again ? [Infinity * (a * c - b * d), Infinity * (a * d + b * c)] : result;
}

function quotient(a: number, b: number, c: number, d: number): [number, number] {
  if (c === 0 && d === 0) zeroDivision('complex division by zero');
  let result: [number, number];
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const bottom = c + d * ratio;
    result = [(a + b * ratio) / bottom, (b - a * ratio) / bottom];
  } else if (Math.abs(d) >= Math.abs(c)) {
    const ratio = c / d;
    const bottom = c * ratio + d;
    result = [(a * ratio + b) / bottom, (b * ratio - a) / bottom];
  } else result = [NaN, NaN];
  if (minor < 14 || !result.every(Number.isNaN)) return result;
  const isFinite = (...all: number[]) => all.every(Number.isFinite);
  if (isInfinite(a, b) && isFinite(c, d)) {
    const [x, y] = [boxed(a), boxed(b)];
    return [Infinity * (x * c + y * d), Infinity * (y * c - x * d)];
  }
  if (isInfinite(c, d) && isFinite(a, b)) {
    const [x, y] = [boxed(c), boxed(d)];
    return [0 * (a * x + b * y), 0 * (b * x - a * y)];
  }
  return result;
}

/** By repeated squaring, for whole exponents up to 100. */
function powerInteger(re: number, im: number, n: number): [number, number] {
  let [x, y] = [1, 0];
  for (let size = Math.abs(n), p = re, q = im, bit = 1; bit <= size; bit *= 2) {
    if (size & bit) [x, y] = product(x, y, p, q);
    [p, q] = product(p, q, p, q);
  }
  return n >= 0 ? [x, y] : quotient(1, 0, x, y);
}

/** a ** b; raises OverflowError, ZeroDivisionError. */
export function complexPower([re, im]: readonly [number, number], [c, d]: readonly [number, number]): PyComplex {
  let result: [number, number];
  if (c === 0 && d === 0) result = [1, 0];
  else if (re === 0 && im === 0) {
    if (d !== 0 || c < 0) zeroDivision('0.0 to a negative or complex power');
    result = [0, 0];
  } else if (d === 0 && Number.isInteger(c) && Math.abs(c) <= 100) result = powerInteger(re, im, c);
  else {
    const size = libm.hypot(re, im);
    const angle = libm.atan2(im, re);
    let length = libm.pow(size, c);
    let phase = angle * c;
    if (d !== 0) {
      length *= libm.exp(-angle * d);
      phase += d * libm.log(size);
    }
    result = Number.isFinite(phase) ? [length * libm.cos(phase), length * libm.sin(phase)] : [NaN, NaN];
  }
  if (isInfinite(...result)) raise('OverflowError', 'complex exponentiation');
  return complex(...result);
}

/** `abs(z)`; raises OverflowError. */
export function absolute({ re, im }: PyComplex): number {
  const size = isInfinite(re, im) ? Infinity : libm.hypot(re, im);
  if (size === Infinity && !isInfinite(re, im)) raise('OverflowError', 'absolute value too large');
  return size;
}

/** `a op b`; null where the operator is not theirs. */
export function complexOperation([a, im]: Parts, [c, im2]: Parts, op: Operator): PyObject | null {
  const [b, d] = [im ?? 0, im2 ?? 0];
  // Since 3.14 a real operand has no imaginary part; before it had one that is zero.
  const [leftReal, rightReal] = [minor >= 14 && im === null, minor >= 14 && im2 === null];
  switch (op) {
    case '+':
      return complex(a + c, leftReal ? d : rightReal ? b : b + d);
    case '-':
      return complex(a - c, leftReal ? -d : rightReal ? b : b - d);
    case '*':
      if (leftReal) return complex(a * c, a * d);
      return rightReal ? complex(a * c, b * c) : complex(...product(a, b, c, d));
    case '/':
      if (rightReal) {
        if (c === 0) zeroDivision('complex division by zero');
        return complex(a / c, b / c);
      }
      return complex(...quotient(a, b, c, d));
    case '**':
      return complexPower([a, b], [c, d]);
    default:
      return null;
  }
}
