/** range. */
import { equal, nativeHash } from '../objects/compare.ts';
import { contains } from '../objects/contains.ts';
import { indexOf } from '../objects/indices.ts';
import { iterate } from '../objects/iterate.ts';
import { getIterator } from '../objects/iterators.ts';
import { length } from '../objects/length.ts';
import { PyInt, PyIterator, type PyObject, PyRange } from '../objects/model.ts';
import { repr } from '../objects/repr.ts';
import { nativeGetItem } from '../objects/subscript.ts';
import { T, bool, int, str, typeError, valueError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { comparisons } from './arithmetic.ts';
import { constructor, members, methods } from './define.ts';

const range = (self: PyObject): PyRange => self as PyRange;

/** Where an item is in a range; ints are not searched for but computed. */
function placeInRange(self: PyObject, item: PyObject): number | bigint | null {
  if (item instanceof PyInt) {
    if (!contains(self, item)) return null;
    return (BigInt(item.v) - BigInt(range(self).start)) / BigInt(range(self).step);
  }
  const next = iterate(self);
  for (let at = 0, one = next(); one !== null; one = next(), at++) if (equal(one, item)) return at;
  return null;
}
constructor(T.range, ([, ...args]) => {
  if (args.length === 0)
    return typeError(`range expected ${minor < 9 ? '' : 'at least '}1 argument${minor < 8 ? 's' : ''}, got 0`);
  if (args.length > 3) return typeError(`range expected at most 3 arguments, got ${args.length}`);
  const values = args.map(indexOf);
  const [start, stop, step] = values.length === 1 ? [0, values[0], 1] : [values[0], values[1], values[2] ?? 1];
  if (step == 0) valueError('range() arg 3 must not be zero');
  return new PyRange(T.range, start, stop, step);
});
methods(T.range, {
  '__repr__ 0': ([self]) =>
    str(`range(${range(self).start}, ${range(self).stop}${range(self).step == 1 ? '' : `, ${range(self).step}`})`),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__len__ 0': ([self]) => int(length(self)),
  '__getitem__ 1': ([self, key]) => nativeGetItem(self, key),
  '__contains__ 1': ([self, item]) => bool(contains(self, item)),
  '__iter__ 0': ([self]) => getIterator(self),
  '__reversed__ 0': ([self]) => {
    const size = length(self);
    let index = size;
    return new PyIterator(T.rangeIterator, () => (index > 0 ? nativeGetItem(self, int(--index)) : null));
  },
  'index 1': ([self, item]) => {
    const at = placeInRange(self, item);
    if (at === null && !(item instanceof PyInt)) return valueError('sequence.index(x): x not in sequence');
    if (at === null) return valueError(minor < 14 ? `${repr(item)} is not in range` : 'range.index(x): x not in range');
    return int(at);
  },
  'count 1': ([self, item]) => {
    if (item instanceof PyInt) return int(placeInRange(self, item) === null ? 0 : 1);
    const next = iterate(self);
    let count = 0;
    for (let one = next(); one !== null; one = next()) if (equal(one, item)) count++;
    return int(count);
  },
  ...comparisons(),
});
members(T.range, {
  start: (self) => int(range(self).start),
  stop: (self) => int(range(self).stop),
  step: (self) => int(range(self).step),
});
