/** str. */
import { decode, encode } from '../objects/codecs.ts';
import { nativeHash } from '../objects/compare.ts';
import { nativeContains } from '../objects/contains.ts';
import { dictEntries, dictGet, dictSet } from '../objects/dict.ts';
import { nativeFormat } from '../objects/format-spec.ts';
import { formatTemplate } from '../objects/format-template.ts';
import { intArgument, sizeArgument } from '../objects/indices.ts';
import { getIterator } from '../objects/iterators.ts';
import { length } from '../objects/length.ts';
import { PyBuiltin, PyBytes, PyDescriptor, PyDict, PyInt, PyStr, type PyType } from '../objects/model.ts';
import { sequenceOperation } from '../objects/operators.ts';
import { percentFormat } from '../objects/percent.ts';
import { text } from '../objects/repr.ts';
import { getItem, nativeGetItem } from '../objects/subscript.ts';
import { strRepr } from '../objects/text.ts';
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
  typeError,
  valueError,
} from '../objects/types.ts';
import { capitalize, casefold, has, isAscii, isTitle, lower, swapcase, title, upper } from '../objects/unicode.ts';
import { minor } from '../objects/version.ts';
import { worked } from '../objects/work.ts';
import { comparisons } from './arithmetic.ts';
import { argumentType, constructor, flagArgument, methods, nameArgument, parameters } from './define.ts';
import { repeated } from './sequences.ts';
import {
  affix,
  bounds,
  every,
  find,
  isCase,
  isSpace,
  join,
  linesOf,
  pad,
  part,
  partition,
  points,
  replace,
  s,
  searchedFor,
  split,
  strip,
  wanted,
} from './str-methods.ts';

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
