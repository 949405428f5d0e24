/** Opcodes of `match`. */
import { tryGetAttribute } from '../objects/attributes.ts';
import { dictGet } from '../objects/dict.ts';
import { setAdd, setFind } from '../objects/set.ts';
import { PyDict, PyList, PyRange, PyStr, PyTuple, PyType, type PyObject } from '../objects/model.ts';
import { repr } from '../objects/repr.ts';
import { None, T, bool, isInstance, set, tuple, typeError } from '../objects/types.ts';
import { between, defineOp, pushes, say } from './define.ts';

/** Built-in types of which one positional pattern matches the whole value (Py_TPFLAGS_MATCH_SELF). */
const MATCH_SELF = () => [
  T.bool,
  T.bytearray,
  T.bytes,
  T.dict,
  T.float,
  T.frozenset,
  T.int,
  T.list,
  T.set,
  T.str,
  T.tuple,
];

/** What MATCH_CLASS gives: a tuple of attributes, or None where the pattern does not match. */
export function matchClass(subject: PyObject, type: PyObject, count: number, names: string[]): PyObject {
  if (!(type instanceof PyType)) return typeError('called match pattern must be a class');
  if (!isInstance(subject, type)) return None;
  const found: PyObject[] = [];
  const seen = set();
  const take = (name: PyStr): boolean => {
    if (setFind(seen, name)) typeError(`${type.name}() got multiple sub-patterns for attribute ${repr(name)}`);
    setAdd(seen, name);
    const value = tryGetAttribute(subject, name.s);
    if (value !== null) found.push(value);
    return value !== null;
  };
  if (count > 0) {
    const declared = tryGetAttribute(type, '__match_args__');
    if (declared === null && MATCH_SELF().some((base) => type.mro.includes(base))) {
      if (count > 1) return typeError(`${type.name}() accepts 1 positional sub-pattern (${count} given)`);
      found.push(subject);
    } else {
      if (declared !== null && !(declared instanceof PyTuple))
        return typeError(`${type.name}.__match_args__ must be a tuple (got ${declared.type.name})`);
      const args = declared === null ? [] : (declared as PyTuple).items;
      if (args.length < count)
        return typeError(
          `${type.name}() accepts ${args.length} positional sub-pattern${args.length === 1 ? '' : 's'} (${count} given)`,
        );
      for (const name of args.slice(0, count)) {
        if (!(name instanceof PyStr))
          return typeError(`__match_args__ elements must be strings (got ${name.type.name})`);
        if (!take(name)) return None;
      }
    }
  }
  for (const name of names) if (!take(new PyStr(T.str, name))) return None;
  return tuple(found);
}

export const patternOps = [
  defineOp({
    name: 'MATCH_SEQUENCE',
    versions: between('3.10', '3.15'),
    summary: 'Push whether the value on top is a sequence (and no str or bytes).',
    pops: 0,
    pushes: 1,
    run(frame) {
      const value = frame.top();
      frame.push(bool(value instanceof PyList || value instanceof PyTuple || value instanceof PyRange));
    },
    explain: (step) => say`Test whether the top is a sequence${pushes(step)}.`,
  }),
  defineOp({
    name: 'MATCH_MAPPING',
    versions: between('3.10', '3.15'),
    summary: 'Push whether the value on top is a mapping.',
    pops: 0,
    pushes: 1,
    run(frame) {
      frame.push(bool(frame.top() instanceof PyDict));
    },
    explain: (step) => say`Test whether the top is a mapping${pushes(step)}.`,
  }),
  defineOp({
    name: 'MATCH_KEYS',
    versions: between('3.11', '3.15'),
    summary: 'Push a tuple of the values that the mapping below has under the keys on top, or None if one is missing.',
    pops: 0,
    pushes: 1,
    run(frame) {
      const keys = frame.top() as PyTuple;
      const mapping = frame.peek(2) as PyDict;
      const values = keys.items.map((key) => dictGet(mapping, key));
      frame.push(values.includes(null) ? None : tuple(values as PyObject[]));
    },
    explain: (step) => say`Look up the keys on top in the mapping below${pushes(step)}.`,
  }),
  defineOp({
    name: 'MATCH_CLASS',
    versions: between('3.11', '3.15'),
    summary:
      'Pop names, a class and a value; push a tuple of the attributes that the pattern asks for, or None if it does not match.',
    pops: 3,
    pushes: 1,
    run(frame, arg) {
      const names = (frame.pop() as PyTuple).items.map((name) => (name as PyStr).s);
      const type = frame.pop();
      frame.push(matchClass(frame.pop(), type, arg, names));
    },
    explain: (step) =>
      say`Pop ${step.popped[2]}, ${step.popped[1]} and ${step.popped[0]}, test whether ${step.popped[0]} matches${pushes(step)}.`,
  }),
];
