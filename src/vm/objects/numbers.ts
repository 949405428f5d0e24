/** Arithmetic of int, float and complex, as CPython computes it. */
import { bitLength, divideToFloat, powInteger } from './decimal.ts';
import { complexOperation, complexPower, partsOf } from './complex.ts';
import { libm } from './libm.ts';
import { PyComplex, PyFloat, PyInt, type PyObject } from './model.ts';
import { MAX_BITS, float, int, raise, str, tooManyBits, valueError } from './types.ts';
import { manyBits } from './runtime.ts';
import { minor } from './version.ts';

export type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '<<' | '>>' | '&' | '|' | '^' | '@';

/** `message` is what versions up to 3.13 say. */
export function zeroDivision(message: string): never {
  if (minor < 14) raise('ZeroDivisionError', message);
  if (message.includes('complex power')) raise('ZeroDivisionError', 'zero to a negative or complex power');
  raise('ZeroDivisionError', message.includes('power') ? 'zero to a negative power' : 'division by zero');
}

/** An int as a float; raises OverflowError where it is too large. */
export function toFloat(v: number | bigint): number {
  const result = Number(v);
  if (!Number.isFinite(result)) raise('OverflowError', 'int too large to convert to float');
  return result;
}

const isSafe = Number.isSafeInteger;

export function floorDivide(a: number | bigint, b: number | bigint): number | bigint {
  if (b == 0) zeroDivision('integer division or modulo by zero');
  if (typeof a === 'number' && typeof b === 'number' && isSafe(Math.abs(a) + Math.abs(b))) {
    const rest = modulo(a, b) as number;
    return (a - rest) / b + 0;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  manyBits(bitLength(x), bitLength(y));
  const quotient = x / y;
  return x % y !== 0n && x < 0n !== y < 0n ? quotient - 1n : quotient;
}

export function modulo(a: number | bigint, b: number | bigint): number | bigint {
  if (b == 0) zeroDivision(minor < 11 ? 'integer division or modulo by zero' : 'integer modulo by zero');
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  manyBits(bitLength(x), bitLength(y));
  const rest = x % y;
  return rest !== 0n && rest < 0n !== y < 0n ? rest + y : rest;
}

function power(a: number | bigint, b: number | bigint): PyObject {
  if (b < 0) {
    if (a == 0) zeroDivision('0.0 cannot be raised to a negative power');
    return floatOperation(toFloat(a), toFloat(b), '**')!;
  }
  if (a == 1 || b == 0) return int(1);
  if (a == 0) return int(0);
  if (a == -1) return int(BigInt(b) % 2n === 0n ? 1 : -1);
  if (bitLength(BigInt(a)) * Number(b) > MAX_BITS + 64) tooManyBits();
  manyBits(bitLength(BigInt(a)) * Number(b), bitLength(BigInt(a)) * Number(b));
  return int(BigInt(a) ** BigInt(b));
}

/** `pow(a, b, m)` of ints. */
export function powerModulo(a: bigint, b: bigint, m: bigint): bigint {
  if (m === 0n) valueError('pow() 3rd argument cannot be 0');
  const size = m < 0n ? -m : m;
  let base = ((a % size) + size) % size;
  if (b < 0n) {
    base = inverse(base, size);
    b = -b;
  }
  let result = 1n % size;
  const bits = bitLength(size);
  for (; b > 0n; b >>= 1n) {
    manyBits(bits, bits);
    if (b & 1n) result = (result * base) % size;
    base = (base * base) % size;
  }
  return m < 0n && result !== 0n ? result + m : result;
}

function inverse(a: bigint, m: bigint): bigint {
  let [r, next, x, y] = [m, a, 0n, 1n];
  while (next !== 0n) {
    const q = r / next;
    [r, next] = [next, r - q * next];
    [x, y] = [y, x - q * y];
  }
  if (r !== 1n) valueError('base is not invertible for the given modulus');
  return ((x % m) + m) % m;
}

function intOperation(a: number | bigint, b: number | bigint, op: Operator): PyObject | null {
  const small = typeof a === 'number' && typeof b === 'number';
  switch (op) {
    case '+': {
      const sum = small ? a + b : NaN;
      return int(isSafe(sum) ? sum : BigInt(a) + BigInt(b));
    }
    case '-': {
      const difference = small ? a - b : NaN;
      return int(isSafe(difference) ? difference : BigInt(a) - BigInt(b));
    }
    case '*': {
      const product = small ? a * b : NaN;
      if (isSafe(product)) return int(product);
      const [x, y] = [BigInt(a), BigInt(b)];
      if (!small) {
        const [xBits, yBits] = [bitLength(x), bitLength(y)];
        if (xBits + yBits > MAX_BITS + 64) tooManyBits();
        if (xBits + yBits > 1000) manyBits(xBits, yBits);
      }
      return int(x * y);
    }
    case '/':
      return divide(a, b);
    case '//':
      return int(floorDivide(a, b));
    case '%':
      return int(modulo(a, b));
    case '**':
      return power(a, b);
    case '<<':
      if (b < 0) valueError('negative shift count');
      if (a == 0) return int(0);
      if (bitLength(BigInt(a)) + Number(b) > MAX_BITS) tooManyBits();
      return int(BigInt(a) << BigInt(b));
    case '>>':
      if (b < 0) valueError('negative shift count');
      return int(b > MAX_BITS ? (a < 0 ? -1 : 0) : BigInt(a) >> BigInt(b));
    case '&':
      return int(BigInt(a) & BigInt(b));
    case '|':
      return int(BigInt(a) | BigInt(b));
    case '^':
      return int(BigInt(a) ^ BigInt(b));
    default:
      return null;
  }
}

function divide(a: number | bigint, b: number | bigint): PyObject {
  if (b == 0) zeroDivision('division by zero');
  // The quotient of 0 and a negative int is -0.0.
  if (typeof a === 'number' && typeof b === 'number') return float((a + 0) / b);
  const quotient = divideToFloat(BigInt(a), BigInt(b));
  if (!Number.isFinite(quotient)) raise('OverflowError', 'integer division result too large for a float');
  return float(quotient);
}

/** Quotient and remainder of floats (float_divmod of Objects/floatobject.c). */
export function floatDivMod(a: number, b: number): [number, number] {
  let rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      quotient -= 1;
    }
  } else rest = b < 0 || Object.is(b, -0) ? -0 : 0;
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

/** a ** b of floats where the result is a float (C's `pow`). */
function floatPower(a: number, b: number): number {
  if (b === 0 || a === 1) return 1;
  if (a === -1 && !Number.isFinite(b) && !Number.isNaN(b)) return 1;
  if (b === 0.5 && a > 0) return Math.sqrt(a);
  if (Number.isInteger(b) && Math.abs(b) <= 1024 && Number.isFinite(a) && a !== 0) {
    const rough = a ** b;
    return rough === 0 || !Number.isFinite(rough) ? rough : powInteger(a, b);
  }
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a ** b;
  const size = libm.pow(Math.abs(a), b);
  return a < 0 && Math.abs(b) % 2 === 1 ? -size : size;
}

function floatOperation(a: number, b: number, op: Operator): PyObject | null {
  switch (op) {
    case '+':
      return float(a + b);
    case '-':
      return float(a - b);
    case '*':
      return float(a * b);
    case '/':
      if (b === 0) zeroDivision('float division by zero');
      return float(a / b);
    case '//':
      if (b === 0) zeroDivision(minor < 9 ? 'float divmod()' : 'float floor division by zero');
      return float(floatDivMod(a, b)[0]);
    case '%':
      if (b === 0) zeroDivision(minor < 13 ? 'float modulo' : 'float modulo by zero');
      return float(floatDivMod(a, b)[1]);
    case '**': {
      if (a === 0 && b < 0) zeroDivision('0.0 cannot be raised to a negative power');
      if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b))
        return complexPower([a, 0], [b, 0]);
      const result = floatPower(a, b);
      if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b))
        raise('OverflowError', [int(34), str('Numerical result out of range')]);
      return float(result);
    }
    default:
      return null;
  }
}

/** `a op b` of numbers; null where they are none, or the operator is not theirs. */
export function numberOperation(a: PyObject, b: PyObject, op: Operator): PyObject | null {
  if (a instanceof PyInt) {
    if (b instanceof PyInt) return intOperation(a.v, b.v, op);
    if (b instanceof PyFloat) return floatOperation(toFloat(a.v), b.v, op);
  } else if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return floatOperation(a.v, b.v, op);
    if (b instanceof PyInt) return floatOperation(a.v, toFloat(b.v), op);
  }
  if (!(a instanceof PyComplex || b instanceof PyComplex)) return null;
  const [left, right] = [partsOf(a), partsOf(b)];
  return left === null || right === null ? null : complexOperation(left, right, op);
}
