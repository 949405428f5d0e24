/** list and tuple. */
import { typeLookup } from '../objects/attributes.ts';
import { nativeHash, same } from '../objects/compare.ts';
import { PyList, PyTuple, type PyObject, type PyType } from '../objects/model.ts';
import { inPlace, sequenceOperation } from '../objects/operators.ts';
import { nativeContains } from '../objects/contains.ts';
import { indexOf, sizeArgument } from '../objects/indices.ts';
import { nativeDeleteItem, nativeSetItem } from '../objects/item-assignment.ts';
import { toArray, lengthHint } from '../objects/iterate.ts';
import { getIterator } from '../objects/iterators.ts';
import { replaceItems, splice } from '../objects/list-items.ts';
import { repr } from '../objects/repr.ts';
import { nativeGetItem } from '../objects/subscript.ts';
import { call } from '../objects/runtime.ts';
import {
  None,
  NotImplemented,
  T,
  bool,
  int,
  list,
  raise,
  str,
  tuple,
  typeError,
  valueError,
} from '../objects/types.ts';
import { constructor, methods, type Table } from './define.ts';
import { sortItems } from './functions.ts';
import { comparisons } from './arithmetic.ts';
import { minor } from '../objects/version.ts';

const open: PyObject[] = [];

/** The text of a container, `...` inside itself. */
export function guarded(self: PyObject, recursive: string, body: () => string): string {
  if (open.includes(self)) return recursive;
  open.push(self);
  try {
    return body();
  } finally {
    open.pop();
  }
}

const items = (self: PyObject): PyObject[] => (self as PyList).items;

/** Start and stop as `index` takes them. */
function bounds(args: PyObject[], size: number): [number, number] {
  const bound = (object: PyObject | undefined, missing: number): number => {
    if (object === undefined) return missing;
    const value = Number(indexOf(object));
    return value < 0 ? Math.max(0, value + size) : Math.min(value, size);
  };
  return [bound(args[0], 0), bound(args[1], size)];
}

/** `__mul__` of a sequence. */
export function repeated([self, times]: PyObject[]): PyObject {
  indexOf(times);
  return sequenceOperation(self, times, '*')!;
}

function shared(): Table {
  return {
    '__len__ 0': ([self]) => int(items(self).length),
    '__getitem__ 1': ([self, key]) => nativeGetItem(self, key),
    '__contains__ 1': ([self, item]) => bool(nativeContains(self, item)),
    '__iter__ 0': ([self]) => getIterator(self),
    '__add__ 1': ([self, other]) => sequenceOperation(self, other, '+') ?? NotImplemented,
    '__mul__ 1': repeated,
    '__rmul__ 1': repeated,
    'count 1': ([self, item]) => int(items(self).filter((one) => same(one, item)).length),
    ...comparisons(),
  };
}

constructor(T.list, ([type, ...args]) => {
  if (args.length > 1 && type === T.list) return typeError(`list expected at most 1 argument, got ${args.length}`);
  return new PyList(type as PyType, []);
});
methods(T.list, {
  ...shared(),
  '__init__ 0-1': ([self, source]) => {
    // 3.8 and 3.9 ask for the length once more, before they take an iterator.
    if ((minor === 8 || minor === 9) && source && typeLookup(source.type, '__len__')) lengthHint(source);
    if (items(self).length > 0 || source) replaceItems(self as PyList, source ? toArray(source) : []);
    return None;
  },
  '__repr__ 0': ([self]) => str(guarded(self, '[...]', () => `[${items(self).map(repr).join(', ')}]`)),
  '__iadd__ 1': ([self, other]) => {
    splice(self as PyList, items(self).length, 0, toArray(other));
    return self;
  },
  '__imul__ 1': ([self, other]) => inPlace(self, other, '*'),
  '__setitem__ 2': ([self, key, value]) => {
    nativeSetItem(self, key, value);
    return None;
  },
  '__delitem__ 1': ([self, key]) => {
    nativeDeleteItem(self, key);
    return None;
  },
  '__reversed__ 0': ([self]) => call(T.reversed, [list(items(self))]),
  'append 1': ([self, item]) => {
    splice(self as PyList, items(self).length, 0, [item]);
    return None;
  },
  'extend 1': ([self, source]) => {
    splice(self as PyList, items(self).length, 0, toArray(source));
    return None;
  },
  'insert 2': ([self, index, item]) => {
    const at = sizeArgument(index);
    const size = items(self).length;
    splice(self as PyList, at < 0 ? Math.max(0, at + size) : Math.min(at, size), 0, [item]);
    return None;
  },
  'pop 0-1': ([self, index]) => {
    const size = items(self).length;
    const given = index ? sizeArgument(index) : -1;
    if (size === 0) raise('IndexError', 'pop from empty list');
    const at = given < 0 ? given + size : given;
    if (at < 0 || at >= size) raise('IndexError', 'pop index out of range');
    return splice(self as PyList, at, 1, [])[0];
  },
  'remove 1': ([self, item]) => {
    const at = items(self).findIndex((one) => same(one, item));
    if (at < 0) return valueError('list.remove(x): x not in list');
    splice(self as PyList, at, 1, []);
    return None;
  },
  'clear 0': ([self]) => {
    replaceItems(self as PyList, []);
    return None;
  },
  'copy 0': ([self]) => list([...items(self)]),
  'index 1-3': ([self, item, ...rest]) => {
    const [start, stop] = bounds(rest, items(self).length);
    for (let n = start; n < stop && n < items(self).length; n++) if (same(items(self)[n], item)) return int(n);
    return valueError(minor < 14 ? `${repr(item)} is not in list` : 'list.index(x): x not in list');
  },
  'reverse 0': ([self]) => {
    replaceItems(self as PyList, [...items(self)].reverse());
    return None;
  },
  'sort k': ([self, ...rest], keywords) => {
    if (rest.length > 0) return typeError('sort() takes no positional arguments');
    const before = [...items(self)];
    replaceItems(self as PyList, []);
    let sorted = before;
    try {
      sorted = sortItems([...before], 'sort', keywords);
      if (items(self).length > 0) valueError('list modified during sort');
    } finally {
      replaceItems(self as PyList, sorted);
    }
    return None;
  },
});

constructor(T.tuple, ([type, ...args]) => {
  if (args.length > 1) return typeError(`tuple expected at most 1 argument, got ${args.length}`);
  if (type === T.tuple && args[0]?.type === T.tuple) return args[0];
  const values = args.length === 0 ? [] : toArray(args[0]);
  return type === T.tuple ? tuple(values) : new PyTuple(type as PyType, values);
});
methods(T.tuple, {
  ...shared(),
  '__hash__ 0': ([self]) => int(nativeHash(self)),
  '__repr__ 0': ([self]) =>
    str(guarded(self, '(...)', () => `(${items(self).map(repr).join(', ')}${items(self).length === 1 ? ',' : ''})`)),
  'index 1-3': ([self, item, ...rest]) => {
    const [start, stop] = bounds(rest, items(self).length);
    for (let n = start; n < stop; n++) if (same(items(self)[n], item)) return int(n);
    return valueError('tuple.index(x): x not in tuple');
  },
});
