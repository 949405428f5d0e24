/** The module `math`: functions of floats (Modules/mathmodule.c). Those of integers are in `math-integers.ts`. */
import { callMethod, typeLookup } from '../objects/attributes.ts';
import { dictSet } from '../objects/dict.ts';
import { bitLength, decompose } from '../objects/decimal.ts';
import { floatToInt } from '../objects/format.ts';
import { libm } from '../objects/libm.ts';
import { PyBuiltin, PyFloat, PyInt, PyModule, PyStr, type PyObject } from '../objects/model.ts';
import { toFloat } from '../objects/numbers.ts';
import { tryIndex } from '../objects/indices.ts';
import { iterate, toArray } from '../objects/iterate.ts';
import {
  None,
  T,
  bool,
  dict,
  float,
  int,
  raise,
  str,
  tuple,
  typeError,
  unsupported,
  valueError,
} from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { functions, parameters, type Table } from './define.ts';
import { floatBy } from './float.ts';
import { integerFunctions } from './math-integers.ts';
import { gamma, lgamma } from './math-gamma.ts';
import { distance, exactSum, fusedMultiplyAdd, nextAfter, remainder, sumOfProducts, ulp } from './math-exact.ts';

/** A float argument (PyFloat_AsDouble). */
export function real(value: PyObject): number {
  if (value instanceof PyFloat) return value.v;
  if (value instanceof PyInt) return toFloat(value.v);
  const method = typeLookup(value.type, '__float__');
  if (method !== null && !(value instanceof PyStr)) return floatBy(method, value);
  const index = minor >= 8 ? tryIndex(value) : null;
  return index === null ? typeError(`must be real number, not ${value.type.name}`) : toFloat(index);
}

const domain = (): never => valueError('math domain error');
const overflow = (): never => raise('OverflowError', 'math range error');

/** `expected a positive input, got -1.0`: what versions since 3.14 say of arguments that a function is not defined for. */
function outside(since314: string): never {
  return minor >= 14 ? valueError(since314) : domain();
}

const shown = (x: number): string => {
  const text = String(x);
  return Number.isInteger(x) && !text.includes('e')
    ? `${Object.is(x, -0) ? '-0' : text}.0`
    : text.replace('Infinity', 'inf');
};

/** A function of one float: infinite where it should not be is an error. */
function unary(name: string, compute: (x: number) => number, canOverflow: boolean): Table {
  return {
    [`${name} 1`]: ([value]) => {
      const x = real(value);
      const result = compute(x);
      if (Number.isNaN(result) && !Number.isNaN(x)) return outside(`expected a finite input, got ${shown(x)}`);
      if (!Number.isFinite(result) && Number.isFinite(x)) return canOverflow ? overflow() : domain();
      return float(result);
    },
  };
}

const within = (
  name: string,
  test: (x: number) => boolean,
  compute: (x: number) => number,
  expected: string,
): Table => ({
  [`${name} 1`]: ([value]) => {
    const x = real(value);
    if (!Number.isNaN(x) && !test(x)) return outside(`expected ${expected}, got ${shown(x)}`);
    return float(compute(x));
  },
});

/** log of an int that may be too large for a float, or of a float. */
function logOf(value: PyObject, name: 'log' | 'log2' | 'log10'): number {
  const complaint = (v: string) => (minor >= 14 ? valueError(v) : domain());
  const index = value instanceof PyFloat ? null : value instanceof PyInt ? value.v : null;
  if (index !== null) {
    if (index <= 0) return complaint('expected a positive input');
    const v = BigInt(index);
    const bits = bitLength(v);
    if (bits <= 1024 && Number.isFinite(Number(v))) return libm[name](Number(v));
    const cut = bits - 54;
    // x is mantissa · 2**exponent with a mantissa between a half and one, rounded to even as _PyLong_Frexp does.
    const top = v >> BigInt(cut);
    const sticky = top << BigInt(cut) !== v ? 1n : 0n;
    let mantissa = Number((top << 2n) | sticky) / 2 ** 56;
    let exponent = bits;
    if (mantissa === 1) {
      mantissa = 0.5;
      exponent++;
    }
    return libm[name](mantissa) + libm[name](2) * exponent;
  }
  const x = real(value);
  if (x <= 0) return complaint(`expected a positive input, got ${shown(x)}`);
  return libm[name](x);
}

function power(x: number, y: number): PyObject {
  let result: number;
  if (!Number.isFinite(x) || !Number.isFinite(y) || x === 0) {
    if (x === 1 || y === 0) return float(1);
    if (x === -1 && !Number.isNaN(y) && !Number.isFinite(y)) return float(1);
    result = x ** y;
    if (x === 0 && y < 0 && Number.isFinite(y)) return domain();
    return float(result);
  }
  if (x < 0) {
    if (!Number.isInteger(y)) return domain();
    result = libm.pow(-x, y) * (Math.abs(y) % 2 === 1 ? -1 : 1);
  } else result = libm.pow(x, y);
  return Number.isFinite(result) ? float(result) : overflow();
}

function frexp(x: number): [number, number] {
  if (!Number.isFinite(x) || x === 0) return [x, 0];
  const [mantissa, exponent] = decompose(x);
  const bits = bitLength(mantissa);
  return [Number(mantissa) / 2 ** bits, exponent + bits];
}

function ldexp(x: number, by: number | bigint): PyObject {
  if (x === 0 || !Number.isFinite(x)) return float(x);
  if (by > 5000) return overflow();
  if (by < -5000) return float(x < 0 ? -0 : 0);
  const [mantissa, exponent] = frexp(x);
  const power = exponent + Number(by);
  if (power > 1024) return overflow();
  // One rounding only, at the end.
  const result =
    power < -1021
      ? mantissa * 2 ** (power + 200) * 2 ** -200
      : mantissa * 2 ** Math.trunc(power / 2) * 2 ** (power - Math.trunc(power / 2));
  return Number.isFinite(result) ? float(result) : overflow();
}

/** floor and ceil: the type's own method, else the float's. */
function rounded(value: PyObject, method: string, round: (x: number) => number): PyObject {
  const own = value.type === T.float ? null : typeLookup(value.type, method);
  if (own !== null) return callMethod(own, value, []);
  return int(floatToInt(round(real(value))));
}

function isClose(args: PyObject[], keywords: Map<string, PyObject>): PyObject {
  if (args.length > 2)
    return typeError(
      `isclose() takes ${minor === 7 ? 'at most' : 'exactly'} 2 positional arguments (${args.length} given)`,
    );
  const [first, second, relative, absolute] = parameters('isclose', ['a', 'b', 'rel_tol', 'abs_tol'], args, keywords);
  if (!first || !second)
    return typeError(`isclose() missing required argument '${first ? 'b' : 'a'}' (pos ${first ? 2 : 1})`);
  const [a, b] = [real(first), real(second)];
  const [rel, abs] = [relative ? real(relative) : 1e-9, absolute ? real(absolute) : 0];
  if (rel < 0 || abs < 0) return valueError('tolerances must be non-negative');
  if (a === b) return bool(true);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return bool(false);
  const gap = Math.abs(b - a);
  return bool(gap <= Math.abs(rel * b) || gap <= Math.abs(rel * a) || gap <= abs);
}

/** fmod, remainder and their like: infinite where an argument was is fine. */
function binaryDomain(x: number, y: number, result: number): PyObject {
  return Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y) ? domain() : float(result);
}

const lacking = (name: string) => (x: number) => (x === 0 || !Number.isFinite(x) ? null : unsupported(`math.${name}`));

const TABLE: Table = {
  ...integerFunctions,
  ...unary('sin', (x) => (Number.isFinite(x) ? libm.sin(x) : NaN), false),
  ...unary('cos', (x) => (Number.isFinite(x) ? libm.cos(x) : NaN), false),
  ...unary('tan', (x) => (Number.isFinite(x) ? libm.tan(x) : NaN), false),
  ...unary('atan', (x) => (Number.isFinite(x) ? libm.atan(x) : Math.atan(x)), false),
  ...unary('exp', libm.exp, true),
  ...unary('exp2', libm.exp2, true),
  ...unary('expm1', libm.expm1, true),
  ...unary('sinh', libm.sinh, true),
  ...unary('cosh', libm.cosh, true),
  ...unary('tanh', libm.tanh, false),
  ...unary('asinh', libm.asinh, false),
  ...unary('fabs', Math.abs, false),
  ...unary('cbrt', (x) => lacking('cbrt')(x) ?? x, false),
  ...unary('erf', (x) => lacking('erf')(x) ?? (x === 0 ? x : Math.sign(x)), false),
  ...unary('erfc', (x) => lacking('erfc')(x) ?? (x === 0 ? 1 : x > 0 ? 0 : x < 0 ? 2 : NaN), false),
  ...within('asin', (x) => Math.abs(x) <= 1, libm.asin, 'a number in range from -1 up to 1'),
  ...within('acos', (x) => Math.abs(x) <= 1, libm.acos, 'a number in range from -1 up to 1'),
  ...within('acosh', (x) => x >= 1, libm.acosh, 'argument value not less than 1'),
  ...within('atanh', (x) => Math.abs(x) < 1, libm.atanh, 'a number between -1 and 1'),
  ...within('log1p', (x) => x > -1, libm.log1p, 'argument value > -1'),
  ...within('sqrt', (x) => x >= 0, Math.sqrt, 'a nonnegative input'),
  'gamma 1': ([value]) => {
    const x = real(value);
    if (x === -Infinity || (Number.isInteger(x) && x <= 0))
      return outside(`expected a noninteger or positive integer, got ${shown(x)}`);
    const result = gamma(x);
    return !Number.isFinite(result) && Number.isFinite(x) ? overflow() : float(result);
  },
  'lgamma 1': ([value]) => {
    const x = real(value);
    if (Number.isInteger(x) && x <= 0) return outside(`expected a noninteger or positive integer, got ${shown(x)}`);
    const result = lgamma(x);
    return !Number.isFinite(result) && Number.isFinite(x) ? overflow() : float(result);
  },
  'log 0-*': ([value, base, ...more]) => {
    const count = more.length + (base ? 2 : value ? 1 : 0);
    if (count < 1 || count > 2) {
      if (minor <= 11) return typeError('math.log requires 1 to 2 arguments');
      return typeError(`log expected at ${count ? 'most 2 arguments' : 'least 1 argument'}, got ${count}`);
    }
    const top = logOf(value, 'log');
    if (!base) return float(top);
    const bottom = logOf(base, 'log');
    if (bottom === 0) raise('ZeroDivisionError', minor >= 14 ? 'division by zero' : 'float division by zero');
    return float(top / bottom);
  },
  'log2 1': ([value]) => float(logOf(value, 'log2')),
  'log10 1': ([value]) => float(logOf(value, 'log10')),
  'pow 2': ([x, y]) => power(real(x), real(y)),
  'atan2 2': ([y, x]) => float(libm.atan2(real(y), real(x))),
  'fmod 2': ([a, b]) => {
    const [x, y] = [real(a), real(b)];
    return binaryDomain(x, y, x % y);
  },
  'remainder 2': ([a, b]) => {
    const [x, y] = [real(a), real(b)];
    return binaryDomain(x, y, remainder(x, y));
  },
  'copysign 2': ([a, b]) => {
    const [x, y] = [Math.abs(real(a)), real(b)];
    return float(y < 0 || Object.is(y, -0) ? -x : x);
  },
  'floor 1': ([value]) => rounded(value, '__floor__', Math.floor),
  'ceil 1': ([value]) => rounded(value, '__ceil__', Math.ceil),
  'trunc 1': ([value]) => {
    if (value.type === T.float) return int(floatToInt((value as PyFloat).v));
    const method = typeLookup(value.type, '__trunc__');
    if (method === null) return typeError(`type ${value.type.name} doesn't define __trunc__ method`);
    return callMethod(method, value, []);
  },
  'modf 1': ([value]) => {
    const x = real(value);
    const sign = (y: number) => (x < 0 || Object.is(x, -0) ? -Math.abs(y) : y);
    if (!Number.isFinite(x)) return tuple([float(Number.isNaN(x) ? x : sign(0)), float(x)]);
    return tuple([float(sign(x - Math.trunc(x))), float(Math.trunc(x))]);
  },
  'frexp 1': ([value]) => {
    const [mantissa, exponent] = frexp(real(value));
    return tuple([float(mantissa), int(exponent)]);
  },
  'ldexp 2': ([value, by]) => {
    const x = real(value);
    if (!(by instanceof PyInt)) return typeError('Expected an int as second argument to ldexp.');
    return ldexp(x, by.v);
  },
  'degrees 1': ([value]) => float(real(value) * (180 / Math.PI)),
  'radians 1': ([value]) => float(real(value) * (Math.PI / 180)),
  'isnan 1': ([value]) => bool(Number.isNaN(real(value))),
  'isinf 1': ([value]) => bool(Math.abs(real(value)) === Infinity),
  'isfinite 1': ([value]) => bool(Number.isFinite(real(value))),
  'isnormal 1': ([value]) => {
    const x = Math.abs(real(value));
    return bool(Number.isFinite(x) && x >= 2 ** -1022);
  },
  'issubnormal 1': ([value]) => {
    const x = Math.abs(real(value));
    return bool(x > 0 && x < 2 ** -1022);
  },
  'signbit 1': ([value]) => {
    const x = real(value);
    return Number.isNaN(x) ? unsupported('the sign of a NaN') : bool(x < 0 || Object.is(x, -0));
  },
  'fmax 2': ([a, b]) => {
    const [x, y] = [real(a), real(b)];
    return float(Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y));
  },
  'fmin 2': ([a, b]) => {
    const [x, y] = [real(a), real(b)];
    return float(Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y));
  },
  'isclose k': (args, keywords) => isClose(args, keywords),
  'nextafter k': (args, keywords) => {
    if (args.length !== 2)
      return typeError(
        minor >= 12
          ? `nextafter() takes exactly 2 positional arguments (${args.length} given)`
          : `nextafter expected 2 arguments, got ${args.length}`,
      );
    const steps = keywords.get('steps');
    for (const key of keywords.keys())
      if (key !== 'steps' || minor < 12) return typeError('math.nextafter() takes no keyword arguments');
    const count =
      steps === undefined || steps === None
        ? 1n
        : BigInt(tryIndex(steps) ?? typeError(`'${steps.type.name}' object cannot be interpreted as an integer`));
    if (count < 0n) return valueError('steps must be a non-negative integer');
    return float(nextAfter(real(args[0]), real(args[1]), count));
  },
  'ulp 1': ([value]) => float(ulp(real(value))),
  'fma 3': ([a, b, c]) => {
    const [x, y, z] = [real(a), real(b), real(c)];
    const result = fusedMultiplyAdd(x, y, z);
    if (Number.isFinite(result)) return float(result);
    if (Number.isNaN(result))
      return [x, y, z].some(Number.isNaN) ? float(result) : valueError('invalid operation in fma');
    return [x, y, z].every(Number.isFinite) ? raise('OverflowError', 'overflow in fma') : float(result);
  },
  'fsum 1': ([values]) => {
    const next = iterate(values);
    const parts: number[] = [];
    for (let item = next(); item !== null; item = next()) parts.push(real(item));
    return float(exactSum(parts));
  },
  'hypot 0-*': (args) => {
    const parts = args.map((value) => Math.abs(real(value)));
    if (minor === 7) {
      if (args.length !== 2) return typeError(`hypot() takes exactly 2 arguments (${args.length} given)`);
      const result = libm.hypot(parts[0], parts[1]);
      return parts.every(Number.isFinite) && !Number.isFinite(result) ? overflow() : float(result);
    }
    return float(distance(parts));
  },
  'dist 2': ([p, q]) => {
    const [from, to] = [p, q].map((one) => toArray(one).map(real));
    if (from.length !== to.length) return valueError('both points must have the same number of dimensions');
    return float(distance(from.map((x, n) => Math.abs(x - to[n]))));
  },
  'sumprod 2': ([p, q]) => sumOfProducts(p, q),
};

const CONSTANTS = { pi: Math.PI, e: Math.E, tau: 2 * Math.PI, inf: Infinity, nan: NaN };

/** The first version that has a function; others are older than 3.7. */
const SINCE: Record<string, number> = {
  comb: 8,
  dist: 8,
  isqrt: 8,
  perm: 8,
  prod: 8,
  lcm: 9,
  nextafter: 9,
  ulp: 9,
  cbrt: 11,
  exp2: 11,
  sumprod: 12,
  fma: 13,
  fmax: 15,
  fmin: 15,
  isnormal: 15,
  issubnormal: 15,
  signbit: 15,
};

/** The order in which the module has them, which `import *` shows. */
const ORDER =
  'acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh degrees dist erf erfc exp exp2 expm1 fabs factorial floor fma fmod frexp fsum gamma gcd hypot isclose isfinite isinf isnan isqrt lcm ldexp lgamma log log1p log10 log2 modf pow radians remainder sin sinh sqrt tan tanh sumprod trunc prod perm comb nextafter ulp';
const ORDER_315 =
  'acos acosh asin asinh atan atan2 atanh cbrt ceil copysign cos cosh degrees dist erf erfc exp exp2 expm1 fabs floor fma fmax fmod fmin frexp fsum gamma hypot isclose isfinite isnormal issubnormal isinf isnan ldexp lgamma log log1p log10 log2 modf pow radians remainder signbit sin sinh sqrt tan tanh sumprod trunc prod nextafter ulp comb factorial gcd isqrt lcm perm';

const all = new Map<string, PyBuiltin>(functions(TABLE, 'math').map((one) => [one.name, one]));

function moduleOf(name: string, functionNames: string): PyModule {
  const namespace = dict();
  dictSet(namespace, str('__name__'), str(name));
  for (const one of functionNames.split(' '))
    if ((SINCE[one] ?? 0) <= minor) dictSet(namespace, str(one), all.get(one)!);
  return new PyModule(T.module, name, namespace);
}

/** A new module object, with what the version that runs has. */
export function makeMath(): PyModule {
  const module = moduleOf('math', minor < 15 ? ORDER : ORDER_315);
  for (const [name, value] of Object.entries(CONSTANTS)) dictSet(module.dict!, str(name), float(value));
  if (minor >= 15) dictSet(module.dict!, str('integer'), moduleOf('math.integer', 'comb factorial gcd isqrt lcm perm'));
  return module;
}
