/** The format mini-language: `__format__` of str, int, float and complex (Python/formatter_unicode.c). */
import { exponentText, floatRepr, scaleRound } from './decimal.ts';
import { decimalText } from './int-text.ts';
import { PyComplex, PyFloat, PyInt, PyStr, type PyObject } from './model.ts';
import { toFloat } from './numbers.ts';
import { text } from './repr.ts';
import { checkLength, raise, typeError, unsupported, valueError } from './types.ts';
import { asciiDigits, has } from './unicode.ts';
import { minor } from './version.ts';
import { worked } from './work.ts';

interface Spec {
  fill: string;
  align: string;
  sign: string;
  alternate: boolean;
  noNegativeZero: boolean;
  width: number;
  /** Between groups of digits. */
  separator: string;
  /** Between groups of digits after the point, since 3.14. */
  fraction: string;
  precision: number;
  type: string;
}

const shown = (code: string): string => {
  const point = code.codePointAt(0)!;
  return point > 32 && point < 128 ? code : `\\x${point.toString(16)}`;
};

const isAlign = (one: string | undefined): boolean => one !== undefined && '<>=^'.includes(one);

/** Reads a specification; '' is the missing type. */
function parse(source: string, value: PyObject, defaultType: string, defaultAlign: string): Spec {
  const points = Array.from(source);
  let at = 0;
  const spec: Spec = {
    fill: ' ',
    align: defaultAlign,
    sign: '',
    alternate: false,
    noNegativeZero: false,
    width: -1,
    separator: '',
    fraction: '',
    precision: -1,
    type: defaultType,
  };
  let [fillGiven, alignGiven] = [false, false];
  if (isAlign(points[1])) {
    [spec.fill, spec.align] = points;
    fillGiven = alignGiven = true;
    at = 2;
  } else if (isAlign(points[0])) {
    spec.align = points[0];
    alignGiven = true;
    at = 1;
  }
  if (points[at] !== undefined && '+- '.includes(points[at])) spec.sign = points[at++];
  if (minor >= 11 && points[at] === 'z') {
    spec.noNegativeZero = true;
    at++;
  }
  if (points[at] === '#') {
    spec.alternate = true;
    at++;
  }
  if (!fillGiven && points[at] === '0') {
    spec.fill = '0';
    if (!alignGiven && (minor < 10 || defaultAlign === '>')) spec.align = '=';
    at++;
  }
  const integer = (): number => {
    const from = at;
    let number = 0;
    for (; points[at] !== undefined && has('decimal', points[at]); at++) {
      number = number * 10 + Number(asciiDigits(points[at]));
      if (number > 2 ** 63) return valueError('Too many decimal digits in format string');
    }
    return at === from ? -1 : number;
  };
  spec.width = integer();
  const both = (): never => valueError("Cannot specify both ',' and '_'.");
  const separators = (): string => {
    let found = '';
    if (points[at] === ',') found = points[at++];
    if (points[at] === '_') {
      if (found) both();
      found = points[at++];
    }
    if (points[at] === ',' && (found === '_' || (found && minor < 9))) both();
    return found;
  };
  spec.separator = separators();
  if (points[at] === '.') {
    at++;
    spec.precision = integer();
    if (minor >= 14) spec.fraction = separators();
    if (spec.precision < 0 && spec.fraction === '') valueError('Format specifier missing precision');
  }
  if (points.length - at > 1)
    valueError(
      minor < 11
        ? 'Invalid format specifier'
        : `Invalid format specifier '${source}' for object of type '${value.type.name}'`,
    );
  if (points.length > at) spec.type = points[at];
  for (const one of [spec.separator, spec.fraction])
    if (one && !'defgEG%F'.includes(spec.type) && !(one === '_' && 'boxX'.includes(spec.type)))
      valueError(`Cannot specify '${one}' with '${shown(spec.type)}'.`);
  return spec;
}

function padded(body: string, spec: Spec): string {
  const size = /[\ud800-\udfff]/.test(body) ? Array.from(body).length : body.length;
  const missing = spec.width - size;
  if (missing <= 0) return body;
  checkLength(missing, 'a str');
  const left = spec.align === '>' ? missing : spec.align === '^' ? missing >> 1 : 0;
  return spec.fill.repeat(left) + body + spec.fill.repeat(missing - left);
}

const unknownCode = (spec: Spec, value: PyObject): never =>
  valueError(`Unknown format code '${shown(spec.type)}' for object of type '${value.type.name}'`);

function formatStr(value: PyStr, source: string): string {
  const spec = parse(source, value, 's', '<');
  const place = 'not allowed in string format specifier';
  if (spec.type !== 's') return unknownCode(spec, value);
  if (spec.sign) valueError(`${spec.sign === ' ' && minor >= 9 ? 'Space' : 'Sign'} ${place}`);
  if (spec.noNegativeZero) valueError(`Negative zero coercion (z) ${place}`);
  if (spec.alternate) valueError(`Alternate form (#) ${place}`);
  if (spec.align === '=') valueError(`'=' alignment ${place}`);
  if (spec.precision < 0) return padded(value.s, spec);
  return padded(value.points?.slice(0, spec.precision).join('') ?? value.s.slice(0, spec.precision), spec);
}

function grouped(digits: string, separator: string, size: number, width: number): string {
  if (separator === '') return digits.padStart(width, '0');
  const count = digits.length;
  // Zeros that pad are grouped too, and no separator comes first.
  let needed = count;
  while (needed + Math.floor((needed - 1) / size) < width) needed++;
  digits = digits.padStart(needed, '0');
  const parts: string[] = [];
  worked(20 * digits.length);
  for (let end = digits.length; end > 0; end -= size) parts.push(digits.slice(Math.max(0, end - size), end));
  return parts.reverse().join(separator);
}

/** Groups from the left: digits after the point. */
function groupedFraction(rest: string, separator: string): string {
  if (separator === '') return rest;
  return rest.replace(/^\.(\d+)/, (_, digits: string) => `.${digits.replace(/(\d{3})(?=\d)/g, `$1${separator}`)}`);
}

/** Sign, prefix, digits (grouped) and what follows, padded. */
function number(sign: string, prefix: string, digits: string, rest: string, spec: Spec, size: number): string {
  const lead = sign + prefix;
  const zeros = spec.fill === '0' && spec.align === '=' && spec.width > 0 ? spec.width - lead.length - rest.length : 0;
  checkLength(Math.max(zeros, spec.width), 'a str');
  const body = digits === '' ? rest : grouped(digits, spec.separator, size, Math.max(0, zeros)) + rest;
  if (spec.align !== '=') return padded(lead + body, spec);
  return lead + spec.fill.repeat(Math.max(0, spec.width - lead.length - body.length)) + body;
}

const signOf = (negative: boolean, spec: Spec): string =>
  negative ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';

const RADIX: Record<string, [number, string]> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
};

/** Digits of |v| and the prefix of `#`. */
export function formatLong(v: number | bigint, code: string, precision = 0): { digits: string; prefix: string } {
  const size = v < 0 ? -v : v;
  const known = RADIX[code];
  if (precision > 10_000_000) unsupported('a precision of so many digits');
  const digits = known ? size.toString(known[0]) : decimalText(size);
  return {
    digits: (code === 'X' ? digits.toUpperCase() : digits).padStart(precision, '0'),
    prefix: known?.[1] ?? '',
  };
}

function formatInt(value: PyInt, source: string): string {
  const spec = parse(source, value, 'd', '>');
  if ('eEfFgG%'.includes(spec.type)) return formatFloat(toFloat(value.v), spec, value);
  if (!'bcdoxXn'.includes(spec.type)) return unknownCode(spec, value);
  if (spec.precision >= 0) valueError('Precision not allowed in integer format specifier');
  if (spec.noNegativeZero) valueError('Negative zero coercion (z) not allowed in integer format specifier');
  if (spec.type === 'c') {
    if (spec.sign) valueError("Sign not allowed with integer format specifier 'c'");
    if (spec.alternate) valueError("Alternate form (#) not allowed with integer format specifier 'c'");
    if (value.v < 0 || value.v > 0x10ffff) raise('OverflowError', '%c arg not in range(0x110000)');
    const one = String.fromCodePoint(Number(value.v));
    return spec.align === '=' ? spec.fill.repeat(Math.max(0, spec.width - 1)) + one : padded(one, spec);
  }
  const { digits, prefix } = formatLong(value.v, spec.type);
  return number(
    signOf(value.v < 0, spec),
    spec.alternate ? prefix : '',
    digits,
    '',
    spec,
    'boxX'.includes(spec.type) ? 4 : 3,
  );
}

/** Digits and exponent of |x| in scientific form with `digits` digits, exactly rounded. */
function scientific(x: number, digits: number): [string, number] {
  if (x === 0) return ['0'.repeat(digits), 0];
  let exponent = Number(x.toExponential().split('e')[1]);
  let scaled = String(scaleRound(x, digits - 1 - exponent));
  if (scaled.length > digits) {
    exponent++;
    scaled = String(scaleRound(x, digits - 1 - exponent));
  }
  return [scaled, exponent];
}

/** |x| in fixed notation, exactly rounded. */
export function fixed(x: number, digits: number): string {
  const scaled = String(scaleRound(Math.abs(x), digits)).padStart(digits + 1, '0');
  return digits === 0 ? scaled : `${scaled.slice(0, -digits)}.${scaled.slice(-digits)}`;
}

function exponential(x: number, digits: number, alternate: boolean): string {
  const [all, exponent] = scientific(x, digits + 1);
  return `${all[0]}${digits > 0 || alternate ? '.' : ''}${all.slice(1)}${exponentText(exponent)}`;
}

/** `withPoint`: like a float's repr, with a digit after the point, and an exponent from one digit earlier. */
function general(x: number, precision: number, alternate: boolean, withPoint = false): string {
  const digits = Math.max(1, precision);
  const [all, exponent] = scientific(x, digits);
  const trim = (s: string) => (alternate || !s.includes('.') ? s : s.replace(/\.?0+$/, ''));
  if (exponent < -4 || exponent >= digits - (withPoint ? 1 : 0))
    return trim(all[0] + (digits > 1 || alternate ? `.${all.slice(1)}` : '')) + exponentText(exponent);
  let body: string;
  if (exponent < 0) body = trim(`0.${'0'.repeat(-exponent - 1)}${all}`);
  else {
    const whole = all.slice(0, exponent + 1);
    body = exponent + 1 < digits ? trim(`${whole}.${all.slice(exponent + 1)}`) : whole + (alternate ? '.' : '');
  }
  return withPoint && !body.includes('.') ? `${body}.0` : body;
}

/** Most digits after the point that are computed. */
const MAX_PRECISION = 20_000;

/** |x| by a code of e, f, g (in capitals too), r; `withPoint` as in `general`. */
function floatBody(x: number, code: string, precision: number, alternate: boolean, withPoint: boolean): string {
  const size = Math.abs(x);
  const upper = code !== 'r' && code === code.toUpperCase();
  if (precision > 2147483647) valueError('precision too big');
  if (precision > MAX_PRECISION) unsupported('a precision of so many digits');
  let body: string;
  if (!Number.isFinite(x)) body = Number.isNaN(x) ? 'nan' : 'inf';
  else {
    switch (code.toLowerCase()) {
      case 'f':
        body = fixed(size, precision) + (alternate && precision === 0 ? '.' : '');
        break;
      case 'e':
        body = exponential(size, precision, alternate);
        break;
      case 'g':
        body = general(size, precision, alternate, withPoint);
        break;
      default:
        body = floatRepr(size);
        if (!withPoint) body = body.replace(/\.0$/, alternate ? '.' : '');
    }
  }
  return upper ? body.toUpperCase() : body;
}

/** What `%f` and its like make of x, with a sign where it is negative. */
export function percentFloat(x: number, code: string, precision: number, alternate: boolean): string {
  const negative = x < 0 || Object.is(x, -0);
  return (negative ? '-' : '') + floatBody(x, code, precision, alternate, false);
}

/** Sign, digits before the point, and the rest of a part. */
function floatParts(
  x: number,
  spec: Spec,
  code: string,
  precision: number,
  withPoint: boolean,
): [string, string, string] {
  const body = floatBody(x, code, precision, spec.alternate, withPoint);
  let negative = x < 0 || Object.is(x, -0);
  if (spec.noNegativeZero && /^[0.]*(e|$)/i.test(body)) negative = false;
  const digits = /^\d+/.exec(body)?.[0] ?? '';
  return [signOf(negative, spec), digits, groupedFraction(body.slice(digits.length), spec.fraction)];
}

function formatFloat(x: number, spec: Spec, value: PyObject): string {
  const isDefault = spec.type === '';
  if (!isDefault && !'eEfFgGn%'.includes(spec.type)) return unknownCode(spec, value);
  let code = isDefault ? 'r' : spec.type === 'n' ? 'g' : spec.type;
  let end = '';
  if (code === '%') {
    code = 'f';
    x *= 100;
    end = '%';
  }
  let { precision } = spec;
  if (precision < 0) precision = 6;
  else if (code === 'r') code = 'g';
  const [sign, digits, rest] = floatParts(x, spec, code, precision, isDefault);
  return number(sign, '', digits, rest + end, spec, 3);
}

function formatComplex(value: PyComplex, source: string): string {
  const spec = parse(source, value, '', '>');
  if (spec.type !== '' && !'eEfFgGn'.includes(spec.type)) return unknownCode(spec, value);
  if (spec.fill === '0') valueError('Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') valueError("'=' alignment flag is not allowed in complex format specifier");
  const isDefault = spec.type === '';
  let code = isDefault ? 'r' : spec.type === 'n' ? 'g' : spec.type;
  let { precision } = spec;
  if (precision < 0) precision = 6;
  else if (code === 'r') code = 'g';
  const onlyImaginary = isDefault && value.re === 0 && !Object.is(value.re, -0);
  const part = (x: number, one: Spec): string => {
    const [sign, digits, rest] = floatParts(x, one, code, precision, false);
    return sign + (digits && grouped(digits, spec.separator, 3, 0)) + rest;
  };
  const imaginary = part(value.im, onlyImaginary ? spec : { ...spec, sign: '+' });
  const body = onlyImaginary ? `${imaginary}j` : `${part(value.re, spec)}${imaginary}j`;
  return padded(isDefault && !onlyImaginary ? `(${body})` : body, spec);
}

/** `__format__` of the built-in types. */
export function nativeFormat(value: PyObject, spec: string): string {
  if (spec === '') return text(value);
  if (value instanceof PyStr) return formatStr(value, spec);
  if (value instanceof PyInt) return formatInt(value, spec);
  if (value instanceof PyFloat) return formatFloat(value.v, parse(spec, value, '', '>'), value);
  if (value instanceof PyComplex) return formatComplex(value, spec);
  return typeError(`unsupported format string passed to ${value.type.name}.__format__`);
}
