/** slice. */
import { compare } from '../objects/compare.ts';
import { indexOf } from '../objects/indices.ts';
import { PyObject, PySlice } from '../objects/model.ts';
import { repr } from '../objects/repr.ts';
import { longIndices } from '../objects/slices.ts';
import { None, NotImplemented, T, int, str, tuple, typeError, valueError } from '../objects/types.ts';
import { constructor, members, methods } from './define.ts';
import { COMPARISON_METHODS } from './arithmetic.ts';

const sliceOf = (self: PyObject): PySlice => self as PySlice;
constructor(T.slice, ([, ...args]) => {
  if (args.length === 0 || args.length > 3)
    return typeError(
      `slice expected at ${args.length ? 'most 3' : 'least 1'} argument${args.length ? 's' : ''}, got ${args.length}`,
    );
  const [start, stop, step] = args.length === 1 ? [None, args[0], None] : args;
  return new PySlice(T.slice, start, stop, step ?? None);
});
methods(T.slice, {
  '__repr__ 0': ([self]) =>
    str(`slice(${[sliceOf(self).start, sliceOf(self).stop, sliceOf(self).step].map(repr).join(', ')})`),
  'indices 1': ([self, size]) => {
    const length = BigInt(indexOf(size));
    if (length < 0n) return valueError('length should not be negative');
    return tuple(longIndices(sliceOf(self), length).map(int));
  },
  ...Object.fromEntries(
    COMPARISON_METHODS.map(([name, op]) => [
      `${name} 1`,
      ([self, other]: PyObject[]) => (other instanceof PySlice ? compare(self, other, op) : NotImplemented),
    ]),
  ),
});
members(T.slice, {
  start: (self) => sliceOf(self).start,
  stop: (self) => sliceOf(self).stop,
  step: (self) => sliceOf(self).step,
});
