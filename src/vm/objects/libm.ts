/**
 * The C library's functions as glibc computes them, which CPython on Linux calls. Those that glibc rounds correctly, but for
 * arguments where the exact value lies almost in the middle between two floats, come from `precise`; such an argument ends
 * the run, because libraries differ there in the last digit. The others are ports of fdlibm with glibc's order of additions.
 */
import { precise, preciseAtan2, precisePow, type Rounded } from './precise.ts';
import { unsupported } from './types.ts';
import { minor } from './version.ts';

/** Gaps below which glibc was seen to round to the other side. */
const MARGIN: Record<string, number> = {
  sin: 0.013,
  cos: 0.013,
  tan: 0.022,
  exp: 0.004,
  asin: 0.008,
  acos: 0.02,
  atan: 0.008,
  atan2: 0.013,
  pow: 0.006,
  log: 0.002,
  log2: 0.005,
  exp2: 0.004,
};

/** For functions whose last digit is right only where the exact value is near to a float. */
function near({ value, gap }: Rounded, name: string): number {
  return gap > 0.26 ? value : differs(name);
}

const differs = (name: string): never => unsupported(`the last digit of ${name} here, in which C libraries differ`);

function settled({ value, gap }: Rounded, name: string): number {
  return gap < (MARGIN[name] ?? 0) ? differs(name) : value;
}

const TINY = 2 ** -28;

function exp(x: number): number {
  if (x === 0) return 1;
  if (Number.isNaN(x)) return x;
  if (x > 709.79) return Infinity;
  if (x < -745.2) return 0;
  return Math.abs(x) < 2 ** -60 ? 1 + x : settled(precise.exp(x), 'exp');
}

function exp2(x: number): number {
  if (Number.isNaN(x) || x >= 1024) return x < 1024 ? x : x + Infinity;
  if (x < -1075) return 0;
  if (Number.isInteger(x)) return 2 ** x;
  return Math.abs(x) < 2 ** -60 ? 1 + x : settled(precise.exp2(x), 'exp2');
}

/** ln of a positive number. */
function log(x: number): number {
  if (x === 1) return 0;
  return Number.isFinite(x) ? settled(precise.log(x), 'log') : x;
}

function log2(x: number): number {
  if (!Number.isFinite(x)) return x;
  const whole = Math.log2(x);
  return Number.isInteger(whole) && 2 ** whole === x ? whole : settled(precise.log2(x), 'log2');
}

/** __ieee754_log10. */
function log10(x: number): number {
  if (!Number.isFinite(x)) return x;
  let power = 0;
  if (x < 2 ** -1022) {
    power -= 54;
    x *= 2 ** 54;
  }
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const high = view.getInt32(0);
  power += (high >> 20) - 1023;
  const below = power < 0 ? 1 : 0;
  view.setInt32(0, (high & 0xfffff) | ((0x3ff - below) << 20));
  const y = power + below;
  const z = y * 3.69423907715893078616e-13 + 4.34294481903251816668e-1 * log(view.getFloat64(0));
  return z + y * 3.01029995663611771306e-1;
}

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/** Of x > -1. */
function log1p(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < 2 ** -54) return x;
  return near(precise.log1p(x), 'log1p');
}

const Q = [
  1, -3.33333333333331316428e-2, 1.58730158725481460165e-3, -7.93650757867487942473e-5, 4.00821782732936239552e-6,
  -2.01099218183624371326e-7,
];

function expm1(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) < 2 ** -54 || x > 709.78 || x < -40) return expm1Port(x);
  return near(precise.expm1(x), 'expm1');
}

/** __expm1, of which some last digits differ: good enough for what `tanh` makes of it. */
function expm1Port(x: number): number {
  if (Number.isNaN(x) || x === 0) return x;
  const size = Math.abs(x);
  if (size >= 56 * Math.LN2) {
    if (x > 709.782712893383973096) return Infinity;
    if (x < 0) return -1;
  }
  let k = 0;
  let c = 0;
  if (size > 0.5 * Math.LN2) {
    let hi: number;
    let lo: number;
    if (size < 1.5 * Math.LN2) {
      k = x > 0 ? 1 : -1;
      hi = x - k * LN2_HIGH;
      lo = k * LN2_LOW;
    } else {
      k = Math.trunc(1.442695040888963387 * x + (x > 0 ? 0.5 : -0.5));
      hi = x - k * LN2_HIGH;
      lo = k * LN2_LOW;
    }
    x = hi - lo;
    c = hi - x - lo;
  } else if (size < 2 ** -54) return x;
  const halfX = 0.5 * x;
  const half = x * halfX;
  const h2 = half * half;
  const h4 = h2 * h2;
  const r1 = 1 + half * Q[1] + h2 * (Q[2] + half * Q[3]) + h4 * (Q[4] + half * Q[5]);
  const t = 3 - r1 * halfX;
  let e = half * ((r1 - t) / (6 - x * t));
  if (k === 0) return x - (x * e - half);
  e = x * (e - c) - c - half;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) {
    const y = 1 - (e - x);
    return (k === 1024 ? y * 2 * 2 ** 1023 : y * 2 ** k) - 1;
  }
  return k < 20 ? (1 - 2 ** -k - (e - x)) * 2 ** k : (x - (e + 2 ** -k) + 1) * 2 ** k;
}

function sinh(x: number): number {
  if (!Number.isFinite(x) || x === 0) return x;
  const h = x < 0 ? -0.5 : 0.5;
  const size = Math.abs(x);
  if (size < TINY) return x;
  if (size < 22) return differs('sinh');
  if (size < 709.78) return h * exp(size);
  const w = exp(0.5 * size);
  return h * w * w;
}

function cosh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x)) return size;
  if (size < 22) {
    if (size < 0.5 * Math.LN2) {
      return size < 2 ** -55 ? 1 : near(precise.cosh(x), 'cosh');
    }
    const t = exp(size);
    return 0.5 * t + 0.5 / t;
  }
  if (size < 709.78) return 0.5 * exp(size);
  const w = exp(0.5 * size);
  return 0.5 * w * w;
}

function tanh(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x) || x === 0 || size < 2 ** -55) return x;
  let z = 1;
  if (size < 22) {
    const t = expm1Port(size >= 1 ? 2 * size : -2 * size);
    z = size >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2);
  }
  return x < 0 ? -z : z;
}

/** Since 3.14 the interpreters that were asked have a C library that rounds these correctly. */
const isNew = (): boolean => minor >= 14;

function asinh(x: number): number {
  const size = Math.abs(x);
  if (!Number.isFinite(x) || x === 0) return x;
  if (isNew()) return precise.asinh(x).value;
  if (size < TINY) return x;
  let w: number;
  if (size > 2 ** 28) w = log(size) + Math.LN2;
  else if (size > 2) w = log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
  else {
    const t = size * size;
    w = log1p(size + t / (1 + Math.sqrt(1 + t)));
  }
  return x < 0 ? -w : w;
}

/** Of x >= 1. */
function acosh(x: number): number {
  if (!Number.isFinite(x) || x === 1) return x === 1 ? 0 : x;
  if (isNew()) return precise.acosh(x).value;
  if (x > 2 ** 28) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + Math.sqrt(2 * t + t * t));
}

/** Of -1 < x < 1. */
function atanh(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x) || x === 0) return x;
  if (isNew()) return precise.atanh(x).value;
  if (size < TINY) return x;
  return differs('atanh');
}

/** hypot of glibc 2.35 and later. */
function hypot(x: number, y: number): number {
  if (!Number.isFinite(x) || !Number.isFinite(y))
    return Math.abs(x) === Infinity || Math.abs(y) === Infinity ? Infinity : NaN;
  const ax = Math.max(Math.abs(x), Math.abs(y));
  const ay = Math.min(Math.abs(x), Math.abs(y));
  const [epsilon, scale] = [2 ** -54, 2 ** -600];
  if (ay <= ax * epsilon) return ax + ay;
  if (ax > 2 ** 511) return hypotKernel(ax * scale, ay * scale) / scale;
  if (ay < 2 ** -459) return hypotKernel(ax / scale, ay / scale) * scale;
  return hypotKernel(ax, ay);
}

function hypotKernel(ax: number, ay: number): number {
  const h = Math.sqrt(ax * ax + ay * ay);
  let t1: number;
  let t2: number;
  if (h <= 2 * ay) {
    const delta = h - ay;
    t1 = ax * (2 * delta - ax);
    t2 = (delta - 2 * (ax - ay)) * delta;
  } else {
    const delta = h - ax;
    t1 = 2 * delta * (ax - 2 * ay);
    t2 = (4 * delta - ay) * ay + delta * delta;
  }
  return h - (t1 + t2) / (2 * h);
}

/** For what is neither 0 nor infinite nor NaN, and small arguments by themselves. */
const regular =
  (name: keyof typeof precise, tiny: (x: number) => number, tinyBelow: number) =>
  (x: number): number => {
    if (x === 0 || Number.isNaN(x)) return tiny(x);
    return Math.abs(x) < tinyBelow ? tiny(x) : settled(precise[name](x), name);
  };

const itself = (x: number): number => x;

function atan2(y: number, x: number): number {
  if (!Number.isFinite(y) || !Number.isFinite(x) || y === 0 || x === 0) return Math.atan2(y, x);
  // Far apart the angle is a plain one.
  if (Math.abs(y / x) > 1e300 || (x < 0 && Math.abs(y / x) < 1e-300)) return Math.atan2(y, x);
  return settled(preciseAtan2(y, x), 'atan2');
}

/** x**y for positive x. */
function pow(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0 || y === 1) return x ** y;
  return settled(precisePow(x, y), 'pow');
}

/** Functions of C's <math.h>, without their errors: arguments are in the domain. */
export const libm = {
  sin: regular('sin', itself, 2 ** -26),
  cos: regular('cos', () => 1, 2 ** -27),
  tan: regular('tan', itself, 2 ** -28),
  asin: regular('asin', itself, 2 ** -27),
  acos: (x: number): number =>
    x === 1 ? 0 : x === 0 ? Math.PI / 2 : Number.isNaN(x) ? x : settled(precise.acos(x), 'acos'),
  atan: (x: number): number => {
    if (x === 0 || Number.isNaN(x) || Math.abs(x) < 2 ** -27) return x;
    return Math.abs(x) > 2 ** 60 ? Math.atan(x) : settled(precise.atan(x), 'atan');
  },
  exp,
  exp2,
  expm1,
  log,
  log1p,
  log2,
  log10,
  sinh,
  cosh,
  tanh,
  asinh,
  acosh,
  atanh,
  hypot,
  atan2,
  pow,
};
