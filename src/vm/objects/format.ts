/** Formatting: the format mini-language, `str.format`, `%`. */
import { callMethod, getAttribute, typeLookup } from './attributes.ts';
import { dictGetStr } from './dict.ts';
import { exponentText, floatRepr, scaleRound } from './decimal.ts';
import { PyBuiltin, PyComplex, PyDict, PyFloat, PyInt, PyObject, PyStr, PyTuple, type Keywords } from './model.ts';
import { toFloat } from './numbers.ts';
import { getItem, indexOf, repr, text, tryIndex } from './protocol.ts';
import { strRepr } from './text.ts';
import { T, int, raise, str, typeError, unsupported, valueError, wrongResult } from './types.ts';

interface Spec {
  fill: string;
  align: string;
  sign: string;
  zero: boolean;
  alternate: boolean;
  coerceZero: boolean;
  width: number;
  grouping: string;
  precision: number | null;
  type: string;
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?(.)?$/su;

function parse(spec: string, typeName: string): Spec {
  const match = SPEC.exec(spec);
  if (!match) {
    if (/\.(?!\d)/.test(spec)) return valueError('Format specifier missing precision');
    return valueError(`Invalid format specifier '${spec}' for object of type '${typeName}'`);
  }
  const [, fill, align, sign, z, alternate, zero, width, grouping, precision, type] = match;
  return {
    fill: fill ?? (zero && !align ? '0' : ' '),
    align: align ?? (zero ? '=' : ''),
    sign: sign ?? '-',
    zero: !!zero,
    alternate: !!alternate,
    coerceZero: !!z,
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? null : Number(precision),
    type: type ?? '',
  };
}

const count = (s: string): number => Array.from(s).length;

function pad(body: string, spec: Spec, missing: string, prefix = ''): string {
  const fill = spec.width - count(body) - count(prefix);
  if (fill <= 0) return prefix + body;
  const all = spec.fill.repeat(fill);
  switch (spec.align || missing) {
    case '<':
      return prefix + body + all;
    case '^': {
      const left = fill >> 1;
      return spec.fill.repeat(left) + prefix + body + spec.fill.repeat(fill - left);
    }
    case '=':
      return prefix + all + body;
    default:
      return all + prefix + body;
  }
}

function group(digits: string, separator: string, size: number, width = 0): string {
  if (separator === '') return digits;
  let out = digits.replace(new RegExp(`\\B(?=([0-9a-fA-F]{${size}})+$)`, 'g'), separator);
  // Padding with zeros goes on grouping.
  while (out.length < width) {
    digits = '0' + digits;
    out = digits.replace(new RegExp(`\\B(?=([0-9a-fA-F]{${size}})+$)`, 'g'), separator);
  }
  return out;
}

function signOf(negative: boolean, spec: Spec): string {
  return negative ? '-' : spec.sign === '-' ? '' : spec.sign;
}

const unknown = (spec: Spec, typeName: string): never =>
  valueError(`Unknown format code '${spec.type}' for object of type '${typeName}'`);

function formatStr(s: string, spec: Spec, typeName: string): string {
  if (spec.type !== '' && spec.type !== 's') unknown(spec, typeName);
  if (spec.sign !== '-') valueError(`Sign not allowed in string format specifier`);
  if (spec.alternate) valueError('Alternate form (#) not allowed in string format specifier');
  if (spec.align === '=' && !spec.zero) valueError("'=' alignment not allowed in string format specifier");
  if (spec.grouping !== '') valueError(`Cannot specify '${spec.grouping}' with 's'.`);
  const cut = spec.precision === null ? s : Array.from(s).slice(0, spec.precision).join('');
  return pad(cut, spec.align === '=' ? { ...spec, align: '<' } : spec, '<');
}

const RADIX: Record<string, [number, string]> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
  d: [10, ''],
  n: [10, ''],
};

function formatInt(v: number | bigint, spec: Spec, typeName: string): string {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') return formatFloat(toFloat(v), spec, 'float');
  if (spec.precision !== null) valueError('Precision not allowed in integer format specifier');
  if (spec.type === 'c') {
    if (spec.sign !== '-') valueError("Sign not allowed with integer format specifier 'c'");
    if (v < 0 || v > 0x10ffff) raise('OverflowError', '%c arg not in range(0x110000)');
    return pad(String.fromCodePoint(Number(v)), spec, '<');
  }
  const kind = RADIX[spec.type || 'd'];
  if (!kind) return unknown(spec, typeName);
  const [radix, prefix] = kind;
  if (spec.grouping === ',' && radix !== 10) valueError(`Cannot specify ',' with '${spec.type}'.`);
  let digits = (v < 0 ? -v : v).toString(radix);
  if (spec.type === 'X') digits = digits.toUpperCase();
  const lead = signOf(v < 0, spec) + (spec.alternate ? prefix : '');
  const zeros = spec.fill === '0' && spec.align === '=' ? spec.width - lead.length : 0;
  return pad(group(digits, spec.grouping, radix === 10 ? 3 : 4, zeros), spec, '>', lead);
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

function exponential(x: number, digits: number): string {
  const [all, exponent] = scientific(Math.abs(x), digits + 1);
  return `${all[0]}${digits > 0 ? '.' : ''}${all.slice(1)}${exponentText(exponent)}`;
}

function general(x: number, precision: number, alternate: boolean): string {
  const digits = Math.max(1, precision);
  const [all, exponent] = scientific(Math.abs(x), digits);
  const trim = (s: string) => (alternate || !s.includes('.') ? s : s.replace(/\.?0+$/, ''));
  if (exponent < -4 || exponent >= digits) {
    const mantissa = digits > 1 ? `${all[0]}.${all.slice(1)}` : all[0];
    return trim(mantissa) + exponentText(exponent);
  }
  if (exponent < 0) return trim(`0.${'0'.repeat(-exponent - 1)}${all}`);
  const whole = all.slice(0, exponent + 1);
  return exponent + 1 < digits ? trim(`${whole}.${all.slice(exponent + 1)}`) : whole + (alternate ? '.' : '');
}

function floatBody(x: number, spec: Spec): string {
  if (!Number.isFinite(x)) return (Number.isNaN(x) ? 'nan' : 'inf') + (spec.type === '%' ? '%' : '');
  const precision = spec.precision ?? 6;
  switch (spec.type.toLowerCase()) {
    case 'f':
      return fixed(x, precision) + (spec.alternate && precision === 0 ? '.' : '');
    case 'e':
      return exponential(x, precision);
    case 'g':
    case 'n':
      return general(x, precision, spec.alternate);
    case '%':
      return fixed(x * 100, precision) + '%';
    default: {
      if (spec.precision === null) return floatRepr(Math.abs(x));
      const digits = Math.max(1, spec.precision);
      const [, exponent] = scientific(Math.abs(x), digits);
      // Like 'g', but with one digit after the point, and the exponent from one digit earlier.
      if (exponent >= -4 && exponent < digits - 1 + (spec.precision === 0 ? 1 : 0)) {
        const body = general(x, digits, false);
        return body.includes('.') ? body : body + '.0';
      }
      const [all] = scientific(Math.abs(x), digits);
      if (exponent < -4 || exponent >= digits - 1)
        return (
          (digits > 1 ? `${all[0]}.${all.slice(1)}` : all[0]).replace(/\.?0+$/, (zeros, at) =>
            at === 0 ? zeros : '',
          ) + exponentText(exponent)
        );
      return general(x, digits, false);
    }
  }
}

function formatFloat(x: number, spec: Spec, typeName: string): string {
  if (!'eEfFgGn%'.includes(spec.type)) unknown(spec, typeName);
  let body = floatBody(x, spec);
  if (spec.type !== '' && 'EFG'.includes(spec.type)) body = body.toUpperCase();
  let negative = x < 0 || Object.is(x, -0);
  if (spec.coerceZero && /^[0.]*$/.test(body)) negative = false;
  const lead = signOf(negative && !Number.isNaN(x), spec);
  if (spec.grouping !== '') {
    const whole = /^\d+/.exec(body)?.[0] ?? '';
    const rest = body.slice(whole.length);
    const zeros = spec.fill === '0' && spec.align === '=' ? spec.width - lead.length - rest.length : 0;
    if (whole) body = group(whole, spec.grouping, 3, zeros) + rest;
  }
  return pad(body, spec, '>', lead);
}

function formatComplex(value: PyComplex, spec: Spec): string {
  if (spec.type === '' && spec.precision === null) return pad(text(value), spec, '>');
  return unsupported('format codes with complex numbers');
}

/** `format(value, spec)`. */
export function format(value: PyObject, spec: string): string {
  const custom = value.type.heap ? typeLookup(value.type, '__format__') : null;
  if (custom !== null && !(custom instanceof PyBuiltin)) {
    const result = callMethod(custom, value, [str(spec)]);
    if (!(result instanceof PyStr))
      return wrongResult(value, '__format__', 'a str', result, `__format__ must return a str, not ${result.type.name}`);
    return result.s;
  }
  return nativeFormat(value, spec);
}

/** `__format__` of the built-in types. */
export function nativeFormat(value: PyObject, spec: string): string {
  if (spec === '') return text(value);
  if (value instanceof PyStr) return formatStr(value.s, parse(spec, value.type.name), value.type.name);
  if (value instanceof PyInt) {
    const parsed = parse(spec, value.type.name);
    return value.type === T.bool && parsed.type === 's'
      ? unknown(parsed, 'bool')
      : formatInt(value.v, parsed, value.type.name);
  }
  if (value instanceof PyFloat) return formatFloat(value.v, parse(spec, value.type.name), value.type.name);
  if (value instanceof PyComplex) return formatComplex(value, parse(spec, value.type.name));
  return typeError(`unsupported format string passed to ${value.type.name}.__format__`);
}

/** `!s`, `!r`, `!a`. */
export function convert(value: PyObject, conversion: string): string {
  switch (conversion) {
    case 'r':
      return repr(value);
    case 'a':
      return ascii(value);
    default:
      return text(value);
  }
}

/** `ascii(value)`. */
export function ascii(value: PyObject): string {
  if (value.type === T.str) return strRepr((value as PyStr).s, true);
  return repr(value).replace(/[^\0-\x7f]/gu, (one) => strRepr(one, true).slice(1, -1));
}

/** `template.format(*args, **keywords)`. */
export function formatTemplate(template: string, args: PyObject[], keywords: Keywords | PyDict | null): string {
  const state = { next: 0, manual: false };
  return expand(template, args, keywords, state, 2);
}

function expand(
  template: string,
  args: PyObject[],
  keywords: Keywords | PyDict | null,
  state: { next: number; manual: boolean },
  depth: number,
): string {
  if (depth === 0) valueError('Max string recursion exceeded');
  let out = '';
  for (let at = 0; at < template.length;) {
    const one = template[at];
    if ((one === '{' || one === '}') && template[at + 1] === one) {
      out += one;
      at += 2;
    } else if (one === '}') valueError("Single '}' encountered in format string");
    else if (one === '{') {
      let level = 1;
      let end = at + 1;
      while (end < template.length && level > 0) {
        if (template[end] === '{') level++;
        else if (template[end] === '}') level--;
        end++;
      }
      if (level > 0)
        valueError(end === at + 1 ? "Single '{' encountered in format string" : "expected '}' before end of string");
      const body = template.slice(at + 1, end - 1);
      const match = /^([^!:]*)(?:!(.))?(?::(.*))?$/s.exec(body);
      if (!match) return valueError("expected ':' after conversion specifier");
      let value = field(match[1], args, keywords, state);
      if (match[2] !== undefined) value = str(convert(value, match[2]));
      out += format(value, expand(match[3] ?? '', args, keywords, state, depth - 1));
      at = end;
    } else {
      out += one;
      at++;
    }
  }
  return out;
}

function field(
  name: string,
  args: PyObject[],
  keywords: Keywords | PyDict | null,
  state: { next: number; manual: boolean },
): PyObject {
  const match = /^([^.[]*)(.*)$/s.exec(name)!;
  const first = match[1];
  let value: PyObject;
  if (first === '' || /^\d+$/.test(first)) {
    if (first === '' ? state.manual : state.next > 0)
      valueError(
        first === ''
          ? 'cannot switch from manual field specification to automatic field numbering'
          : 'cannot switch from automatic field numbering to manual field specification',
      );
    if (first !== '') state.manual = true;
    const index = first === '' ? state.next++ : Number(first);
    if (index >= args.length) raise('IndexError', `Replacement index ${index} out of range for positional args tuple`);
    value = args[index];
  } else {
    const found = keywords instanceof PyDict ? dictGetStr(keywords, first) : keywords?.get(first);
    if (!found) raise('KeyError', first);
    value = found;
  }
  for (const [, attribute, item] of match[2].matchAll(/\.([^.[]+)|\[([^\]]*)\]/g))
    value =
      attribute !== undefined
        ? getAttribute(value, attribute)
        : getItem(value, /^\d+$/.test(item) ? int(Number(item)) : str(item));
  return value;
}

/** `template % values`. */
export function percentFormat(template: string, values: PyObject): string {
  const args = values instanceof PyTuple ? values.items : [values];
  let next = 0;
  let keyed = false;
  const take = (): PyObject => {
    if (next >= args.length) typeError('not enough arguments for format string');
    return args[next++];
  };
  const out = template.replace(
    /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.)?/gsu,
    (whole, key, flags, width, precision, code, at) => {
      if (code === undefined) valueError('incomplete format');
      if (code === '%') return '%';
      let wide = width === '*' ? Number(indexOf(take())) : Number(width ?? 0);
      const precise =
        precision === undefined ? null : precision === '*' ? Number(indexOf(take())) : Number(precision || 0);
      let left = flags.includes('-');
      if (wide < 0) {
        left = true;
        wide = -wide;
      }
      let value: PyObject;
      if (key !== undefined) {
        if (values instanceof PyTuple || values instanceof PyStr) typeError('format requires a mapping');
        keyed = true;
        value = getItem(values, str(key));
      } else value = take();
      const spec: Spec = {
        fill: flags.includes('0') && !left ? '0' : ' ',
        align: left ? '<' : flags.includes('0') ? '=' : '>',
        sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '-',
        zero: false,
        alternate: flags.includes('#'),
        coerceZero: false,
        width: wide,
        grouping: '',
        precision: precise,
        type: code,
      };
      return percentOne(value, code, spec, template, at + whole.length - 1);
    },
  );
  if (!keyed && next < args.length && !(values instanceof PyDict))
    typeError('not all arguments converted during string formatting');
  return out;
}

function percentOne(value: PyObject, code: string, spec: Spec, template: string, at: number): string {
  if (code === 's' || code === 'r' || code === 'a') {
    const shown = convert(value, code);
    return pad(
      spec.precision === null ? shown : Array.from(shown).slice(0, spec.precision).join(''),
      { ...spec, fill: ' ', align: spec.align === '<' ? '<' : '>' },
      '>',
    );
  }
  if (code === 'c') {
    const index = value instanceof PyStr ? null : tryIndex(value);
    if (index === null && !(value instanceof PyStr && count(value.s) === 1)) typeError('%c requires int or char');
    return pad(
      index === null ? (value as PyStr).s : String.fromCodePoint(Number(index)),
      { ...spec, fill: ' ', align: spec.align === '<' ? '<' : '>' },
      '>',
    );
  }
  if ('diuxXo'.includes(code)) {
    let whole = value instanceof PyFloat && 'diu'.includes(code) ? floatToInt(value.v) : tryIndex(value);
    if (whole === null) {
      const needed = 'diu'.includes(code) ? 'a real number' : 'an integer';
      return typeError(`%${code} format: ${needed} is required, not ${value.type.name}`);
    }
    const negative = whole < 0;
    if (negative) whole = -whole;
    const [radix, prefix] = RADIX[code === 'i' || code === 'u' ? 'd' : code];
    let digits = whole.toString(radix).padStart(spec.precision ?? 0, '0');
    if (code === 'X') digits = digits.toUpperCase();
    return pad(digits, spec, '>', signOf(negative, spec) + (spec.alternate ? prefix : ''));
  }
  if ('eEfFgG'.includes(code)) {
    const x = value instanceof PyFloat ? value.v : value instanceof PyInt ? toFloat(value.v) : null;
    if (x === null) return typeError(`must be real number, not ${value.type.name}`);
    return formatFloat(x, { ...spec, precision: spec.precision ?? 6 }, 'float');
  }
  return valueError(
    `unsupported format character '${code}' (0x${code.codePointAt(0)!.toString(16)}) at index ${Array.from(template.slice(0, at)).length}`,
  );
}

/** `int(x)` of a float. */
export function floatToInt(x: number): number | bigint {
  if (Number.isNaN(x)) return valueError('cannot convert float NaN to integer');
  if (!Number.isFinite(x)) raise('OverflowError', 'cannot convert float infinity to integer');
  const whole = Math.trunc(x) + 0;
  return Number.isSafeInteger(whole) ? whole : BigInt(whole);
}
