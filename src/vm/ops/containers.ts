/** Opcodes that build, extend and take apart containers. */
import { runtime } from '../objects/runtime.ts';
import { dictEntries, dictGetStr, dictHas, dictSet } from '../objects/dict.ts';
import {
  PyBuiltin,
  PyDict,
  PyFunction,
  PyList,
  PyMethod,
  PySet,
  PyStr,
  PyTuple,
  PyType,
  type PyObject,
} from '../objects/model.ts';
import type { Frame } from '../frame.ts';
import { updateDict } from '../objects/operators.ts';
import { iterate, nextItem, toArray } from '../objects/iterate.ts';
import { getIterator } from '../objects/iterators.ts';
import { length } from '../objects/length.ts';
import { splice } from '../objects/list-items.ts';
import { text } from '../objects/repr.ts';
import { setAdd, setMerge, setMergeDict } from '../objects/set.ts';
import { dict, int, list, set, tuple, typeError, valueError, T } from '../objects/types.ts';
import { typeLookup } from '../objects/attributes.ts';
import { between, defineOp, listed, pushes, say, type Explaining } from './define.ts';
import { minor } from '../objects/version.ts';

function built(step: Explaining, what: string): ReturnType<typeof say> {
  if (step.arg === 0) return say`Push a new, empty ${what}.`;
  const items = step.popped.length === 1 ? say`the top, ${step.popped[0]},` : say`${listed(step.popped)}`;
  return say`Pop ${items} and push a new ${what} of ${step.popped.length === 1 ? 'it' : 'them'}${step.pushed.length ? say`: ${step.pushed}` : pushes(step)}.`;
}

/** Puts all items of an iterable into a set, sized as CPython sizes it. */
export function updateSet(target: PySet, source: PyObject): void {
  if (source instanceof PySet) setMerge(target, source);
  else if (source instanceof PyDict && !source.type.heap) setMergeDict(target, source);
  else {
    const next = iterate(source);
    for (let item = next(); item !== null; item = next()) setAdd(target, item);
  }
}

/** `PyEval_GetFuncName` and `PyEval_GetFuncDesc`: how messages name a callable up to 3.8. */
function plainCallableName(callable: PyObject): string {
  if (callable instanceof PyMethod) return plainCallableName(callable.func);
  if (callable instanceof PyFunction) return `${callable.name}()`;
  return callable.type === T.builtin ? `${(callable as PyBuiltin).name}()` : `${callable.type.name} object`;
}

/** `_PyObject_FunctionStr`: how messages name a callable, `module.f()`. */
export function callableName(callable: PyObject): string {
  if (minor < 9) return plainCallableName(callable);
  const inModule = (module: PyObject | null, name: string) =>
    `${module instanceof PyStr && module.s !== 'builtins' ? `${module.s}.` : ''}${name}()`;
  if (callable instanceof PyFunction) return inModule(callable.module, callable.qualname);
  if (callable instanceof PyMethod) return callableName(callable.func);
  if (callable instanceof PyBuiltin)
    return `${callable.owner === null ? '' : `${callable.owner.name}.`}${callable.name}()`;
  if (callable instanceof PyType)
    return inModule(callable.heap ? dictGetStr(callable.attributes, '__module__') : null, callable.qualname);
  return text(callable);
}

/** From 3.14 on the message of UNPACK_SEQUENCE tells the length of a list, tuple or dict. */
function knownLength(value: PyObject): string {
  if (minor < 14 || ![T.list, T.tuple, T.dict].includes(value.type)) return '';
  return `, got ${length(value)}`;
}

function unpack(value: PyObject, wanted: number): PyObject[] {
  if (value instanceof PyTuple || value instanceof PyList) {
    const { items } = value;
    if (items.length === wanted && !value.type.heap) return items;
  }
  const iterator = getIterator(value, `cannot unpack non-iterable ${value.type.name} object`);
  const items: PyObject[] = [];
  while (items.length < wanted) {
    const item = nextItem(iterator);
    if (item === null) return valueError(`not enough values to unpack (expected ${wanted}, got ${items.length})`);
    items.push(item);
  }
  if (nextItem(iterator) === null) return items;
  runtime().released(iterator);
  return valueError(`too many values to unpack (expected ${wanted}${knownLength(value)})`);
}

/** DICT_MERGE; `below` is how far below the dict what will be called lies. */
const merge = (below: number) => ({
  pops: 1,
  pushes: 0,
  run(frame: Frame, arg: number) {
    const source = frame.pop();
    const target = frame.peek(arg) as PyDict;
    const callable = callableName(frame.peek(arg + below));
    if (!(source instanceof PyDict) && typeLookup(source.type, 'keys') === null)
      typeError(`${minor < 15 ? `${callable} argument` : 'Value'} after ** must be a mapping, not ${source.type.name}`);
    const entries = dict();
    updateDict(entries, source);
    for (const [key, value] of dictEntries(entries)) {
      if (dictHas(target, key)) typeError(`${callable} got multiple values for keyword argument '${(key as PyStr).s}'`);
      dictSet(target, key, value);
    }
  },
  explain: (step: Explaining) => say`Pop ${step.popped} and add its entries to the keyword arguments${pushes(step)}.`,
});

export const containerOps = [
  defineOp({
    name: 'BUILD_TUPLE',
    versions: between('3.7', '3.15'),
    summary: 'Pop as many values as the operand says, push a tuple of them.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      frame.push(tuple(frame.popMany(arg)));
    },
    explain: (step) => built(step, 'tuple'),
  }),
  defineOp({
    name: 'BUILD_LIST',
    versions: between('3.7', '3.15'),
    summary: 'Pop as many values as the operand says, push a new list of them.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      frame.push(list(frame.popMany(arg)));
    },
    explain: (step) => built(step, 'list'),
  }),
  defineOp({
    name: 'BUILD_SET',
    versions: between('3.7', '3.15'),
    summary: 'Pop as many values as the operand says, push a new set of them.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      const made = set();
      for (const item of frame.popMany(arg)) setAdd(made, item);
      frame.push(made);
    },
    explain: (step) => built(step, 'set'),
  }),
  defineOp({
    name: 'BUILD_MAP',
    versions: between('3.7', '3.15'),
    summary: 'Pop as many keys and values as the operand says, push a new dict of them.',
    pops: (arg) => 2 * arg,
    pushes: 1,
    run(frame, arg) {
      const made = dict();
      const items = frame.popMany(2 * arg);
      for (let n = 0; n < items.length; n += 2) dictSet(made, items[n], items[n + 1]);
      frame.push(made);
    },
    explain: (step) => built(step, 'dict'),
  }),
  defineOp({
    name: 'BUILD_CONST_KEY_MAP',
    versions: between('3.7', '3.13'),
    summary: 'Pop a tuple of keys and as many values, push a new dict of them.',
    pops: (arg) => arg + 1,
    pushes: 1,
    run(frame, arg) {
      const made = dict();
      const keys = frame.pop() as PyTuple;
      const values = frame.popMany(arg);
      keys.items.forEach((key, n) => dictSet(made, key, values[n]));
      frame.push(made);
    },
    explain: (step) =>
      say`Pop the keys ${step.popped[step.arg]} and their values ${listed(step.popped.slice(0, -1))}, push a new dict${step.pushed.length ? say`: ${step.pushed}` : pushes(step)}.`,
  }),
  defineOp({
    name: 'LIST_APPEND',
    versions: between('3.7', '3.15'),
    summary: 'Pop a value and append it to a list further down: how a list comprehension collects.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      const item = frame.pop();
      const target = frame.peek(arg) as PyList;
      splice(target, target.items.length, 0, [item]);
    },
    explain: (step) => say`Pop ${step.popped} and append it to the list that is being built.`,
  }),
  defineOp({
    name: 'SET_ADD',
    versions: between('3.7', '3.15'),
    summary: 'Pop a value and add it to a set further down: how a set comprehension collects.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      const item = frame.pop();
      setAdd(frame.peek(arg) as PySet, item);
    },
    explain: (step) => say`Pop ${step.popped} and add it to the set that is being built${pushes(step)}.`,
  }),
  defineOp({
    name: 'MAP_ADD',
    versions: ['3.7'],
    summary: 'Pop a key and the value below it, put them into a dict further down: how a dict comprehension collects.',
    pops: 2,
    pushes: 0,
    run(frame, arg) {
      const key = frame.pop();
      const value = frame.pop();
      dictSet(frame.peek(arg) as PyDict, key, value);
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, put ${step.popped[1]}: ${step.popped[0]} into the dict that is being built${pushes(step)}.`,
  }),
  defineOp({
    name: 'MAP_ADD',
    versions: between('3.8', '3.15'),
    summary: 'Pop a value and a key, put them into a dict further down: how a dict comprehension collects.',
    pops: 2,
    pushes: 0,
    run(frame, arg) {
      const value = frame.pop();
      const key = frame.pop();
      dictSet(frame.peek(arg) as PyDict, key, value);
    },
    explain: (step) =>
      say`Pop ${step.popped[1]} and ${step.popped[0]}, put ${step.popped[0]}: ${step.popped[1]} into the dict that is being built${pushes(step)}.`,
  }),
  defineOp({
    name: 'LIST_EXTEND',
    versions: between('3.9', '3.15'),
    summary: 'Pop an iterable and append all its items to a list further down.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      const source = frame.pop();
      const target = frame.peek(arg) as PyList;
      splice(
        target,
        target.items.length,
        0,
        toArray(source, `Value after * must be an iterable, not ${source.type.name}`),
      );
    },
    explain: (step) => say`Pop ${step.popped} and append its items to the list that is being built${pushes(step)}.`,
  }),
  defineOp({
    name: 'SET_UPDATE',
    versions: between('3.9', '3.15'),
    summary: 'Pop an iterable and add all its items to a set further down.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      const source = frame.pop();
      updateSet(frame.peek(arg) as PySet, source);
    },
    explain: (step) => say`Pop ${step.popped} and add its items to the set that is being built${pushes(step)}.`,
  }),
  defineOp({
    name: 'DICT_UPDATE',
    versions: between('3.9', '3.15'),
    summary: 'Pop a mapping and put all its entries into a dict further down.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      const source = frame.pop();
      if (!(source instanceof PyDict) && typeLookup(source.type, 'keys') === null)
        typeError(`'${source.type.name}' object is not a mapping`);
      updateDict(frame.peek(arg) as PyDict, source);
    },
    explain: (step) => say`Pop ${step.popped} and put its entries into the dict that is being built${pushes(step)}.`,
  }),
  defineOp({
    name: 'DICT_MERGE',
    versions: between('3.13', '3.15'),
    summary:
      'Pop a mapping of keyword arguments and put them into a dict further down; a name given twice is an error.',
    ...merge(3),
  }),
  defineOp({
    name: 'DICT_MERGE',
    versions: between('3.9', '3.12'),
    summary:
      'Pop a mapping of keyword arguments and put them into a dict further down; a name that is there already is an error.',
    ...merge(2),
  }),
  defineOp({
    name: 'LIST_TO_TUPLE',
    versions: between('3.9', '3.11'),
    summary: 'Pop a list, push a tuple of its items.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(tuple([...(frame.pop() as PyList).items]));
    },
    explain: (step) => say`Pop ${step.popped}, push a tuple of its items: ${step.pushed}.`,
  }),
  defineOp({
    name: 'UNPACK_SEQUENCE',
    versions: between('3.7', '3.15'),
    summary: 'Pop an iterable that must have as many items as the operand says; push them, the first one on top.',
    pops: 1,
    pushes: (arg) => arg,
    run(frame, arg) {
      const items = unpack(frame.pop(), arg);
      for (let n = arg - 1; n >= 0; n--) frame.push(items[n]);
    },
    explain: (step) =>
      say`Pop ${step.popped} and take it apart${pushes(step)}${step.raised ? '' : ' (the first item on top)'}.`,
  }),
  defineOp({
    name: 'UNPACK_EX',
    versions: between('3.7', '3.15'),
    summary:
      'Pop an iterable; push a list of the items in the middle and each item before and after, the first one on top.',
    pops: 1,
    pushes: (arg) => (arg & 255) + 1 + (arg >> 8),
    run(frame, arg) {
      const before = arg & 255;
      const after = arg >> 8;
      const value = frame.pop();
      const iterator = getIterator(value, `cannot unpack non-iterable ${value.type.name} object`);
      const atLeast = (got: number) =>
        valueError(`not enough values to unpack (expected at least ${before + after}, got ${got})`);
      const first: PyObject[] = [];
      while (first.length < before) first.push(nextItem(iterator) ?? atLeast(first.length));
      // The rest is a list made of the iterator, whose own `__iter__` is asked.
      const items = toArray(iterator);
      if (items.length < after) atLeast(before + items.length);
      const rest = items.length - after;
      for (let n = items.length - 1; n >= rest; n--) frame.push(items[n]);
      frame.push(list(items.slice(0, rest)));
      for (let n = before - 1; n >= 0; n--) frame.push(first[n]);
    },
    explain: (step) =>
      say`Pop ${step.popped} and take it apart${pushes(step)}${step.raised ? '' : ' (the first item on top)'}.`,
  }),
  defineOp({
    name: 'GET_LEN',
    versions: between('3.10', '3.15'),
    summary: 'Push the length of the value on top.',
    pops: 0,
    pushes: 1,
    run(frame) {
      frame.push(int(length(frame.top())));
    },
    explain: (step) => say`Ask for the length of the top${pushes(step)}.`,
  }),
  defineOp({
    name: 'GET_ITER',
    versions: between('3.7', '3.14'),
    summary: 'Pop an iterable, push an iterator over it.',
    pops: 1,
    pushes: 1,
    run(frame) {
      frame.push(getIterator(frame.pop()));
    },
    explain: (step) => say`Pop ${step.popped}, ask for an iterator over it${pushes(step)}.`,
  }),
];
