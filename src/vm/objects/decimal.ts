/** Exact conversions between binary floats, bigints and decimal text. */

/** `x = mantissa · 2**exponent`, exactly. x is finite. */
export function decompose(x: number): [bigint, number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent === 0 ? fraction : fraction | 0x10000000000000n;
  return [x < 0 ? -mantissa : mantissa, (exponent === 0 ? 1 : exponent) - 1075];
}

/** a / b rounded to the nearest integer, ties to even; b > 0. */
export function divideRound(a: bigint, b: bigint): bigint {
  let q = a / b;
  let r = a % b;
  if (r < 0n) {
    r += b;
    q -= 1n;
  }
  const twice = 2n * r;
  return twice > b || (twice === b && (q & 1n) === 1n) ? q + 1n : q;
}

/** x · 10**digits rounded to an integer, ties to even, computed exactly. */
export function scaleRound(x: number, digits: number): bigint {
  const [mantissa, exponent] = decompose(x);
  let top = mantissa;
  let bottom = 1n;
  if (exponent >= 0) top <<= BigInt(exponent);
  else bottom <<= BigInt(-exponent);
  if (digits >= 0) top *= 10n ** BigInt(digits);
  else bottom *= 10n ** BigInt(-digits);
  return divideRound(top, bottom);
}

/** 2 to the power of 1024, 2048, 4096 and so on, as they were needed. */
const POWERS: bigint[] = [];

export function bitLength(v: bigint): number {
  let rest = v < 0n ? -v : v;
  let bits = 0;
  // Cut until a float can hold it: shifting is much cheaper than writing the digits down, and comparing takes no time.
  let cut = 512;
  for (let n = 0; rest >= (POWERS[n] ??= 1n << BigInt(2 * cut)); n++) cut *= 2;
  for (; cut >= 512; cut /= 2) {
    const high = rest >> BigInt(cut);
    if (high === 0n) continue;
    rest = high;
    bits += cut;
  }
  if (rest === 0n) return bits;
  const exponent = Math.floor(Math.log2(Number(rest)));
  // Number may have rounded up to the next power of two.
  return bits + exponent + (rest >> BigInt(exponent) === 0n ? 0 : 1) + (rest >> BigInt(exponent + 1) === 0n ? 0 : 1);
}

/** a / b as the nearest float; infinite where it is too large. b is not 0. */
export function divideToFloat(a: bigint, b: bigint): number {
  const negative = a < 0n !== b < 0n;
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b];
  if (top === 0n) return negative ? -0 : 0;
  const shift = Math.max(bitLength(top) - bitLength(bottom), -1021) - 55;
  const [scaledTop, scaledBottom] = shift > 0 ? [top, bottom << BigInt(shift)] : [top << BigInt(-shift), bottom];
  const quotient = scaledTop / scaledBottom;
  // A last bit that says "and more" makes the one rounding below right.
  const sticky = scaledTop % scaledBottom === 0n ? quotient : quotient | 1n;
  const half = Math.trunc(shift / 2);
  const result = Number(sticky) * 2 ** half * 2 ** (shift - half);
  return negative ? -result : result;
}

/** x**n for an integer n, rounded once. */
export function powInteger(x: number, n: number): number {
  const [mantissa, exponent] = decompose(x);
  const power = mantissa ** BigInt(Math.abs(n));
  const shift = BigInt(Math.abs(exponent * n));
  const [top, bottom] = exponent < 0 ? [power, 1n << shift] : [power << shift, 1n];
  return n < 0 ? divideToFloat(bottom, top) : divideToFloat(top, bottom);
}

/** Python's `repr` of a float. */
export function floatRepr(x: number): string {
  if (Number.isNaN(x)) return 'nan';
  if (!Number.isFinite(x)) return x > 0 ? 'inf' : '-inf';
  if (x === 0) return Object.is(x, -0) ? '-0.0' : '0.0';
  const [digits, power] = x.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) return digits + exponentText(exponent);
  const sign = x < 0 ? '-' : '';
  const all = digits.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${all}`;
  const whole = all.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${all.slice(exponent + 1) || '0'}`;
}

/** `e+16`, `e-05`. */
export function exponentText(exponent: number): string {
  return `e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** Python's `repr` of a complex number. */
export function complexRepr(re: number, im: number): string {
  const part = (x: number) => floatRepr(x).replace(/\.0$/, '');
  if (re === 0 && !Object.is(re, -0)) return `${part(im)}j`;
  const sign = im < 0 || Object.is(im, -0) ? '' : '+';
  return `(${part(re)}${sign}${part(im)}j)`;
}
