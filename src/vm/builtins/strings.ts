/** str. */
import { decode, encode } from '../objects/codecs.ts';
import { nativeHash } from '../objects/compare.ts';
import { dictEntries, dictGet, dictSet } from '../objects/dict.ts';
import { nativeFormat } from '../objects/format-spec.ts';
import { formatTemplate } from '../objects/format-template.ts';
import { percentFormat } from '../objects/percent.ts';
import {
  PyBuiltin,
  PyBytes,
  PyDescriptor,
  PyDict,
  PyInt,
  PyStr,
  PyTuple,
  type PyObject,
  type PyType,
} from '../objects/model.ts';
import { sequenceOperation } from '../objects/operators.ts';
import {
  getIterator,
  getItem,
  length,
  nativeContains,
  nativeGetItem,
  intArgument,
  sizeArgument,
  text,
  toArray,
  tryIndex,
} from '../objects/protocol.ts';
import { strRepr } from '../objects/text.ts';
import { all, capitalize, casefold, has, isAscii, isTitle, lower, swapcase, title, upper } from '../objects/unicode.ts';
import {
  None,
  NotImplemented,
  T,
  bool,
  bytes,
  checkLength,
  dict,
  int,
  list,
  str,
  tuple,
  typeError,
  unsupported,
  valueError,
} from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { argumentType, constructor, methods, flagArgument, nameArgument, parameters } from './define.ts';
import { comparisons } from './numbers.ts';
import { repeated } from './sequences.ts';

const s = (self: PyObject): string => (self as PyStr).s;
const points = (self: PyObject): ArrayLike<string> => (self as PyStr).points ?? s(self);

/** A str argument. */
function wanted(value: PyObject, message: string): string {
  return value instanceof PyStr ? value.s : typeError(message);
}

/** What Python takes as white space (Py_UNICODE_ISSPACE). */
// eslint-disable-next-line no-control-regex -- separators are white space here
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** An index as slices take it. */
function sliceIndex(object: PyObject): number {
  const index = tryIndex(object);
  if (index === null)
    return typeError(`slice indices must be integers ${minor < 15 ? 'or None ' : ''}or have an __index__ method`);
  return Math.max(-1e15, Math.min(1e15, Number(index)));
}

/** What is searched for; the name of the method is told since 3.13. */
function searchedFor(value: PyObject, name: string): string {
  return wanted(
    value,
    minor < 13 ? `must be str, not ${value.type.name}` : `${name}() argument 1 must be str, not ${argumentType(value)}`,
  );
}

/** Start and stop, in code points. */
function bounds(self: PyObject, start?: PyObject, stop?: PyObject): [number, number] {
  const size = points(self).length;
  const bound = (object: PyObject | undefined, missing: number) => {
    if (object === undefined || object === None) return missing;
    const value = sliceIndex(object);
    return value < 0 ? Math.max(0, value + size) : value;
  };
  return [bound(start, 0), Math.min(bound(stop, size), size)];
}

const part = (self: PyObject, from: number, to: number): string =>
  (self as PyStr).points === null
    ? s(self).slice(from, Math.max(from, to))
    : (self as PyStr).points!.slice(from, to).join('');

/** Place of `needle` in code points; -1 where it is not. */
function find([self, needle, start, stop]: PyObject[], name: string, last: boolean): number {
  const searched = searchedFor(needle, name);
  const [from, to] = bounds(self, start, stop);
  if (from > to || from > points(self).length) return -1;
  const searchedPart = part(self, from, to);
  worked(searchedPart.length + searched.length);
  const at = last ? searchedPart.lastIndexOf(searched) : searchedPart.indexOf(searched);
  return at < 0 ? -1 : from + ((self as PyStr).points === null ? at : Array.from(searchedPart.slice(0, at)).length);
}

function strip(self: PyObject, chars: PyObject | undefined, name: string, left: boolean, right: boolean): PyObject {
  if (chars !== undefined && chars !== None && !(chars instanceof PyStr))
    return typeError(`${name} arg must be None or str`);
  const set = chars instanceof PyStr ? new Set(Array.from(chars.s)) : null;
  const drop = (one: string) => (set ? set.has(one) : SPACE.test(one));
  const all = points(self);
  let from = 0;
  let to = all.length;
  if (left) while (from < to && drop(all[from])) from++;
  if (right) while (to > from && drop(all[to - 1])) to--;
  return from === 0 && to === all.length && self.type === T.str ? self : str(part(self, from, to));
}

function split(
  self: PyObject,
  args: PyObject[],
  keywords: Map<string, PyObject>,
  name: string,
  fromRight: boolean,
): PyObject {
  const [sep, max] = parameters(name, ['sep', 'maxsplit'], args, keywords);
  const limit = max === undefined ? -1 : sizeArgument(max);
  const most = limit < 0 ? Infinity : limit;
  if (sep !== undefined && sep !== None && !(sep instanceof PyStr))
    return typeError(`must be str or None, not ${sep.type.name}`);
  if (sep instanceof PyStr) {
    if (sep.s === '') return valueError('empty separator');
    const parts = s(self).split(sep.s);
    if (parts.length > most + 1) {
      const cut = fromRight ? parts.length - most : 0;
      const kept = fromRight
        ? [parts.slice(0, cut).join(sep.s), ...parts.slice(cut)]
        : [...parts.slice(0, most), parts.slice(most).join(sep.s)];
      return list(kept.map(str));
    }
    return list(parts.map(str));
  }
  worked(4 * s(self).length);
  const words: string[] = [];
  const all = points(self);
  const step = fromRight ? -1 : 1;
  let at = fromRight ? all.length - 1 : 0;
  const inside = () => at >= 0 && at < all.length;
  while (inside()) {
    while (inside() && SPACE.test(all[at])) at += step;
    if (!inside()) break;
    const start = at;
    if (words.length >= most) {
      // The rest stays whole, with the white space at its far end.
      words.push(fromRight ? part(self, 0, start + 1) : part(self, start, all.length));
      break;
    }
    while (inside() && !SPACE.test(all[at])) at += step;
    words.push(fromRight ? part(self, at + 1, start + 1) : part(self, start, at));
  }
  if (fromRight) words.reverse();
  return list(words.map(str));
}

function pad(
  self: PyObject,
  width: PyObject,
  fill: PyObject | undefined,
  side: 'left' | 'right' | 'both',
  name: string,
): PyObject {
  if (fill !== undefined && !(fill instanceof PyStr))
    return typeError(`The fill character must be a unicode character, not ${fill.type.name}`);
  if (fill && length(fill) !== 1) return typeError('The fill character must be exactly one character long');
  const missing = sizeArgument(width) - points(self).length;
  if (missing <= 0) return self.type === T.str ? self : str(s(self));
  const one = fill ? (fill as PyStr).s : ' ';
  if (missing > 10_000_000) return unsupported(`${name} that wide`);
  // CPython's centring puts the odd one left where both numbers are odd.
  const left =
    side === 'right' ? missing : side === 'left' ? 0 : (missing >> 1) + (missing & (missing + points(self).length) & 1);
  return str(one.repeat(left) + s(self) + one.repeat(missing - left));
}

/** `isalpha` and its like: true for a text with characters that all pass. */
const every =
  (test: (one: string) => boolean) =>
  ([self]: PyObject[]) =>
    bool(all(s(self), test));

const isSpace = (one: string): boolean => SPACE.test(one);

/** Whether characters of one case are there, and none of another. */
function isCase(self: PyObject, own: 'upper' | 'lower', other: 'upper' | 'lower'): PyObject {
  const points = Array.from(s(self));
  return bool(points.some((one) => has(own, one)) && !points.some((one) => has(other, one) || has('title', one)));
}

function affix(
  [self, wantedAffix, start, stop]: PyObject[],
  name: string,
  test: (text: string, affix: string) => boolean,
): PyObject {
  const [from, to] = bounds(self, start, stop);
  const searchedPart = from > to ? null : part(self, from, to);
  const check = (one: PyObject): boolean => {
    if (!(one instanceof PyStr))
      return typeError(
        wantedAffix instanceof PyTuple
          ? `tuple for ${name} must only contain str, not ${one.type.name}`
          : `${name} first arg must be str or a tuple of str, not ${one.type.name}`,
      );
    return searchedPart !== null && test(searchedPart, one.s);
  };
  return bool(wantedAffix instanceof PyTuple ? wantedAffix.items.some(check) : check(wantedAffix));
}

function partition(self: PyObject, sep: PyObject, last: boolean): PyObject {
  const by = wanted(sep, `must be str, not ${sep.type.name}`);
  if (by === '') return valueError('empty separator');
  const at = last ? s(self).lastIndexOf(by) : s(self).indexOf(by);
  const whole = str(s(self));
  if (at < 0) return tuple(last ? [str(''), str(''), whole] : [whole, str(''), str('')]);
  return tuple([str(s(self).slice(0, at)), sep, str(s(self).slice(at + by.length))]);
}

function replace(self: PyObject, args: PyObject[], keywords: Map<string, PyObject>): PyObject {
  if (keywords.size > 0 && minor < 13)
    return typeError(`${minor < 9 ? '' : 'str.'}replace() takes no keyword arguments`);
  if (args.length < 2)
    return typeError(
      minor < 13
        ? `replace expected at least 2 arguments, got ${args.length}`
        : `replace() takes at least 2 positional arguments (${args.length} given)`,
    );
  if (args.length > 3 && minor < 13) return typeError(`replace expected at most 3 arguments, got ${args.length}`);
  const count = args[2] ?? keywords.get('count');
  const [before, after] = [0, 1].map((n) =>
    wanted(args[n], `replace() argument ${n + 1} must be str, not ${argumentType(args[n])}`),
  );
  const limit = count === undefined ? -1 : sizeArgument(count);
  let left = limit < 0 ? Infinity : limit;
  if (before === '') {
    const all = Array.from(s(self));
    checkLength(s(self).length + Math.min(all.length + 1, left) * after.length, 'a str');
    let out = '';
    for (const one of all) out += (left-- > 0 ? after : '') + one;
    return str(out + (left > 0 ? after : ''));
  }
  worked(s(self).length);
  const parts = s(self).split(before);
  checkLength(s(self).length + Math.min(parts.length - 1, left) * (after.length - before.length), 'a str');
  if (parts.length === 1) return self.type === T.str ? self : str(s(self));
  let out = parts[0];
  for (const one of parts.slice(1)) out += (left-- > 0 ? after : before) + one;
  return str(out);
}

function join(self: PyObject, source: PyObject): PyObject {
  const items = toArray(source, 'can only join an iterable');
  items.forEach((item, n) => {
    if (!(item instanceof PyStr)) typeError(`sequence item ${n}: expected str instance, ${item.type.name} found`);
  });
  if (items.length === 1 && items[0].type === T.str) return items[0];
  checkLength(
    items.reduce((sum, item) => sum + s(item).length, 0) + s(self).length * Math.max(0, items.length - 1),
    'a str',
  );
  return str(items.map(s).join(s(self)));
}

/** Lines as `splitlines` cuts them. */
function linesOf(text: string, keepEnds: boolean): string[] {
  // eslint-disable-next-line no-control-regex -- these separators end lines
  const parts = text.split(/(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])/);
  const lines: string[] = [];
  for (let n = 0; n < parts.length; n += 2)
    if (n + 1 < parts.length || parts[n] !== '') lines.push(parts[n] + (keepEnds ? (parts[n + 1] ?? '') : ''));
  return lines;
}

constructor(T.str, ([type, ...args], keywords) => {
  if (type === T.str && args.length > 3 && minor >= 13)
    return typeError(`str expected at most 3 arguments, got ${args.length}`);
  const [value, encoding, errors] = parameters('str', ['object', 'encoding', 'errors'], args, keywords ?? new Map());
  if (value !== undefined && (encoding !== undefined || errors !== undefined)) {
    if (value instanceof PyStr) return typeError('decoding str is not supported');
    if (!(value instanceof PyBytes))
      return typeError(`decoding to str: need a bytes-like object, ${value.type.name} found`);
    return decode(value.b, nameArgument(encoding, 'str', 'encoding') ?? 'utf-8', nameArgument(errors, 'str', 'errors'));
  }
  const made = value === undefined ? '' : text(value);
  if (type !== T.str) return new PyStr(type as PyType, made);
  return value?.type === T.str ? value : str(made);
});

methods(T.str, {
  '__repr__ 0': ([self]) => str(strRepr(s(self))),
  '__str__ 0': ([self]) => (self.type === T.str ? self : str(s(self))),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__len__ 0': ([self]) => int(points(self).length),
  '__getitem__ 1': ([self, key]) => nativeGetItem(self, key),
  '__contains__ 1': ([self, item]) => bool(nativeContains(self, item)),
  '__iter__ 0': ([self]) => getIterator(self),
  '__add__ 1': ([self, other]) => sequenceOperation(self, other, '+') ?? NotImplemented,
  '__mul__ 1': repeated,
  '__rmul__ 1': repeated,
  '__mod__ 1': ([self, other]) => str(percentFormat(s(self), other)),
  '__format__ 1': ([self, spec]) => str(nativeFormat(self, s(spec))),
  ...comparisons(),
  'upper 0': ([self]) => str(upper(s(self))),
  'lower 0': ([self]) => str(lower(s(self))),
  'casefold 0': ([self]) => str(casefold(s(self))),
  'title 0': ([self]) => str(title(s(self))),
  'capitalize 0': ([self]) => str(capitalize(s(self))),
  'swapcase 0': ([self]) => str(swapcase(s(self))),
  'strip 0-1': ([self, chars]) => strip(self, chars, 'strip', true, true),
  'lstrip 0-1': ([self, chars]) => strip(self, chars, 'lstrip', true, false),
  'rstrip 0-1': ([self, chars]) => strip(self, chars, 'rstrip', false, true),
  'split k': ([self, ...args], keywords) => split(self, args, keywords, 'split', false),
  'rsplit k': ([self, ...args], keywords) => split(self, args, keywords, 'rsplit', true),
  'splitlines k': ([self, ...args], keywords) => {
    const [keep] = parameters('splitlines', ['keepends'], args, keywords);
    return list(linesOf(s(self), flagArgument(keep)).map(str));
  },
  'join 1': ([self, source]) => join(self, source),
  'replace k': ([self, ...args], keywords) => replace(self, args, keywords),
  'find 1-3': (args) => int(find(args, 'find', false)),
  'rfind 1-3': (args) => int(find(args, 'rfind', true)),
  'index 1-3': (args) => {
    const at = find(args, 'index', false);
    return at < 0 ? valueError('substring not found') : int(at);
  },
  'rindex 1-3': (args) => {
    const at = find(args, 'rindex', true);
    return at < 0 ? valueError('substring not found') : int(at);
  },
  'count 1-3': ([self, needle, start, stop]) => {
    const searched = searchedFor(needle, 'count');
    const [from, to] = bounds(self, start, stop);
    if (from > to) return int(0);
    const searchedPart = part(self, from, to);
    worked(4 * searchedPart.length);
    return int(searched === '' ? Array.from(searchedPart).length + 1 : searchedPart.split(searched).length - 1);
  },
  'startswith 1-3': (args) => affix(args, 'startswith', (all, one) => all.startsWith(one)),
  'endswith 1-3': (args) => affix(args, 'endswith', (all, one) => all.endsWith(one)),
  'removeprefix 1': ([self, prefix]) => {
    const gone = wanted(prefix, `removeprefix() argument must be str, not ${argumentType(prefix)}`);
    return str(s(self).startsWith(gone) ? s(self).slice(gone.length) : s(self));
  },
  'removesuffix 1': ([self, suffix]) => {
    const gone = wanted(suffix, `removesuffix() argument must be str, not ${argumentType(suffix)}`);
    return str(gone !== '' && s(self).endsWith(gone) ? s(self).slice(0, -gone.length) : s(self));
  },
  'partition 1': ([self, sep]) => partition(self, sep, false),
  'rpartition 1': ([self, sep]) => partition(self, sep, true),
  'ljust 1-2': ([self, width, fill]) => pad(self, width, fill, 'left', 'ljust'),
  'rjust 1-2': ([self, width, fill]) => pad(self, width, fill, 'right', 'rjust'),
  'center 1-2': ([self, width, fill]) => pad(self, width, fill, 'both', 'center'),
  'zfill 1': ([self, width]) => {
    const missing = sizeArgument(width) - points(self).length;
    if (missing <= 0) return str(s(self));
    checkLength(missing, 'a str');
    const [, sign, rest] = /^([+-]?)(.*)$/s.exec(s(self))!;
    return str(sign + '0'.repeat(missing) + rest);
  },
  'expandtabs k': ([self, ...args], keywords) => {
    const [size] = parameters('expandtabs', ['tabsize'], args, keywords);
    const width = size ? intArgument(size) : 8;
    let [column, total] = [0, 0];
    return str(
      Array.from(s(self), (one) => {
        if (one === '\n' || one === '\r') column = 0;
        else if (one === '\t') {
          const fill = width > 0 ? width - (column % width) : 0;
          column += fill;
          worked(fill);
          total += fill;
          checkLength(total, 'a str');
          return ' '.repeat(fill);
        } else column++;
        return one;
      }).join(''),
    );
  },
  'isalpha 0': every((one) => has('alpha', one)),
  'isdigit 0': every((one) => has('digit', one)),
  'isdecimal 0': every((one) => has('decimal', one)),
  'isnumeric 0': every((one) => has('numeric', one)),
  'isalnum 0': every((one) => has('alpha', one) || has('numeric', one) || has('decimal', one) || has('digit', one)),
  'isspace 0': every(isSpace),
  'isprintable 0': ([self]) => bool(Array.from(s(self)).every((one) => has('printable', one))),
  'isascii 0': ([self]) => bool(isAscii(s(self))),
  'isupper 0': ([self]) => isCase(self, 'upper', 'lower'),
  'islower 0': ([self]) => isCase(self, 'lower', 'upper'),
  'istitle 0': ([self]) => bool(isTitle(s(self))),
  'isidentifier 0': ([self]) => {
    const [first = '', ...rest] = Array.from(s(self));
    return bool(first !== '' && has('start', first) && rest.every((one) => has('continue', one)));
  },
  'format k': ([self, ...args], keywords) => str(formatTemplate(s(self), args, keywords)),
  'format_map 1': ([self, mapping]) => str(formatTemplate(s(self), null, mapping)),
  'encode k': ([self, ...args], keywords) => {
    const [encoding, errors] = parameters('encode', ['encoding', 'errors'], args, keywords);
    return bytes(
      encode(
        self as PyStr,
        nameArgument(encoding, 'encode', 'encoding') ?? 'utf-8',
        nameArgument(errors, 'encode', 'errors'),
      ),
    );
  },
  'translate 1': ([self, table]) => {
    let out = '';
    for (const one of Array.from(s(self))) {
      worked(50);
      checkLength(out.length, 'a str');
      const key = int(one.codePointAt(0)!);
      const found = table instanceof PyDict ? dictGet(table, key) : getItem(table, key);
      if (found === null) out += one;
      else if (found instanceof PyInt) {
        if (found.v < 0 || found.v > 0x10ffff) return valueError('character mapping must be in range(0x110000)');
        out += String.fromCodePoint(Number(found.v));
      } else if (found instanceof PyStr) out += found.s;
      else if (found !== None) return typeError('character mapping must return integer, None or str');
    }
    return str(out);
  },
});
dictSet(
  T.str.attributes,
  str('maketrans'),
  new PyDescriptor(
    T.staticmethod,
    new PyBuiltin(T.builtin, 'str.maketrans', ([from, to, drop]) => {
      const table = dict();
      if (to === undefined) {
        if (!(from instanceof PyDict)) return typeError('if you give only one argument to maketrans it must be a dict');
        for (const [key, value] of dictEntries(from)) {
          if (key instanceof PyInt) dictSet(table, key, value);
          else if (!(key instanceof PyStr))
            return typeError(`keys in translate table must${minor < 14 ? ' ' : ''}be strings or integers`);
          else if (length(key) !== 1)
            return valueError(`string keys in translate${minor < 14 ? ' ' : ''}table must be of length 1`);
          else dictSet(table, int(key.s.codePointAt(0)!), value);
        }
        return table;
      }
      if (!(to instanceof PyStr)) return typeError(`maketrans() argument 2 must be str, not ${argumentType(to)}`);
      if (!(from instanceof PyStr))
        return typeError('first maketrans argument must be a string if there is a second argument');
      const [a, b] = [Array.from(s(from)), Array.from(s(to))];
      if (a.length !== b.length) return valueError('the first two maketrans arguments must have equal length');
      a.forEach((one, n) => dictSet(table, int(one.codePointAt(0)!), int(b[n].codePointAt(0)!)));
      for (const one of drop ? Array.from(s(drop)) : []) dictSet(table, int(one.codePointAt(0)!), None);
      return table;
    }),
  ),
);
