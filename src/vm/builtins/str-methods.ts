/** What the methods of str do. */
import { sizeArgument, tryIndex } from '../objects/indices.ts';
import { toArray } from '../objects/iterate.ts';
import { length } from '../objects/length.ts';
import { type PyObject, PyStr, PyTuple } from '../objects/model.ts';
import { None, T, bool, checkLength, list, str, tuple, typeError, unsupported, valueError } from '../objects/types.ts';
import { all, has } from '../objects/unicode.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { argumentType, parameters } from './define.ts';

export const s = (self: PyObject): string => (self as PyStr).s;
export const points = (self: PyObject): ArrayLike<string> => (self as PyStr).points ?? s(self);

/** A str argument. */
export function wanted(value: PyObject, message: string): string {
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
export function searchedFor(value: PyObject, name: string): string {
  return wanted(
    value,
    minor < 13 ? `must be str, not ${value.type.name}` : `${name}() argument 1 must be str, not ${argumentType(value)}`,
  );
}

/** Start and stop, in code points. */
export function bounds(self: PyObject, start?: PyObject, stop?: PyObject): [number, number] {
  const size = points(self).length;
  const bound = (object: PyObject | undefined, missing: number) => {
    if (object === undefined || object === None) return missing;
    const value = sliceIndex(object);
    return value < 0 ? Math.max(0, value + size) : value;
  };
  return [bound(start, 0), Math.min(bound(stop, size), size)];
}

export const part = (self: PyObject, from: number, to: number): string =>
  (self as PyStr).points === null
    ? s(self).slice(from, Math.max(from, to))
    : (self as PyStr).points!.slice(from, to).join('');

/** Place of `needle` in code points; -1 where it is not. */
export function find([self, needle, start, stop]: PyObject[], name: string, last: boolean): number {
  const searched = searchedFor(needle, name);
  const [from, to] = bounds(self, start, stop);
  if (from > to || from > points(self).length) return -1;
  const searchedPart = part(self, from, to);
  worked(searchedPart.length + searched.length);
  const at = last ? searchedPart.lastIndexOf(searched) : searchedPart.indexOf(searched);
  return at < 0 ? -1 : from + ((self as PyStr).points === null ? at : Array.from(searchedPart.slice(0, at)).length);
}

export function strip(
  self: PyObject,
  chars: PyObject | undefined,
  name: string,
  left: boolean,
  right: boolean,
): PyObject {
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

export function split(
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

export function pad(
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
export const every =
  (test: (one: string) => boolean) =>
  ([self]: PyObject[]) =>
    bool(all(s(self), test));

export const isSpace = (one: string): boolean => SPACE.test(one);

/** Whether characters of one case are there, and none of another. */
export function isCase(self: PyObject, own: 'upper' | 'lower', other: 'upper' | 'lower'): PyObject {
  const points = Array.from(s(self));
  return bool(points.some((one) => has(own, one)) && !points.some((one) => has(other, one) || has('title', one)));
}

export function affix(
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

export function partition(self: PyObject, sep: PyObject, last: boolean): PyObject {
  const by = wanted(sep, `must be str, not ${sep.type.name}`);
  if (by === '') return valueError('empty separator');
  const at = last ? s(self).lastIndexOf(by) : s(self).indexOf(by);
  const whole = str(s(self));
  if (at < 0) return tuple(last ? [str(''), str(''), whole] : [whole, str(''), str('')]);
  return tuple([str(s(self).slice(0, at)), sep, str(s(self).slice(at + by.length))]);
}

export function replace(self: PyObject, args: PyObject[], keywords: Map<string, PyObject>): PyObject {
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

export function join(self: PyObject, source: PyObject): PyObject {
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
export function linesOf(text: string, keepEnds: boolean): string[] {
  // eslint-disable-next-line no-control-regex -- these separators end lines
  const parts = text.split(/(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])/);
  const lines: string[] = [];
  for (let n = 0; n < parts.length; n += 2)
    if (n + 1 < parts.length || parts[n] !== '') lines.push(parts[n] + (keepEnds ? (parts[n + 1] ?? '') : ''));
  return lines;
}
