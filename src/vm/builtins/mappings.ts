/** dict and its views, set and frozenset. */
import { equal, nativeCompare, nativeHash } from '../objects/compare.ts';
import { dictClear, dictDelete, dictEntries, dictGet, dictHas, dictPopItem, dictSet } from '../objects/dict.ts';
import { PyBuiltin, PyDescriptor, PyDict, PyObject, PySet, PyTuple, PyType, type Keywords } from '../objects/model.ts';
import { inPlace, nativeBinary, setOperation, updateDict, type Operator } from '../objects/operators.ts';
import { contains, nativeContains, soughtInSet } from '../objects/contains.ts';
import { nativeDeleteItem, nativeSetItem } from '../objects/item-assignment.ts';
import { iterate, toArray } from '../objects/iterate.ts';
import { dictIterator, getIterator } from '../objects/iterators.ts';
import { repr } from '../objects/repr.ts';
import { nativeGetItem } from '../objects/subscript.ts';
import {
  copySet,
  setAdd,
  setClear,
  setCompact,
  setDiscard,
  setEntries,
  setFind,
  setItems,
  setMergeDict,
  setPop,
} from '../objects/set.ts';
import { None, NotImplemented, T, bool, dict, int, raise, set, str, tuple, typeError } from '../objects/types.ts';
import { minor } from '../objects/version.ts';
import { updateSet } from '../ops/containers.ts';
import { constructor, methods, type Table } from './define.ts';
import { comparisons, COMPARISON_METHODS } from './arithmetic.ts';
import { guarded } from './sequences.ts';

const d = (self: PyObject): PyDict => self as PyDict;

function fill(target: PyDict, args: PyObject[], keywords: Keywords, name: string): void {
  if (args.length > 1) typeError(`${name} expected at most 1 argument, got ${args.length}`);
  if (args.length === 1) updateDict(target, args[0]);
  for (const [key, value] of keywords) dictSet(target, str(key), value);
}

/** A view of a dict: an object of its type that knows its dict. */
export class View extends PyObject {
  of: PyDict;
  constructor(type: PyType, of: PyDict) {
    super(type);
    this.of = of;
  }
}

const view =
  (type: PyType) =>
  ([self]: PyObject[]) =>
    new View(type, d(self));

constructor(T.dict, ([type]) => new PyDict(type as PyType));
methods(T.dict, {
  '__init__ k': ([self, ...args], keywords) => {
    fill(d(self), args, keywords, 'dict');
    return None;
  },
  '__repr__ 0': ([self]) =>
    str(
      guarded(
        self,
        '{...}',
        () =>
          `{${dictEntries(d(self))
            .map(([key, value]) => `${repr(key)}: ${repr(value)}`)
            .join(', ')}}`,
      ),
    ),
  '__len__ 0': ([self]) => int(d(self).size),
  '__getitem__ 1': ([self, key]) => nativeGetItem(self, key),
  '__setitem__ 2': ([self, key, value]) => {
    nativeSetItem(self, key, value);
    return None;
  },
  '__delitem__ 1': ([self, key]) => {
    nativeDeleteItem(self, key);
    return None;
  },
  '__contains__ 1': ([self, key]) => bool(dictHas(d(self), key)),
  '__iter__ 0': ([self]) => dictIterator(d(self), T.dictKeyIterator, (at) => d(self).keys[at]!),
  '__reversed__ 0': ([self]) => dictIterator(d(self), T.dictReverseKeyIterator, (at) => d(self).keys[at]!, true),
  '__or__ 1': ([self, other]) => nativeBinary(self, other, '|') ?? NotImplemented,
  '__ior__ 1': ([self, other]) => {
    updateDict(d(self), other);
    return self;
  },
  'get 1-2': ([self, key, fallback]) => dictGet(d(self), key) ?? fallback ?? None,
  'setdefault 1-2': ([self, key, value]) => {
    const known = dictGet(d(self), key);
    if (known !== null) return known;
    dictSet(d(self), key, value ?? None);
    return value ?? None;
  },
  'pop 1-2': ([self, key, fallback]) => dictDelete(d(self), key) ?? fallback ?? raise('KeyError', [key]),
  'popitem 0': ([self]) => tuple(dictPopItem(d(self))),
  'clear 0': ([self]) => {
    dictClear(d(self));
    return None;
  },
  'copy 0': ([self]) => {
    const copy = dict();
    updateDict(copy, self);
    return copy;
  },
  'update k': ([self, ...args], keywords) => {
    fill(d(self), args, keywords, 'update');
    return None;
  },
  'keys 0': view(T.dictKeys),
  'values 0': view(T.dictValues),
  'items 0': view(T.dictItems),
  ...comparisons(),
});
dictSet(
  T.dict.attributes,
  str('fromkeys'),
  new PyDescriptor(
    T.classmethod,
    new PyBuiltin(T.builtin, 'fromkeys', ([type, ...args], keywords) => {
      if (keywords?.size) return typeError(`${minor < 9 ? '' : 'dict.'}fromkeys() takes no keyword arguments`);
      if (args.length < 1 || args.length > 2)
        return typeError(
          `fromkeys expected at ${args.length < 1 ? `least 1 argument${minor < 8 ? 's' : ''}` : 'most 2 arguments'}, got ${args.length}`,
        );
      const [source, value] = args;
      const made = new PyDict(type as PyType);
      for (const key of toArray(source)) dictSet(made, key, value ?? None);
      return made;
    }),
  ),
);

const of = (self: PyObject): PyDict => (self as View).of;
const pair = (self: PyDict, at: number): PyObject => tuple([self.keys[at]!, self.values[at]]);
const VIEWS: [PyType, PyType, (self: PyDict, at: number) => PyObject][] = [
  [T.dictKeys, T.dictKeyIterator, (self, at) => self.keys[at]!],
  [T.dictValues, T.dictValueIterator, (self, at) => self.values[at]],
  [T.dictItems, T.dictItemIterator, pair],
];
for (const [type, iterator, pick] of VIEWS) {
  const all = (self: PyObject) => of(self).keys.flatMap((key, at) => (key === null ? [] : [pick(of(self), at)]));
  methods(type, {
    '__repr__ 0': ([self]) => str(guarded(self, '...', () => `${type.name}([${all(self).map(repr).join(', ')}])`)),
    '__len__ 0': ([self]) => int(of(self).size),
    '__iter__ 0': ([self]) => dictIterator(of(self), iterator, (at) => pick(of(self), at)),
    '__reversed__ 0': ([self]) => dictIterator(of(self), iterator, (at) => pick(of(self), at), true),
  });
  if (type === T.dictValues) continue;
  methods(type, {
    '__contains__ 1': ([self, item]) => {
      if (type === T.dictKeys) return bool(dictHas(of(self), item));
      if (!(item instanceof PyTuple) || item.items.length !== 2) return bool(false);
      const value = dictGet(of(self), item.items[0]);
      return bool(value !== null && (value === item.items[1] || equal(value, item.items[1])));
    },
    'isdisjoint 1': ([self, other]) => bool(!toArray(other).some((item) => contains(self, item))),
    ...Object.fromEntries(
      (
        [
          ['and', '&'],
          ['or', '|'],
          ['sub', '-'],
          ['xor', '^'],
        ] as [string, Operator][]
      ).map(([name, op]) => [`__${name}__ 1`, ([a, b]: PyObject[]) => viewOperation(a, b, op)]),
    ),
    ...Object.fromEntries(
      COMPARISON_METHODS.map(([name, op]) => [
        `${name} 1`,
        ([a, b]: PyObject[]) => {
          if (!(b instanceof PySet || (b instanceof View && b.type !== T.dictValues))) return NotImplemented;
          return bool(nativeCompare(asSet(a), asSet(b), op)!);
        },
      ]),
    ),
  });
  dictSet(type.attributes, str('__hash__'), None);
}

/** A view and an iterable: most operators copy the view into a set, which they then change. */
function viewOperation(a: PyObject, b: PyObject, op: Operator): PyObject {
  if (!(a instanceof View && a.type !== T.dictValues)) return setOperation(asSet(a), asSet(b), op)!;
  if (op === '&') return viewIntersection(a, b);
  const made = set();
  // From 3.9 on a view of keys is copied as its dict is, with room for all of them at once.
  if (a.type === T.dictKeys && minor > 8) setMergeDict(made, of(a));
  else updateSet(made, a);
  if (op === '|') updateSet(made, b);
  else if (op === '-') for (const item of toArray(b)) setDiscard(made, item);
  else for (const [item, h] of setEntries(asSet(b))) if (!setDiscard(made, item, h)) setAdd(made, item, h);
  return made;
}

/** `view & other`, with the larger of two views asked for the items of the smaller one. */
function viewIntersection(view: View, other: PyObject): PyObject {
  if (minor < 9) {
    const all = set();
    updateSet(all, view);
    return combineOne(all, other, '&');
  }
  const size = (part: View) => of(part).size;
  if (other instanceof PySet && !other.type.heap && size(view) <= other.used) return combineOne(other, view, '&');
  const swap = other instanceof View && other.type !== T.dictValues && size(other) > size(view);
  const [asked, walked] = swap ? [other, view] : [view, other];
  const made = set();
  for (const item of toArray(walked)) if (contains(asked, item)) setAdd(made, item);
  return made;
}

/** A set with an iterable's items; a set itself is not copied. */
function asSet(source: PyObject): PySet {
  if (source instanceof PySet) return source;
  const made = set();
  updateSet(made, source);
  return made;
}

const s = (self: PyObject): PySet => self as PySet;

/** `union`, `intersection` and so on take any iterables, and any number of them. */
function combined(self: PyObject, others: PyObject[], op: Operator): PySet {
  const start = s(self);
  if (others.length === 0) return copySet(start, start.type.layout === 'frozenset' ? T.frozenset : T.set);
  return others.reduce<PySet>((sum, other) => combineOne(sum, other, op), start);
}

function combineOne(a: PySet, other: PyObject, op: Operator): PySet {
  if (other instanceof PySet) return setOperation(a, other, op)!;
  const type = a.type.layout === 'frozenset' ? T.frozenset : T.set;
  if (op === '|') {
    const result = copySet(a, type);
    updateSet(result, other);
    return result;
  }
  if (op === '&') {
    const result = new PySet(type);
    for (const item of toArray(other)) if (setFind(a, item)) setAdd(result, item);
    return result;
  }
  if (op === '-') {
    const result = copySet(a, type);
    for (const item of toArray(other)) setDiscard(result, item);
    return result;
  }
  return setOperation(a, asSet(other), op)!;
}

/** `a op b` of sets only. */
const strict =
  (op: Operator) =>
  ([a, b]: PyObject[]) =>
    b instanceof PySet ? setOperation(s(a), b, op)! : NotImplemented;

function setRepr(self: PyObject): string {
  const name = self.type.name;
  if (s(self).used === 0) return `${name}()`;
  return guarded(self, `${name}(...)`, () => {
    const body = `{${setItems(s(self)).map(repr).join(', ')}}`;
    return self.type === T.set ? body : `${name}(${body})`;
  });
}

function shared(): Table {
  return {
    '__repr__ 0': ([self]) => str(setRepr(self)),
    '__len__ 0': ([self]) => int(s(self).used),
    '__contains__ 1': ([self, item]) => bool(nativeContains(self, item)),
    '__iter__ 0': ([self]) => getIterator(self),
    '__or__ 1': strict('|'),
    '__and__ 1': strict('&'),
    '__sub__ 1': strict('-'),
    '__xor__ 1': strict('^'),
    'union 0-*': ([self, ...others]) => combined(self, others, '|'),
    'intersection 0-*': ([self, ...others]) => combined(self, others, '&'),
    'difference 0-*': ([self, ...others]) => combined(self, others, '-'),
    'symmetric_difference 1': ([self, other]) => {
      if (other instanceof PySet) return setOperation(s(self), other, '^')!;
      const made = new PySet(s(self).type.layout === 'frozenset' ? T.frozenset : T.set);
      updateSet(made, other);
      for (const [item, h] of setEntries(s(self))) if (!setDiscard(made, item, h)) setAdd(made, item, h);
      return made;
    },
    'issubset 1': ([self, other]) => bool(nativeCompare(self, asSet(other), '<=')!),
    'issuperset 1': ([self, other]) => bool(nativeCompare(self, asSet(other), '>=')!),
    'isdisjoint 1': ([self, other]) => {
      const next = iterate(other);
      for (let item = next(); item !== null; item = next()) if (setFind(s(self), item)) return bool(false);
      return bool(true);
    },
    'copy 0': ([self]) => (self.type === T.frozenset ? self : copySet(s(self), self.type)),
    ...comparisons(),
  };
}

constructor(T.set, ([type]) => new PySet(type as PyType));
methods(T.set, {
  ...shared(),
  '__init__ 0-1': ([self, source]) => {
    if (s(self).used > 0) setClear(s(self));
    if (source) updateSet(s(self), source);
    return None;
  },
  'add 1': ([self, item]) => {
    setAdd(s(self), item);
    return None;
  },
  'discard 1': ([self, item]) => {
    setDiscard(s(self), soughtInSet(self, item));
    return None;
  },
  'remove 1': ([self, item]) => {
    if (!setDiscard(s(self), soughtInSet(self, item))) raise('KeyError', [item]);
    return None;
  },
  'pop 0': ([self]) => setPop(s(self)) ?? raise('KeyError', 'pop from an empty set'),
  'clear 0': ([self]) => {
    setClear(s(self));
    return None;
  },
  'update 0-*': ([self, ...others]) => {
    for (const other of others) updateSet(s(self), other);
    return None;
  },
  'intersection_update 0-*': ([self, ...others]) => {
    inPlace(self, combined(self, others, '&'), '&');
    return None;
  },
  'difference_update 0-*': ([self, ...others]) => {
    for (const other of others) {
      for (const item of toArray(other)) setDiscard(s(self), item);
      setCompact(s(self));
    }
    return None;
  },
  'symmetric_difference_update 1': ([self, other]) => {
    inPlace(self, asSet(other), '^');
    return None;
  },
});
constructor(T.frozenset, ([type, ...args]) => {
  if (args.length > 1) return typeError(`frozenset expected at most 1 argument, got ${args.length}`);
  if (type === T.frozenset && args[0]?.type === T.frozenset) return args[0];
  const made = new PySet(type as PyType);
  if (args.length === 1) updateSet(made, args[0]);
  return made;
});
methods(T.frozenset, { ...shared(), '__hash__ 0': ([self]) => int(nativeHash(self)) });
