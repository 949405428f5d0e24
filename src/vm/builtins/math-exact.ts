/** Functions in `math` that CPython computes exactly, or with a correction: sums, distances, neighbours of floats. */
import { bitLength, decompose, divideToFloat } from '../objects/decimal.ts';
import { PyFloat, PyInt, type PyObject } from '../objects/model.ts';
import { binary } from '../objects/operators.ts';
import { preciseHypot } from '../objects/precise.ts';
import { iterate } from '../objects/iterate.ts';
import { float, int, raise, T, valueError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';

/** Every finite float is a whole number of these. */
const UNIT = 1074;

/** x · 2**1074, exactly. */
function whole(x: number): bigint {
  const [mantissa, exponent] = decompose(x);
  return mantissa << BigInt(exponent + UNIT);
}

/** v / 2**bits as the nearest float. */
const scaled = (v: bigint, bits: number): number => divideToFloat(v, 1n << BigInt(bits));

/** `fsum`: the sum of all, rounded once. */
export function exactSum(parts: readonly number[]): number {
  let special = 0;
  let infinities = 0;
  let sum = 0n;
  // CPython sums from left to right and gives up where a partial sum is too large for a float.
  for (const x of parts) {
    if (Number.isFinite(x)) {
      sum += whole(x);
      if (special === 0 && bitLength(sum) > UNIT + 1024 && !Number.isFinite(scaled(sum, UNIT)))
        raise('OverflowError', 'intermediate overflow in fsum');
    } else {
      if (!Number.isNaN(x)) infinities += x;
      special += x;
    }
  }
  if (special !== 0) {
    if (Number.isNaN(infinities)) valueError('-inf + inf in fsum');
    return special;
  }
  return scaled(sum, UNIT);
}

/** Length of a vector of absolute values, as the version computes it. */
export function distance(parts: readonly number[]): number {
  if (parts.some((x) => x === Infinity)) return Infinity;
  if (parts.some(Number.isNaN)) return NaN;
  const most = Math.max(0, ...parts);
  if (most === 0 || parts.length <= 1) return most;
  if (minor >= 10) {
    const { value } = preciseHypot(parts);
    return value;
  }
  // 3.8 and 3.9: scaled by the largest, summed with a correction.
  let sum = 1;
  let rest = 0;
  for (const x of parts) {
    const square = (x / most) * (x / most);
    const before = sum;
    sum += square;
    rest += before - sum + square;
  }
  return most * Math.sqrt(sum - 1 + rest);
}

const view = new DataView(new ArrayBuffer(8));

/** Floats in their order as integers: neighbours differ by one. */
function ordinal(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  return bits >> 63n ? -(bits & 0x7fffffffffffffffn) : bits;
}

function fromOrdinal(n: bigint): number {
  view.setBigUint64(0, n < 0n ? -n | 0x8000000000000000n : n);
  return view.getFloat64(0);
}

/** The float that many steps from x towards y. */
export function nextAfter(x: number, y: number, steps: bigint): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (x === y) return y;
  if (steps === 0n) return x;
  const [from, to] = [ordinal(x), ordinal(y)];
  const up = to > from;
  const far = up ? to - from : from - to;
  if (steps >= far) return y;
  const at = up ? from + steps : from - steps;
  // A step down to zero keeps the sign of where it came from.
  return at === 0n && (x < 0 || Object.is(x, -0)) ? -0 : fromOrdinal(at);
}

/** `ulp(x)`: the value of the last bit. */
export function ulp(value: number): number {
  const x = Math.abs(value);
  if (!Number.isFinite(x)) return x;
  const above = nextAfter(x, Infinity, 1n);
  return above === Infinity ? x - nextAfter(x, -Infinity, 1n) : above - x;
}

/** x·y + z, rounded once. */
export function fusedMultiplyAdd(x: number, y: number, z: number): number {
  if (![x, y].every(Number.isFinite)) return x * y + z;
  if (!Number.isFinite(z)) return z;
  if (x === 0 || y === 0) return x * y + z;
  const sum = whole(x) * whole(y) + (whole(z) << BigInt(UNIT));
  if (sum !== 0n) return scaled(sum, 2 * UNIT);
  return x * y < 0 || Object.is(x * y, -0) ? (z < 0 || Object.is(z, -0) ? -0 : 0) : 0;
}

/** The IEEE 754 remainder: x − n·y for the integer n nearest to x / y. */
export function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y) || !Number.isFinite(x) || y === 0) return NaN;
  if (!Number.isFinite(y)) return x;
  const [a, b] = [Math.abs(x), Math.abs(y)];
  const m = a % b;
  const c = b - m;
  const r = m < c ? m : m > c ? -c : m - 2 * ((0.5 * (a - m)) % b);
  return x < 0 || Object.is(x, -0) ? -r : r;
}

/** `sumprod`: ints exactly, floats as if with unlimited precision, the rest with `*` and `+`. */
export function sumOfProducts(p: PyObject, q: PyObject): PyObject {
  const [left, right] = [iterate(p), iterate(q)];
  let total: PyObject = int(0);
  let floats: bigint | null = null;
  const flush = () => {
    if (floats === null) return;
    total = binary(total, float(scaled(floats, 2 * UNIT)), '+');
    floats = null;
  };
  for (;;) {
    const [a, b] = [left(), right()];
    if ((a === null) !== (b === null)) return valueError('Inputs are not the same length');
    if (a === null || b === null) {
      flush();
      return total;
    }
    const isFloat = (x: PyObject) =>
      (x.type === T.float && Number.isFinite((x as PyFloat).v)) ||
      (x.type === T.int && typeof (x as PyInt).v === 'number') ||
      x.type === T.bool;
    if ((a.type === T.float || b.type === T.float) && isFloat(a) && isFloat(b)) {
      floats = (floats ?? 0n) + whole(Number((a as PyFloat).v)) * whole(Number((b as PyFloat).v));
      continue;
    }
    flush();
    total = binary(total, binary(a, b, '*'), '+');
  }
}
