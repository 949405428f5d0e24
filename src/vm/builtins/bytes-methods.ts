/** What bytes and bytearray have in common with str: searching, splitting, stripping, cases, all by ASCII. */
import { intArgument, sizeArgument, tryIndex } from '../objects/indices.ts';
import { iterate } from '../objects/iterate.ts';
import { latin } from '../objects/latin.ts';
import { length } from '../objects/length.ts';
import { likeBytes } from '../objects/operators.ts';
import { PyBytes, PyStr, PyTuple, type PyObject } from '../objects/model.ts';
import { None, bool, bytes, checkLength, int, list, tuple, typeError, valueError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { flagArgument, parameters, type Table } from './define.ts';

const b = (self: PyObject): Uint8Array => (self as PyBytes).b;
function text(self: PyObject): string {
  worked(5 * b(self).length);
  return latin(b(self));
}

/** Latin-1 text as bytes, or as a bytearray where `self` is one. */
const like = (self: PyObject, s: string): PyBytes =>
  likeBytes(
    self as PyBytes,
    Uint8Array.from({ length: s.length }, (_, n) => s.charCodeAt(n)),
  );

/** A bytes-like argument. */
function wanted(value: PyObject): string {
  if (value instanceof PyBytes) return latin(value.b);
  return typeError(`a bytes-like object is required, not '${value.type.name}'`);
}

/** What is searched for: bytes, or the number of one. */
function needle(value: PyObject): string {
  if (value instanceof PyBytes) return latin(value.b);
  const byte = tryIndex(value);
  if (byte === null) return typeError(`argument should be integer or bytes-like object, not '${value.type.name}'`);
  if (byte < 0 || byte > 255) valueError('byte must be in range(0, 256)');
  return String.fromCharCode(Number(byte));
}

function bounds(size: number, start?: PyObject, stop?: PyObject): [number, number] {
  const bound = (object: PyObject | undefined, missing: number): number => {
    if (object === undefined || object === None) return missing;
    const index = tryIndex(object);
    if (index === null)
      return typeError(`slice indices must be integers ${minor < 15 ? 'or None ' : ''}or have an __index__ method`);
    const at = Math.max(-1e15, Math.min(1e15, Number(index)));
    return at < 0 ? Math.max(0, at + size) : at;
  };
  return [bound(start, 0), Math.min(bound(stop, size), size)];
}

function find([self, value, start, stop]: PyObject[], last: boolean): number {
  const searched = needle(value);
  const all = text(self);
  const [from, to] = bounds(all.length, start, stop);
  if (from > to) return -1;
  const searchedPart = all.slice(from, to);
  const at = last ? searchedPart.lastIndexOf(searched) : searchedPart.indexOf(searched);
  return at < 0 ? -1 : at + from;
}

function found(args: PyObject[], last: boolean): PyObject {
  const at = find(args, last);
  return at < 0 ? valueError(`subsection not found`) : int(at);
}

function affix(
  [self, value, start, stop]: PyObject[],
  name: string,
  test: (all: string, one: string) => boolean,
): PyObject {
  const [from, to] = bounds(b(self).length, start, stop);
  const searchedPart = from > to ? null : text(self).slice(from, to);
  const check = (one: PyObject): boolean => searchedPart !== null && test(searchedPart, wanted(one));
  if (value instanceof PyTuple) return bool(value.items.some(check));
  if (!(value instanceof PyBytes))
    return typeError(`${name} first arg must be bytes or a tuple of bytes, not ${value.type.name}`);
  return bool(check(value));
}

const SPACES = ' \t\n\r\x0b\x0c';

function strip(self: PyObject, chars: PyObject | undefined, left: boolean, right: boolean): PyObject {
  const drop = chars === undefined || chars === None ? SPACES : wanted(chars);
  const all = text(self);
  let [from, to] = [0, all.length];
  if (left) while (from < to && drop.includes(all[from])) from++;
  if (right) while (to > from && drop.includes(all[to - 1])) to--;
  return like(self, all.slice(from, to));
}

/** Pieces between separators; the whole rest is one where `most` pieces are cut. */
function pieces(all: string, separator: string, most: number, fromRight: boolean): string[] {
  const parts = all.split(separator);
  if (parts.length - 1 <= most) return parts;
  if (fromRight) return [parts.slice(0, parts.length - most).join(separator), ...parts.slice(parts.length - most)];
  return [...parts.slice(0, most), parts.slice(most).join(separator)];
}

/** Pieces between runs of white space. */
function words(all: string, most: number, fromRight: boolean): string[] {
  const found: string[] = [];
  const space = (at: number) => SPACES.includes(all[at]);
  let [from, to] = [0, all.length];
  for (;;) {
    while (from < to && space(from)) from++;
    while (to > from && space(to - 1)) to--;
    if (from >= to) break;
    if (found.length >= most) {
      // The rest keeps the white space at its other end.
      found.push(fromRight ? all.slice(0, to) : all.slice(from));
      break;
    }
    let at = fromRight ? to : from;
    if (fromRight) while (at > from && !space(at - 1)) at--;
    else while (at < to && !space(at)) at++;
    found.push(fromRight ? all.slice(at, to) : all.slice(from, at));
    if (fromRight) to = at;
    else from = at;
  }
  return fromRight ? found.reverse() : found;
}

function split(self: PyObject, args: PyObject[], keywords: Map<string, PyObject>, name: string): PyObject {
  const [sep, max] = parameters(name, ['sep', 'maxsplit'], args, keywords);
  const limit = max === undefined ? -1 : sizeArgument(max);
  const most = limit < 0 ? Infinity : limit;
  const fromRight = name === 'rsplit';
  if (sep === undefined || sep === None) return list(words(text(self), most, fromRight).map((one) => like(self, one)));
  const separator = wanted(sep);
  if (separator === '') return valueError('empty separator');
  return list(pieces(text(self), separator, most, fromRight).map((one) => like(self, one)));
}

function replaced(all: string, before: string, after: string, most: number): string {
  if (before === '') {
    checkLength(all.length + Math.min(all.length + 1, most) * after.length, 'bytes');
    let left = most;
    let out = '';
    for (const one of all) out += (left-- > 0 ? after : '') + one;
    return left > 0 ? out + after : out;
  }
  const parts = all.split(before);
  checkLength(all.length + Math.min(parts.length - 1, most) * (after.length - before.length), 'bytes');
  let out = parts[0];
  for (let n = 1; n < parts.length; n++) out += (n <= most ? after : before) + parts[n];
  return out;
}

function pad(self: PyObject, args: PyObject[], name: string): PyObject {
  const [width, fill] = args;
  const all = text(self);
  const missing = sizeArgument(width) - all.length;
  if (fill !== undefined && !(fill instanceof PyBytes && fill.b.length === 1))
    return typeError(
      minor >= 14 && fill instanceof PyBytes
        ? `${name}(): argument 2 must be a byte string of length 1, not a ${fill.type.name} object of length ${fill.b.length}`
        : `${name}() argument 2 must be a byte string of length 1, not ${fill.type.name}`,
    );
  if (missing <= 0) return like(self, all);
  checkLength(missing, 'bytes');
  const one = fill ? text(fill) : ' ';
  const left =
    name === 'rjust' ? missing : name === 'ljust' ? 0 : (missing >> 1) + (missing & (missing + all.length) & 1);
  return like(self, one.repeat(left) + all + one.repeat(missing - left));
}

function partition(self: PyObject, sep: PyObject, last: boolean): PyObject {
  const by = wanted(sep);
  if (by === '') return valueError('empty separator');
  const all = text(self);
  const at = last ? all.lastIndexOf(by) : all.indexOf(by);
  const make = (s: string) => like(self, s);
  if (at < 0) return tuple(last ? [make(''), make(''), make(all)] : [make(all), make(''), make('')]);
  return tuple([make(all.slice(0, at)), make(by), make(all.slice(at + by.length))]);
}

function join(self: PyObject, source: PyObject): PyObject {
  const parts: string[] = [];
  const next = iterate(source, 'can only join an iterable');
  for (let item = next(); item !== null; item = next()) {
    if (!(item instanceof PyBytes))
      return typeError(`sequence item ${parts.length}: expected a bytes-like object, ${item.type.name} found`);
    worked(5 * item.b.length);
    parts.push(latin(item.b));
  }
  checkLength(
    parts.reduce((sum, one) => sum + one.length, b(self).length * Math.max(0, parts.length - 1)),
    'bytes',
  );
  return like(self, parts.join(text(self)));
}

const upper = (s: string): string => s.replace(/[a-z]+/g, (one) => one.toUpperCase());
const lower = (s: string): string => s.replace(/[A-Z]+/g, (one) => one.toLowerCase());
const title = (s: string): string =>
  s.replace(/[A-Za-z]+/g, (one) => one[0].toUpperCase() + one.slice(1).toLowerCase());

const every =
  (test: RegExp) =>
  ([self]: PyObject[]) =>
    bool(test.test(text(self)));

function translate(self: PyObject, args: PyObject[], keywords: Map<string, PyObject>): PyObject {
  const [table, drop] = parameters('translate', ['', 'delete'], args, keywords);
  const gone = drop === undefined ? '' : wanted(drop);
  const map = table === undefined || table === None ? null : wanted(table);
  if (map !== null && map.length !== 256) return valueError('translation table must be 256 characters long');
  let out = '';
  for (const one of text(self)) if (!gone.includes(one)) out += map === null ? one : map[one.charCodeAt(0)];
  return like(self, out);
}

/** What `replace` is given: by place, and since 3.15 the count by name too. */
function replaceArguments(
  self: PyObject,
  args: PyObject[],
  keywords: Map<string, PyObject>,
): [PyObject, PyObject, PyObject | undefined] {
  if (minor < 15 && keywords.size > 0)
    return typeError(`${minor < 9 ? '' : `${self.type.name}.`}replace() takes no keyword arguments`);
  const few = args.length < 2;
  if (few && minor >= 15) return typeError(`replace() takes at least 2 positional arguments (${args.length} given)`);
  if (few || (args.length > 3 && minor < 15))
    return typeError(`replace expected at ${few ? 'least 2' : 'most 3'} arguments, got ${args.length}`);
  const [before, after, count] = parameters('replace', ['', '', 'count'], args, keywords);
  return [before!, after!, count];
}

/** `b.hex()`. */
export function hexText(self: PyObject, args: PyObject[], keywords: Map<string, PyObject>): string {
  const [sep, per] = parameters('hex', ['sep', 'bytes_per_sep'], args, keywords);
  worked(30 * b(self).length);
  const digits = Array.from(b(self), (byte) => byte.toString(16).padStart(2, '0'));
  if (sep === undefined) return digits.join('');
  if (length(sep) !== 1) return valueError('sep must be length 1.');
  if (!(sep instanceof PyStr || sep instanceof PyBytes)) return typeError('sep must be str or bytes.');
  const by = sep instanceof PyStr ? sep.s : latin(sep.b);
  // eslint-disable-next-line no-control-regex -- ASCII is the question
  if (!/^[\x00-\x7f]$/.test(by)) return valueError('sep must be ASCII.');
  const size = per === undefined ? 1 : intArgument(per);
  if (size === 0) return digits.join('');
  const groups: string[] = [];
  if (size < 0) for (let n = 0; n < digits.length; n -= size) groups.push(digits.slice(n, n - size).join(''));
  else
    for (let end = digits.length; end > 0; end -= size)
      groups.unshift(digits.slice(Math.max(0, end - size), end).join(''));
  return groups.join(by);
}

/** Digits two by two, with white space between the pairs; raises ValueError. */
export function fromHex(source: PyObject): Uint8Array {
  if (!(source instanceof PyStr))
    return typeError(`fromhex() argument must be str${minor >= 14 ? ' or bytes-like' : ''}, not ${source.type.name}`);
  const out: number[] = [];
  const { s } = source;
  for (let at = 0; at < s.length;) {
    if (SPACES.includes(s[at])) {
      at++;
      continue;
    }
    for (let n = 0; n < 2; n++)
      if (!/[\da-f]/i.test(s[at + n] ?? ''))
        return valueError(
          minor >= 14 && at + n >= s.length
            ? 'fromhex() arg must contain an even number of hexadecimal digits'
            : `non-hexadecimal number found in fromhex() arg at position ${at + n}`,
        );
    out.push(parseInt(s.slice(at, at + 2), 16));
    at += 2;
  }
  return Uint8Array.from(out);
}

function lines(all: string, keep: boolean): string[] {
  return (all.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []).map((line) =>
    keep ? line : line.replace(/[\r\n]+$/, ''),
  );
}

function expanded(all: string, width: number): string {
  let column = 0;
  let out = '';
  for (const one of all) {
    if (one === '\t') {
      const fill = width > 0 ? width - (column % width) : 0;
      checkLength(out.length + fill, 'bytes');
      out += ' '.repeat(fill);
      column += fill;
      continue;
    }
    column = one === '\n' || one === '\r' ? 0 : column + 1;
    out += one;
  }
  return out;
}

export const textMethods: Table = {
  'upper 0': ([self]) => like(self, upper(text(self))),
  'lower 0': ([self]) => like(self, lower(text(self))),
  'title 0': ([self]) => like(self, title(text(self))),
  'capitalize 0': ([self]) => like(self, upper(text(self).slice(0, 1)) + lower(text(self).slice(1))),
  'swapcase 0': ([self]) =>
    like(
      self,
      text(self).replace(/[a-zA-Z]/g, (one) => (one >= 'a' ? one.toUpperCase() : one.toLowerCase())),
    ),
  'isalpha 0': every(/^[A-Za-z]+$/),
  'isalnum 0': every(/^[A-Za-z0-9]+$/),
  'isdigit 0': every(/^[0-9]+$/),
  'isspace 0': every(/^[ \t\n\r\v\f]+$/),
  'isupper 0': ([self]) => bool(/[A-Z]/.test(text(self)) && !/[a-z]/.test(text(self))),
  'islower 0': ([self]) => bool(/[a-z]/.test(text(self)) && !/[A-Z]/.test(text(self))),
  'istitle 0': ([self]) => bool(/[A-Za-z]/.test(text(self)) && title(text(self)) === text(self)),
  'isascii 0': ([self]) => bool(b(self).every((byte) => byte < 128)),
  'find 1-3': (args) => int(find(args, false)),
  'rfind 1-3': (args) => int(find(args, true)),
  'index 1-3': (args) => found(args, false),
  'rindex 1-3': (args) => found(args, true),
  'count 1-3': ([self, value, start, stop]) => {
    const searched = needle(value);
    const [from, to] = bounds(b(self).length, start, stop);
    if (from > to) return int(0);
    const searchedPart = text(self).slice(from, to);
    return int(searched === '' ? searchedPart.length + 1 : searchedPart.split(searched).length - 1);
  },
  'startswith 1-3': (args) => affix(args, 'startswith', (all, one) => all.startsWith(one)),
  'endswith 1-3': (args) => affix(args, 'endswith', (all, one) => all.endsWith(one)),
  'strip 0-1': ([self, chars]) => strip(self, chars, true, true),
  'lstrip 0-1': ([self, chars]) => strip(self, chars, true, false),
  'rstrip 0-1': ([self, chars]) => strip(self, chars, false, true),
  'split k': ([self, ...args], keywords) => split(self, args, keywords, 'split'),
  'rsplit k': ([self, ...args], keywords) => split(self, args, keywords, 'rsplit'),
  'splitlines k': ([self, ...args], keywords) => {
    const [keep] = parameters('splitlines', ['keepends'], args, keywords);
    return list(lines(text(self), flagArgument(keep)).map((one) => like(self, one)));
  },
  'join 1': ([self, source]) => join(self, source),
  'replace k': ([self, ...args], keywords) => {
    const [before, after, count] = replaceArguments(self, args, keywords);
    const limit = count === undefined ? -1 : sizeArgument(count);
    return like(self, replaced(text(self), wanted(before), wanted(after), limit < 0 ? Infinity : limit));
  },
  'center 1-2': ([self, ...args]) => pad(self, args, 'center'),
  'ljust 1-2': ([self, ...args]) => pad(self, args, 'ljust'),
  'rjust 1-2': ([self, ...args]) => pad(self, args, 'rjust'),
  'zfill 1': ([self, width]) => {
    const all = text(self);
    const missing = sizeArgument(width) - all.length;
    checkLength(missing, 'bytes');
    const sign = /^[+-]/.test(all) ? all[0] : '';
    return like(self, missing > 0 ? sign + '0'.repeat(missing) + all.slice(sign.length) : all);
  },
  'partition 1': ([self, sep]) => partition(self, sep, false),
  'rpartition 1': ([self, sep]) => partition(self, sep, true),
  'removeprefix 1': ([self, prefix]) => {
    const [all, gone] = [text(self), wanted(prefix)];
    return like(self, all.startsWith(gone) ? all.slice(gone.length) : all);
  },
  'removesuffix 1': ([self, suffix]) => {
    const [all, gone] = [text(self), wanted(suffix)];
    return like(self, gone && all.endsWith(gone) ? all.slice(0, -gone.length) : all);
  },
  'expandtabs k': ([self, ...args], keywords) => {
    const [size] = parameters('expandtabs', ['tabsize'], args, keywords);
    return like(self, expanded(text(self), size ? intArgument(size) : 8));
  },
  'translate k': ([self, ...args], keywords) => translate(self, args, keywords),
};

/** `bytes.maketrans`. */
export function makeTrans(from: PyObject, to: PyObject): PyObject {
  const [before, after] = [wanted(from), wanted(to)];
  if (before.length !== after.length) return valueError('maketrans arguments must have same length');
  const table = Uint8Array.from({ length: 256 }, (_, n) => n);
  for (let n = 0; n < before.length; n++) table[before.charCodeAt(n)] = after.charCodeAt(n);
  return bytes(table);
}
