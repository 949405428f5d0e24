/* eslint-disable no-loss-of-precision -- constants as the C sources write them */
/** Gamma and its logarithm by Lanczos' approximation, with the coefficients and in the order of Modules/mathmodule.c. */
import { libm } from '../objects/libm.ts';

const G = 6.02468004077673;
const G_MINUS_HALF = 5.52468004077673;
const LOG_PI = 1.1447298858494002;

const NUMERATOR = [
  23531376880.410759688, 42919803642.649098769, 35711959237.355668049, 17921034426.0372097, 6039542586.3520280051,
  1439720407.3117216737, 248874557.86205415651, 31426415.585400194, 2876370.6289353725, 186056.26539522348,
  8071.672002365816, 210.82427775157936, 2.5066282746310002,
];
const DENOMINATOR = [
  0, 39916800, 120543840, 150917976, 105258076, 45995730, 13339535, 2637558, 357423, 32670, 1925, 66, 1,
];

function lanczos(x: number): number {
  let [top, bottom] = [0, 0];
  if (x < 5)
    for (let n = NUMERATOR.length - 1; n >= 0; n--) {
      top = top * x + NUMERATOR[n];
      bottom = bottom * x + DENOMINATOR[n];
    }
  else
    for (let n = 0; n < NUMERATOR.length; n++) {
      top = top / x + NUMERATOR[n];
      bottom = bottom / x + DENOMINATOR[n];
    }
  return top / bottom;
}

/** sin(πx), accurate for all finite x. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const sign = x < 0 ? -1 : 1;
  // Halves round away from zero, as C's round does.
  switch (Math.floor(2 * y + 0.5)) {
    case 0:
      return sign * libm.sin(Math.PI * y);
    case 1:
      return sign * libm.cos(Math.PI * (y - 0.5));
    case 2:
      return sign * libm.sin(Math.PI * (1 - y));
    case 3:
      return sign * -libm.cos(Math.PI * (y - 1.5));
    default:
      return sign * libm.sin(Math.PI * (y - 2));
  }
}

/** Of x that is neither -inf nor a negative integer nor zero. */
export function gamma(x: number): number {
  if (!Number.isFinite(x)) return x;
  if (Number.isInteger(x) && x <= 23) {
    let product = 1;
    for (let n = 2; n < x; n++) product *= n;
    return product;
  }
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x < 0 ? 0 / sinPi(x) : Infinity;
  const y = size + G_MINUS_HALF;
  // The error of that sum.
  const error = size > G_MINUS_HALF ? y - size - G_MINUS_HALF : y - G_MINUS_HALF - size;
  const z = (error * G) / y;
  let r: number;
  if (x < 0) {
    r = ((-Math.PI / sinPi(size) / size) * libm.exp(y)) / lanczos(size);
    r -= z * r;
    if (size < 140) return r / libm.pow(y, size - 0.5);
    const root = libm.pow(y, size / 2 - 0.25);
    return r / root / root;
  }
  r = lanczos(size) / libm.exp(y);
  r += z * r;
  if (size < 140) return r * libm.pow(y, size - 0.5);
  const root = libm.pow(y, size / 2 - 0.25);
  return r * root * root;
}

/** Of x that is no integer below 1. */
export function lgamma(x: number): number {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? x : Infinity;
  if (x === 1 || x === 2) return 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -libm.log(size);
  let r = libm.log(lanczos(size)) - G;
  r += (size - 0.5) * (libm.log(size + G - 0.5) - 1);
  return x < 0 ? LOG_PI - libm.log(Math.abs(sinPi(size))) - libm.log(size) - r : r;
}
