/** Functions of integers in `math`: gcd, lcm, factorial, comb, perm, isqrt, prod. */
import { bitLength } from '../objects/decimal.ts';
import { floatToInt } from '../objects/format.ts';
import { PyFloat, type PyObject } from '../objects/model.ts';
import { binary } from '../objects/operators.ts';
import { indexOf } from '../objects/indices.ts';
import { iterate } from '../objects/iterate.ts';
import { manyBits } from '../objects/runtime.ts';
import { MAX_BITS, None, int, raise, tooManyBits, typeError, valueError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { parameters, type Table } from './define.ts';

const absolute = (v: bigint): bigint => (v < 0n ? -v : v);

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0n) {
    manyBits(bitLength(x), bitLength(y));
    [x, y] = [y, x % y];
  }
  return x;
}

/** A product of consecutive integers, halved so that the factors stay small. */
function productRange(from: bigint, to: bigint): bigint {
  if (to - from < 8n) {
    let product = from;
    for (let n = from + 1n; n <= to; n++) product *= n;
    return product;
  }
  const middle = (from + to) >> 1n;
  return productRange(from, middle) * productRange(middle + 1n, to);
}

/** Largest argument whose factorial the machine computes. */
const MAX_FACTORIAL = 250_000n;

function factorial(value: PyObject): PyObject {
  let n: bigint;
  if (value instanceof PyFloat && minor <= 11) {
    // Whole floats are taken up to 3.9 (with a warning in 3.9).
    if (minor >= 10) return typeError(`'${value.type.name}' object cannot be interpreted as an integer`);
    if (!Number.isInteger(value.v)) return valueError('factorial() only accepts integral values');
    n = BigInt(floatToInt(value.v));
  } else n = BigInt(indexOf(value));
  if (n > 9223372036854775807n) raise('OverflowError', 'factorial() argument should not exceed 9223372036854775807');
  if (n < 0n) return valueError('factorial() not defined for negative values');
  if (n > MAX_FACTORIAL) tooManyBits();
  worked(Number(n) * 100);
  return int(n < 2n ? 1 : productRange(1n, n));
}

/** Most factors that `comb` and `perm` multiply. */
const MAX_FACTORS = 100_000n;

function falling(n: bigint, k: bigint): bigint {
  if (k === 0n) return 1n;
  if (k > MAX_FACTORS || BigInt(bitLength(n)) * k > BigInt(MAX_BITS)) tooManyBits();
  worked(Number(k) * 100);
  return productRange(n - k + 1n, n);
}

function counts(n: PyObject, k: PyObject): [bigint, bigint] {
  const [a, b] = [BigInt(indexOf(n)), BigInt(indexOf(k))];
  if (a < 0n) return valueError('n must be a non-negative integer');
  if (b < 0n) return valueError('k must be a non-negative integer');
  return [a, b];
}

/** Integer square root, rounded down. */
export function isqrt(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

export const integerFunctions: Table = {
  'gcd 0-*': (args) => {
    if (minor < 9 && args.length !== 2) return typeError(`gcd expected 2 arguments, got ${args.length}`);
    return int(args.reduce((all, one) => gcd(all, BigInt(indexOf(one))), 0n));
  },
  'lcm 0-*': (args) =>
    int(
      args.reduce((all, one) => {
        const b = BigInt(indexOf(one));
        return all === 0n || b === 0n ? 0n : absolute((all / gcd(all, b)) * b);
      }, 1n),
    ),
  'factorial 1': ([value]) => factorial(value),
  'comb 2': ([first, second]) => {
    const [n, k] = counts(first, second);
    if (k > n) return int(0);
    const small = k > n - k ? n - k : k;
    if (small === 0n) return int(1);
    return int(falling(n, small) / productRange(1n, small));
  },
  'perm 1-2': ([first, second]) => {
    if (second === undefined || second === None) return factorial(first);
    const [n, k] = counts(first, second);
    return int(k > n ? 0 : falling(n, k));
  },
  'isqrt 1': ([value]) => {
    const n = BigInt(indexOf(value));
    return n < 0n ? valueError('isqrt() argument must be nonnegative') : int(isqrt(n));
  },
  'prod k': (args, keywords) => {
    if (args.length !== 1) return typeError(`prod() takes exactly 1 positional argument (${args.length} given)`);
    const [values, start] = parameters('prod', ['', 'start'], args, keywords);
    const next = iterate(values!);
    let product: PyObject = start ?? int(1);
    for (let item = next(); item !== null; item = next()) product = binary(product, item, '*');
    return product;
  },
};
