/**
 * Elementary functions, correctly rounded. C libraries give the nearest float nearly always, V8 and others often the one
 * beside it; so they are computed here with many more bits. `gap` tells how far the exact value is from the middle between
 * two floats, in units of the last place (0.5: it is nearly a float itself): where it is tiny, C libraries may round the
 * other way.
 */
import { bitLength, decompose, divideToFloat } from './decimal.ts';

export interface Rounded {
  value: number;
  gap: number;
}

/** Bits after the point that every computation has at least. */
const BITS = 260;

/** A fixed-point number: `v / 2**bits`. */
interface Fixed {
  v: bigint;
  bits: number;
}

const shift = (v: bigint, by: number): bigint => (by >= 0 ? v << BigInt(by) : v >> BigInt(-by));

/** Exponent of the first bit of x. */
const exponentOf = (x: number): number => {
  const [mantissa, exponent] = decompose(x);
  return bitLength(mantissa) + exponent - 1;
};

/** x as a fixed-point number, with more bits for what is small. */
function fixed(x: number, bits = BITS + Math.max(0, -exponentOf(x))): Fixed {
  const [mantissa, exponent] = decompose(x);
  return { v: shift(mantissa, exponent + bits), bits };
}

/** `top / bottom` as the nearest float. */
function round(top: bigint, bottom: bigint): Rounded {
  const value = divideToFloat(top, bottom);
  const size = top < 0n ? -top : top;
  if (size === 0n || !Number.isFinite(value)) return { value, gap: 0.5 };
  // Bits of the quotient beyond those that a float keeps.
  const length = bitLength(size) - bitLength(bottom);
  const kept = Math.max(length - 53, -1074);
  const scaled = kept - 30 > 0 ? size / (bottom << BigInt(kept - 30)) : (size << BigInt(30 - kept)) / bottom;
  const one = bitLength(scaled) > 83 ? 31n : 30n;
  const rest = Number(scaled & ((1n << one) - 1n)) / Number(1n << one);
  return { value, gap: Math.abs(rest - 0.5) };
}

const rounded = ({ v, bits }: Fixed): Rounded => round(v, 1n << BigInt(bits));

/** Sum of `sign**n · x**(2n+1) / (2n+1)`: atanh for sign 1, atan for -1. */
function oddSeries(x: bigint, bits: number, sign: 1n | -1n): bigint {
  const square = (x * x) >> BigInt(bits);
  let sum = 0n;
  let power = x;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = (sign * (power * square)) >> BigInt(bits);
  }
  return sum;
}

const constants = new Map<string, bigint>();

function constant(name: string, bits: number, compute: (bits: number) => bigint): bigint {
  const key = `${name}${bits}`;
  let value = constants.get(key);
  if (value === undefined) {
    if (constants.size > 200) constants.clear();
    constants.set(key, (value = compute(bits + 20) >> 20n));
  }
  return value;
}

const inverse = (n: bigint, bits: number): bigint => (1n << BigInt(bits)) / n;

const pi = (bits: number): bigint =>
  constant('pi', bits, (b) => 16n * oddSeries(inverse(5n, b), b, -1n) - 4n * oddSeries(inverse(239n, b), b, -1n));

const ln2 = (bits: number): bigint =>
  constant(
    'ln2',
    bits,
    (b) =>
      18n * oddSeries(inverse(26n, b), b, 1n) -
      2n * oddSeries(inverse(4801n, b), b, 1n) +
      8n * oddSeries(inverse(8749n, b), b, 1n),
  );

const ln10 = (bits: number): bigint => constant('ln10', bits, (b) => lnFixed(10n << BigInt(b), b));

/** e**x as mantissa (with `bits` bits after the point) and power of two. */
function expFixed(x: bigint, bits: number): [bigint, number] {
  const half = ln2(bits);
  const power = (2n * x + half) / (2n * half) - (2n * x + half < 0n ? 1n : 0n);
  // Squared eight times at the end: the series needs few terms then.
  const small = (x - power * half) >> 8n;
  let sum = 1n << BigInt(bits);
  let term = sum;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * small) >> BigInt(bits)) / n;
    sum += term;
  }
  for (let n = 0; n < 8; n++) sum = (sum * sum) >> BigInt(bits);
  return [sum, Number(power)];
}

/** ln of a positive fixed-point number. */
function lnFixed(x: bigint, bits: number): bigint {
  const one = 1n << BigInt(bits);
  let power = bitLength(x) - bits - 1;
  let mantissa = shift(x, -power);
  // Between 0.75 and 1.5, so that the series is short and nothing cancels near 1.
  if (mantissa * 2n > 3n * one) {
    mantissa = shift(x, -power - 1);
    power++;
  }
  const ratio = ((mantissa - one) << BigInt(bits)) / (mantissa + one);
  return 2n * oddSeries(ratio, bits, 1n) + BigInt(power) * ln2(bits);
}

function sqrtInteger(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

const sqrtFixed = (x: bigint, bits: number): bigint => sqrtInteger(x << BigInt(bits));

/** Sine and cosine. */
function sinCos(x: number): { sin: bigint; cos: bigint; bits: number } {
  const { v, bits } = fixed(x);
  const wide = Math.max(0, exponentOf(x)) + 10;
  const quarter = pi(bits + wide) >> 1n;
  const full = v << BigInt(wide);
  const quadrant = (2n * full + quarter) / (2n * quarter) - (2n * full + quarter < 0n ? 1n : 0n);
  const angle = (full - quadrant * quarter) >> BigInt(wide);
  const square = (angle * angle) >> BigInt(bits);
  const series = (first: bigint, from: bigint): bigint => {
    let sum = 0n;
    let term = first;
    for (let n = from; term !== 0n && term !== -1n; n += 2n) {
      sum += term;
      term = -((term * square) >> BigInt(bits)) / (n * (n + 1n));
    }
    return sum;
  };
  const sin = series(angle, 2n);
  const cos = series(1n << BigInt(bits), 1n);
  switch (((quadrant % 4n) + 4n) % 4n) {
    case 0n:
      return { sin, cos, bits };
    case 1n:
      return { sin: cos, cos: -sin, bits };
    case 2n:
      return { sin: -sin, cos: -cos, bits };
    default:
      return { sin: -cos, cos: sin, bits };
  }
}

/** atan of y / x for positive x and any y, both with the same scale. */
function atanRatio(y: bigint, x: bigint, bits: number): bigint {
  if (y < 0n) return -atanRatio(-y, x, bits);
  if (y > x) return (pi(bits) >> 1n) - atanRatio(x, y, bits);
  let t = (y << BigInt(bits)) / x;
  const one = 1n << BigInt(bits);
  // atan t = 2 atan(t / (1 + sqrt(1 + t²))), four times.
  for (let n = 0; n < 4; n++) t = (t << BigInt(bits)) / (one + sqrtFixed(one + ((t * t) >> BigInt(bits)), bits));
  return 16n * oddSeries(t, bits, -1n);
}

function hyperbolic(x: number): [bigint, bigint, number] {
  const { v, bits } = fixed(x);
  const [up, power] = expFixed(v, bits);
  const [down, other] = expFixed(-v, bits);
  return [shift(up, power), shift(down, other), bits];
}

/** Functions of one float that is finite, not zero, and in the domain. */
export const precise = {
  sin: (x: number): Rounded => {
    const { sin, bits } = sinCos(x);
    return rounded({ v: sin, bits });
  },
  cos: (x: number): Rounded => {
    const { cos, bits } = sinCos(x);
    return rounded({ v: cos, bits });
  },
  tan: (x: number): Rounded => {
    const { sin, cos } = sinCos(x);
    return cos < 0n ? round(-sin, -cos) : round(sin, cos);
  },
  exp: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    const [mantissa, power] = expFixed(v, bits);
    return power < 0
      ? round(mantissa, 1n << BigInt(bits - power))
      : round(mantissa << BigInt(power), 1n << BigInt(bits));
  },
  exp2: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    const [mantissa, power] = expFixed((v * ln2(bits)) >> BigInt(bits), bits);
    return power < 0
      ? round(mantissa, 1n << BigInt(bits - power))
      : round(mantissa << BigInt(power), 1n << BigInt(bits));
  },
  expm1: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    const [mantissa, power] = expFixed(v, bits);
    return rounded({ v: shift(mantissa, power) - (1n << BigInt(bits)), bits });
  },
  log: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    return rounded({ v: lnFixed(v, bits), bits });
  },
  log1p: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    return rounded({ v: lnFixed(v + (1n << BigInt(bits)), bits), bits });
  },
  log2: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    const top = lnFixed(v, bits);
    return round(top, ln2(bits));
  },
  log10: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    return round(lnFixed(v, bits), ln10(bits));
  },
  asin: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    const one = 1n << BigInt(bits);
    if (v === one || v === -one) return rounded({ v: (v < 0n ? -pi(bits) : pi(bits)) >> 1n, bits });
    return rounded({ v: atanRatio(v, sqrtFixed(one - ((v * v) >> BigInt(bits)), bits), bits), bits });
  },
  acos: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    const other = sqrtInteger((1n << BigInt(2 * bits)) - v * v);
    const angle = v === 0n ? pi(bits) >> 1n : atanRatio(other, v < 0n ? -v : v, bits);
    return rounded({ v: v < 0n ? pi(bits) - angle : angle, bits });
  },
  atan: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    return rounded({ v: atanRatio(v, 1n << BigInt(bits), bits), bits });
  },
  sinh: (x: number): Rounded => {
    const [up, down, bits] = hyperbolic(x);
    return rounded({ v: (up - down) >> 1n, bits });
  },
  cosh: (x: number): Rounded => {
    const [up, down, bits] = hyperbolic(x);
    return rounded({ v: (up + down) >> 1n, bits });
  },
  tanh: (x: number): Rounded => {
    const [up, down] = hyperbolic(x);
    return round(up - down, up + down);
  },
  asinh: (x: number): Rounded => {
    const { v, bits } = fixed(Math.abs(x));
    const root = sqrtInteger((1n << BigInt(2 * bits)) + v * v);
    const { value, gap } = rounded({ v: lnFixed(v + root, bits), bits });
    return { value: x < 0 ? -value : value, gap };
  },
  acosh: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    return rounded({ v: lnFixed(v + sqrtInteger(v * v - (1n << BigInt(2 * bits))), bits), bits });
  },
  atanh: (x: number): Rounded => {
    const { v, bits } = fixed(x);
    const one = 1n << BigInt(bits);
    return rounded({ v: lnFixed(((one + v) << BigInt(bits)) / (one - v), bits) >> 1n, bits });
  },
};

/** atan2 of finite numbers that are both not zero. */
export function preciseAtan2(y: number, x: number): Rounded {
  const bits = BITS + Math.max(0, -exponentOf(y), -exponentOf(x)) + Math.max(0, exponentOf(x) - exponentOf(y));
  const [top, bottom] = [fixed(y, bits).v, fixed(x, bits).v];
  const angle = atanRatio(top, bottom < 0n ? -bottom : bottom, bits);
  if (bottom > 0n) return rounded({ v: angle, bits });
  return rounded({ v: (top < 0n ? -pi(bits) : pi(bits)) - angle, bits });
}

/** sqrt of the sum of squares. */
export function preciseHypot(parts: readonly number[]): Rounded {
  const bits = BITS + Math.max(0, ...parts.map((x) => (x === 0 ? 0 : -exponentOf(x))));
  const sum = parts.reduce((total, x) => total + fixed(x, bits).v ** 2n, 0n);
  return rounded({ v: sqrtInteger(sum), bits });
}

/** x**y for positive finite x and finite y. */
export function precisePow(x: number, y: number): Rounded {
  const base = fixed(x);
  const bits = base.bits + Math.max(0, -exponentOf(y));
  const exponent = (lnFixed(base.v << BigInt(bits - base.bits), bits) * fixed(y, bits).v) >> BigInt(bits);
  if (exponent > 800n << BigInt(bits)) return { value: Infinity, gap: 0.5 };
  if (exponent < -800n << BigInt(bits)) return { value: 0, gap: 0.5 };
  const [mantissa, power] = expFixed(exponent, bits);
  return power < 0 ? round(mantissa, 1n << BigInt(bits - power)) : round(mantissa << BigInt(power), 1n << BigInt(bits));
}
