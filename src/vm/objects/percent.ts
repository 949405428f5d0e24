/** `template % values`, of str and of bytes (unicode_format of Objects/unicodeobject.c, _PyBytes_FormatEx). */
import { callMethod, typeLookup } from './attributes.ts';
import { floatToInt } from './format.ts';
import { formatLong, percentFloat } from './format-spec.ts';
import { PyBytes, PyFloat, PyInt, PyStr, PyTuple, Raised, type PyObject } from './model.ts';
import { tryIndex } from './indices.ts';
import { repr, text } from './repr.ts';
import { getItem } from './subscript.ts';
import { asciiText } from './text.ts';
import { bytes, checkLength, exceptions, isInstance, raise, str, typeError, valueError } from './types.ts';
import { minor } from './version.ts';

interface Item {
  /** Where its `%` is. */
  start: number;
  /** The key in brackets. */
  key: string | null;
  left: boolean;
  sign: string;
  alternate: boolean;
  zero: boolean;
  width: number;
  precision: number | null;
  /** What the version calls the argument: `argument 1`. */
  shown: string;
}

/** Characters of latin-1 that stand for bytes. */
const latin = (b: Uint8Array): string => Array.from(b, (byte) => String.fromCharCode(byte)).join('');

class Formatter {
  private readonly points: string[];
  private readonly isBytes: boolean;
  private readonly mapping: PyObject | null;
  private readonly all: PyObject;
  private args: PyObject[];
  private next = 0;
  private at = 0;

  constructor(template: string, values: PyObject, isBytes: boolean) {
    this.points = Array.from(template);
    this.isBytes = isBytes;
    this.all = values;
    this.args = values instanceof PyTuple ? values.items : [values];
    const isMapping =
      !(values instanceof PyTuple || values instanceof PyStr) && typeLookup(values.type, '__getitem__') !== null;
    this.mapping = isMapping ? values : null;
  }

  run(): string {
    let out = '';
    let fields = 0;
    while (this.at < this.points.length) {
      const one = this.points[this.at++];
      if (one !== '%') {
        out += one;
        continue;
      }
      fields++;
      const made = this.field();
      checkLength(out.length + made.length, 'a str');
      out += made;
    }
    if (this.next < this.args.length && this.mapping === null) this.leftOver(fields);
    return out;
  }

  private leftOver(fields: number): never {
    const count = this.args.length;
    const detail = minor >= 15 ? ` (required ${fields === 0 ? 0 : this.next}, got ${count})` : '';
    return typeError(`not all arguments converted during ${this.isBytes ? 'bytes' : 'string'} formatting${detail}`);
  }

  private take(): PyObject {
    if (this.next < this.args.length) return this.args[this.next++];
    return typeError(`not enough arguments for format string${minor >= 15 ? ` (got ${this.args.length})` : ''}`);
  }

  /** The next character of a field; an end there is an error. */
  private character(start: number): string {
    if (this.at < this.points.length) return this.points[this.at++];
    return valueError(minor >= 15 ? `stray % at position ${start}` : 'incomplete format');
  }

  private field(): string {
    const start = this.at - 1;
    const item: Item = {
      start,
      key: null,
      left: false,
      sign: '',
      alternate: false,
      zero: false,
      width: 0,
      precision: null,
      shown: '',
    };
    let one = this.character(start);
    if (one === '%') return '%';
    if (one === '(') {
      item.key = this.key(start);
      one = this.character(start);
    }
    for (; '-+ #0'.includes(one); one = this.character(start)) {
      if (one === '-') item.left = true;
      else if (one === '+') item.sign = '+';
      else if (one === ' ') item.sign ||= ' ';
      else if (one === '#') item.alternate = true;
      else item.zero = true;
    }
    if (one === '*') {
      item.width = this.star();
      if (item.width < 0) {
        item.left = true;
        item.width = -item.width;
      }
      one = this.character(start);
    } else
      for (; one >= '0' && one <= '9'; one = this.character(start)) {
        item.width = item.width * 10 + Number(one);
        if (item.width > Number.MAX_SAFE_INTEGER) valueError('width too big');
      }
    if (one === '.') {
      item.precision = 0;
      one = this.character(start);
      if (one === '*') {
        item.precision = Math.max(0, this.star());
        one = this.character(start);
      } else
        for (; one >= '0' && one <= '9'; one = this.character(start)) {
          item.precision = item.precision * 10 + Number(one);
          if (item.precision > 2147483647) valueError('precision too big');
        }
    }
    if ('hlL'.includes(one)) one = this.character(start);
    const value = this.take();
    item.shown = item.key !== null ? ` ${repr(str(item.key))}` : this.all instanceof PyTuple ? ` ${this.next}` : '';
    return this.convert(value, one, item);
  }

  private key(start: number): string {
    if (this.mapping === null)
      return typeError(`format requires a mapping${minor >= 15 ? `, not ${this.all.type.name}` : ''}`);
    const from = this.at;
    for (let depth = 1; depth > 0; this.at++) {
      if (this.at >= this.points.length)
        return valueError(
          minor >= 15 ? `stray % or incomplete format key at position ${start}` : 'incomplete format key',
        );
      if (this.points[this.at] === ')') depth--;
      else if (this.points[this.at] === '(') depth++;
    }
    const key = this.points.slice(from, this.at - 1).join('');
    const object = this.isBytes ? bytes(Uint8Array.from(key, (one) => one.charCodeAt(0))) : str(key);
    this.args = [getItem(this.mapping, object)];
    this.next = 0;
    return key;
  }

  private star(): number {
    const value = this.take();
    if (value instanceof PyInt) {
      if (typeof value.v === 'bigint') raise('OverflowError', 'Python int too large to convert to C ssize_t');
      return value.v;
    }
    const shown = this.all instanceof PyTuple ? ` ${this.next}` : '';
    return typeError(minor >= 15 ? `format argument${shown}: * requires int, not ${value.type.name}` : '* wants int');
  }

  private convert(value: PyObject, code: string, item: Item): string {
    switch (code) {
      case 's':
      case 'b':
        if (this.isBytes) return this.plain(this.bytesOf(value, item), item);
        if (code === 's') return this.plain(text(value), item);
        return this.unknown(code, item);
      case 'r':
        return this.plain(this.isBytes ? asciiText(repr(value)) : repr(value), item);
      case 'a':
        return this.plain(asciiText(repr(value)), item);
      case 'c':
        return this.plain(this.oneCharacter(value, item), { ...item, precision: null });
      case 'd':
      case 'i':
      case 'u':
      case 'o':
      case 'x':
      case 'X':
        return this.whole(value, code, item);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return this.float(value, code, item);
      default:
        return this.unknown(code, item);
    }
  }

  private unknown(code: string, item: Item): never {
    const point = code.codePointAt(0)!;
    if (minor >= 15) {
      if (/[a-zA-Z]/.test(code)) return valueError(`unsupported format %${code} at position ${item.start}`);
      return valueError(
        `stray % at position ${item.start} or unexpected format character ${repr(str(code))} (U+${point.toString(16).toUpperCase().padStart(4, '0')}) at position ${this.at - 1}`,
      );
    }
    const shown = point >= 31 && point <= 126 ? code : this.isBytes ? code : '?';
    return valueError(`unsupported format character '${shown}' (0x${point.toString(16)}) at index ${this.at - 1}`);
  }

  private plain(body: string, item: Item): string {
    const points = /[\ud800-\udfff]/.test(body) ? Array.from(body) : null;
    const size = points?.length ?? body.length;
    const cut = item.precision !== null && item.precision < size;
    const shown = cut ? (points?.slice(0, item.precision!).join('') ?? body.slice(0, item.precision!)) : body;
    const missing = item.width - (cut ? item.precision! : size);
    if (missing <= 0) return shown;
    checkLength(missing, 'a str');
    return item.left ? shown + ' '.repeat(missing) : ' '.repeat(missing) + shown;
  }

  /** Sign, prefix, zeros, digits. */
  private number(body: string, item: Item, prefix: string): string {
    let sign = item.sign;
    if (body.startsWith('-')) {
      sign = '-';
      body = body.slice(1);
    }
    const missing = Math.max(0, item.width - sign.length - prefix.length - body.length);
    checkLength(missing, 'a str');
    if (item.left) return sign + prefix + body + ' '.repeat(missing);
    return item.zero ? sign + prefix + '0'.repeat(missing) + body : ' '.repeat(missing) + sign + prefix + body;
  }

  private wrongType(value: PyObject, code: string, item: Item): never {
    const isWhole = 'oxX'.includes(code);
    if (minor >= 15)
      return typeError(
        `format argument${item.shown}: %${code} requires ${isWhole ? 'an integer' : 'a real number'}, not ${value.type.name}`,
      );
    const wanted = isWhole ? 'an integer' : minor < 10 ? 'a number' : 'a real number';
    return typeError(`%${code} format: ${wanted} is required, not ${value.type.name}`);
  }

  private whole(value: PyObject, code: string, item: Item): string {
    const v = this.integer(value, code, item);
    const { digits, prefix } = formatLong(v, code, item.precision ?? 0);
    return this.number((v < 0 ? '-' : '') + digits, item, item.alternate ? prefix : '');
  }

  private integer(value: PyObject, code: string, item: Item): number | bigint {
    if (value instanceof PyInt) return value.v;
    const isDecimal = 'diu'.includes(code);
    if (isDecimal && value instanceof PyFloat) return floatToInt(value.v);
    try {
      const method = isDecimal ? typeLookup(value.type, '__int__') : null;
      if (method !== null && !(value instanceof PyStr)) {
        const result = callMethod(method, value, []);
        if (result instanceof PyInt) return result.v;
      }
      const index = tryIndex(value);
      if (index !== null) return index;
    } catch (error) {
      if (!(error instanceof Raised && isInstance(error.exception, exceptions.get('TypeError')!))) throw error;
    }
    return this.wrongType(value, code, item);
  }

  private float(value: PyObject, code: string, item: Item): string {
    let x: number;
    try {
      x = floatOf(value);
    } catch (error) {
      const isType = error instanceof Raised && isInstance(error.exception, exceptions.get('TypeError')!);
      if (isType && minor >= 15) return this.wrongType(value, code, item);
      if (isType && this.isBytes) return typeError(`float argument required, not ${value.type.name}`);
      throw error;
    }
    return this.number(percentFloat(x, code, item.precision ?? 6, item.alternate), item, '');
  }

  private oneCharacter(value: PyObject, item: Item): string {
    const limit = this.isBytes ? 256 : 0x110000;
    if (this.isBytes && value instanceof PyBytes) {
      if (value.b.length === 1) return latin(value.b);
      return typeError(
        minor >= 14
          ? `%c requires an integer in range(256) or a single byte, not a ${value.type.name} object of length ${value.b.length}`
          : '%c requires an integer in range(256) or a single byte',
      );
    }
    if (!this.isBytes && value instanceof PyStr) {
      const count = value.points?.length ?? value.s.length;
      return count === 1 ? value.s : this.noCharacter(`a string of length ${count}`, item);
    }
    const index = tryIndex(value);
    if (index === null) return this.noCharacter(value.type.name, item);
    if (index >= 0 && index < limit) return String.fromCodePoint(Number(index));
    if (minor >= 15)
      raise(
        'OverflowError',
        `format argument${item.shown}: %c argument not in range(${this.isBytes ? '256' : '0x110000'})`,
      );
    return raise('OverflowError', `%c arg not in range(${this.isBytes ? '256' : '0x110000'})`);
  }

  private noCharacter(what: string, item: Item): never {
    const wanted = this.isBytes ? 'an integer in range(256) or a single byte' : 'an int or a unicode character';
    if (minor >= 15)
      return typeError(
        `format argument${item.shown}: %c requires ${this.isBytes ? wanted : 'an integer or a unicode character'}, not ${what}`,
      );
    if (this.isBytes) return typeError(`%c requires ${wanted}${minor >= 14 ? `, not ${what}` : ''}`);
    return typeError(minor >= 14 ? `%c requires ${wanted}, not ${what}` : '%c requires int or char');
  }

  private bytesOf(value: PyObject, item: Item): string {
    if (value instanceof PyBytes) return latin(value.b);
    const method = typeLookup(value.type, '__bytes__');
    if (method !== null) {
      const made = callMethod(method, value, []);
      if (made instanceof PyBytes) return latin(made.b);
      return typeError(`__bytes__ returned non-bytes (type ${made.type.name})`);
    }
    if (minor >= 15)
      return typeError(
        `format argument${item.shown}: %b requires a bytes-like object, or an object that implements __bytes__, not ${value.type.name}`,
      );
    return typeError(
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${value.type.name}'`,
    );
  }
}

/** A float argument (PyFloat_AsDouble). */
function floatOf(value: PyObject): number {
  if (value instanceof PyFloat) return value.v;
  if (!(value instanceof PyStr || value instanceof PyBytes)) {
    const method = typeLookup(value.type, '__float__');
    const result = method === null ? null : callMethod(method, value, []);
    if (result instanceof PyFloat) return result.v;
    const index = result === null && minor >= 8 ? tryIndex(value) : null;
    if (index !== null) return Number(index);
  }
  return typeError(`must be real number, not ${value.type.name}`);
}

/** `template % values`. */
export function percentFormat(template: string, values: PyObject): string {
  return new Formatter(template, values, false).run();
}

/** `template % values` of bytes. */
export function percentBytes(template: Uint8Array, values: PyObject): Uint8Array {
  return Uint8Array.from(new Formatter(latin(template), values, true).run(), (one) => one.charCodeAt(0));
}
