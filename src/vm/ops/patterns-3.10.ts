/** `match` as 3.10 compiles it: these push an answer beside what they found. */
import { dictDelete, dictGet } from '../objects/dict.ts';
import { PyDict, PyStr, PyTuple, type PyObject } from '../objects/model.ts';
import { updateDict } from '../objects/operators.ts';
import { None, bool, dict, tuple } from '../objects/types.ts';
import { defineOp, pushes, say } from './define.ts';
import { matchClass } from './patterns.ts';

export const oldPatternOps = [
  defineOp({
    name: 'MATCH_KEYS',
    versions: ['3.10'],
    summary:
      'Push a tuple of the values that the mapping below has under the keys on top, and True; or None and False if one is missing.',
    pops: 0,
    pushes: 2,
    run(frame) {
      const keys = frame.top() as PyTuple;
      const mapping = frame.peek(2) as PyDict;
      const values = keys.items.map((key) => dictGet(mapping, key));
      const found = !values.includes(null);
      frame.push(found ? tuple(values as PyObject[]) : None);
      frame.push(bool(found));
    },
    explain: (step) => say`Look up the keys on top in the mapping below${pushes(step)}.`,
  }),
  defineOp({
    name: 'MATCH_CLASS',
    versions: ['3.10'],
    summary:
      'Pop names and a class; replace the value below by a tuple of the attributes that the pattern asks for and push True, or keep it and push False.',
    pops: 3,
    pushes: 2,
    run(frame, arg) {
      const names = (frame.pop() as PyTuple).items.map((name) => (name as PyStr).s);
      const type = frame.pop();
      const found = matchClass(frame.top(), type, arg, names);
      if (found !== None) {
        frame.pop();
        frame.push(found);
      }
      frame.push(bool(found !== None));
    },
    explain: (step) =>
      say`Pop ${step.popped[2]} and ${step.popped[1]}, test whether ${step.popped[0]} matches${pushes(step)}.`,
  }),
  defineOp({
    name: 'COPY_DICT_WITHOUT_KEYS',
    versions: ['3.10'],
    summary: 'Pop a tuple of keys, push a dict of the other entries of the mapping below: what **rest binds.',
    pops: 1,
    pushes: 1,
    run(frame) {
      const keys = frame.pop() as PyTuple;
      const rest = dict();
      updateDict(rest, frame.top());
      for (const key of keys.items) dictDelete(rest, key);
      frame.push(rest);
    },
    explain: (step) => say`Pop ${step.popped} and copy the mapping below without these keys${pushes(step)}.`,
  }),
];
