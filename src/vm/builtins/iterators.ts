/** enumerate, zip, map, filter, reversed, and the methods of iterators. */
import { callMethod, typeLookup } from '../objects/attributes.ts';
import { indexOf } from '../objects/indices.ts';
import { nextItem } from '../objects/iterate.ts';
import { dictIterator, getIterator } from '../objects/iterators.ts';
import { length, truth } from '../objects/length.ts';
import { getItem } from '../objects/subscript.ts';
import { PyDict, PyInt, PyIterator, PyList, type PyObject, type PyType } from '../objects/model.ts';
import { call } from '../objects/runtime.ts';
import { None, T, int, raise, tuple, typeError, valueError } from '../objects/types.ts';
import { constructor, methods, parameters, badKeyword } from './define.ts';
import { minor } from '../objects/version.ts';

for (const type of Object.values(T)) {
  if (!/iterator$/.test(type.name) && !['enumerate', 'zip', 'map', 'filter', 'reversed'].includes(type.name)) continue;
  methods(type, { '__iter__ 0': ([self]) => self, '__next__ 0': ([self]) => nextItem(self) ?? raise('StopIteration') });
}

constructor(T.enumerate, ([type, ...args], keywords) => {
  const alone = args.length === 0 && keywords?.size === 1 ? [...keywords.keys()][0] : 'iterable';
  if (minor >= 11 && alone !== 'iterable')
    return typeError(`'${alone}' is an invalid keyword argument for enumerate()`);
  const [source, start] = parameters('enumerate', ['iterable', 'start'], args, keywords ?? new Map());
  if (!source) return typeError(`enumerate() missing required argument 'iterable'${minor < 11 ? ' (pos 1)' : ''}`);
  const iterator = getIterator(source);
  let count = start ? indexOf(start) : 0;
  return new PyIterator(
    type as PyType,
    () => {
      const item = nextItem(iterator);
      if (item === null) return null;
      const number = int(count);
      count = (int(BigInt(count) + 1n) as PyInt).v;
      return tuple([number, item]);
    },
    () => [
      ['iterator', iterator],
      ['count', int(count)],
    ],
  );
});

/** `strict`: the iterator number `n` is exhausted, so all must be. */
function checkEqual(name: string, iterators: PyObject[], n: number): void {
  const which = (k: number) => (k === 1 ? 'argument 1' : `arguments 1-${k}`);
  if (n > 0) valueError(`${name}() argument ${n + 1} is shorter than ${which(n)}`);
  for (let k = 1; k < iterators.length; k++)
    if (nextItem(iterators[k]) !== null) valueError(`${name}() argument ${k + 1} is longer than ${which(k)}`);
}

constructor(T.zip, ([type, ...sources], keywords) => {
  if (minor < 10 && keywords?.size && type === T.zip) return typeError('zip() takes no keyword arguments');
  for (const key of keywords?.keys() ?? []) if (key !== 'strict') badKeyword('zip', key);
  const strict = keywords?.has('strict') && truth(keywords.get('strict')!);
  const iterators = sources.map((source, n) =>
    getIterator(source, minor < 8 ? `zip argument #${n + 1} must support iteration` : undefined),
  );
  return new PyIterator(
    type as PyType,
    () => {
      if (iterators.length === 0) return null;
      const items: PyObject[] = [];
      for (const [n, iterator] of iterators.entries()) {
        const item = nextItem(iterator);
        if (item !== null) {
          items.push(item);
          continue;
        }
        if (strict) checkEqual('zip', iterators, n);
        return null;
      }
      return tuple(items);
    },
    () => iterators.map((iterator, n): [string, PyObject] => [`iterator ${n}`, iterator]),
  );
});

constructor(T.map, ([type, func, ...sources], keywords) => {
  if (keywords?.size && (minor < 14 || [...keywords.keys()].join() !== 'strict'))
    return typeError(
      minor < 14
        ? 'map() takes no keyword arguments'
        : `map() got an unexpected keyword argument '${[...keywords.keys()].find((key) => key !== 'strict')}'`,
    );
  const strict = keywords !== null && keywords.size > 0 && truth(keywords.get('strict')!);
  if (!func || sources.length === 0) return typeError('map() must have at least two arguments.');
  const iterators = sources.map((source) => getIterator(source));
  return new PyIterator(
    type as PyType,
    () => {
      const items: PyObject[] = [];
      for (const [n, iterator] of iterators.entries()) {
        const item = nextItem(iterator);
        if (item === null) {
          if (strict) checkEqual('map', iterators, n);
          return null;
        }
        items.push(item);
      }
      return call(func, items);
    },
    () => [['function', func], ...iterators.map((iterator, n): [string, PyObject] => [`iterator ${n}`, iterator])],
  );
});

constructor(T.filter, ([type, ...args]) => {
  if (args.length !== 2) return typeError(`filter expected 2 arguments, got ${args.length}`);
  const [func, source] = args;
  const iterator = getIterator(source);
  return new PyIterator(
    type as PyType,
    () => {
      for (let item = nextItem(iterator); item !== null; item = nextItem(iterator))
        if (truth(func === None ? item : call(func, [item]))) return item;
      return null;
    },
    () => [
      ['function', func],
      ['iterator', iterator],
    ],
  );
});

constructor(T.reversed, ([type, ...args]) => {
  if (args.length !== 1) return typeError(`reversed expected 1 argument, got ${args.length}`);
  const [source] = args;
  if (source instanceof PyList && !source.type.heap) {
    let index = source.items.length - 1;
    return new PyIterator(
      T.listReverseIterator,
      () => {
        if (index < 0 || index >= source.items.length) {
          index = -1;
          return null;
        }
        return source.items[index--];
      },
      () => [
        ['sequence', index < 0 ? null : source],
        ['index', int(index)],
      ],
    );
  }
  if (source instanceof PyDict && minor < 8) return typeError(`'${source.type.name}' object is not reversible`);
  if (source instanceof PyDict && !source.type.heap)
    return dictIterator(source, T.dictReverseKeyIterator, (at) => source.keys[at]!, true);
  const method = typeLookup(source.type, '__reversed__');
  if (method !== null && method !== None) return callMethod(method, source, []);
  if (typeLookup(source.type, '__getitem__') === null || typeLookup(source.type, '__len__') === null)
    return typeError(`'${source.type.name}' object is not reversible`);
  let index = length(source) - 1;
  return new PyIterator(
    type as PyType,
    () => (index < 0 ? null : getItem(source, int(index--))),
    () => [
      ['sequence', source],
      ['index', int(index)],
    ],
  );
});
