/** Star-arguments of 3.7 and 3.8: opcodes that join as many iterables or mappings as their operand says. */
import { typeLookup } from '../objects/attributes.ts';
import { dictEntries, dictHas, dictSet } from '../objects/dict.ts';
import { PyDict, type PyObject } from '../objects/model.ts';
import { updateDict } from '../objects/operators.ts';
import { toArray } from '../objects/iterate.ts';
import { text } from '../objects/repr.ts';
import { dict, list, set, tuple, typeError } from '../objects/types.ts';
import { callableName, updateSet } from './containers.ts';
import { defineOp, listed, pushes, say, type Explaining, type OpRecord } from './define.ts';

const VERSIONS = ['3.7', '3.8'] as const;

const joins = (step: Explaining, what: string) =>
  say`Pop ${listed(step.popped)}, push a new ${what} of all their ${what === 'dict' ? 'entries' : 'items'}${pushes(step, ':')}.`.map(
    (piece) => (piece.kind === 'text' ? { ...piece, text: piece.text.replace(', : ', ': ') } : piece),
  );

function isMapping(value: PyObject): boolean {
  return value instanceof PyDict || typeLookup(value.type, 'keys') !== null;
}

const sequence = (name: string, what: string, summary: string, build: (items: PyObject[]) => PyObject): OpRecord =>
  defineOp({
    name,
    versions: VERSIONS,
    summary,
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      const items: PyObject[] = [];
      for (const source of frame.popMany(arg)) items.push(...toArray(source));
      frame.push(build(items));
    },
    explain: (step) => joins(step, what),
  });

export const oldContainerOps: OpRecord[] = [
  sequence(
    'BUILD_TUPLE_UNPACK',
    'tuple',
    'Pop as many iterables as the operand says, push a tuple of all their items.',
    tuple,
  ),
  sequence(
    'BUILD_LIST_UNPACK',
    'list',
    'Pop as many iterables as the operand says, push a list of all their items.',
    list,
  ),
  defineOp({
    name: 'BUILD_TUPLE_UNPACK_WITH_CALL',
    versions: VERSIONS,
    summary: 'Pop as many iterables as the operand says, push a tuple of all their items: the arguments of a call.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      const sources = frame.popMany(arg);
      const callable = callableName(frame.top());
      const items: PyObject[] = [];
      for (const source of sources)
        items.push(...toArray(source, `${callable} argument after * must be an iterable, not ${source.type.name}`));
      frame.push(tuple(items));
    },
    explain: (step) => joins(step, 'tuple'),
  }),
  defineOp({
    name: 'BUILD_SET_UNPACK',
    versions: VERSIONS,
    summary: 'Pop as many iterables as the operand says, push a set of all their items.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      const made = set();
      for (const source of frame.popMany(arg)) updateSet(made, source);
      frame.push(made);
    },
    explain: (step) => joins(step, 'set'),
  }),
  defineOp({
    name: 'BUILD_MAP_UNPACK',
    versions: VERSIONS,
    summary: 'Pop as many mappings as the operand says, push a dict of all their entries; later ones win.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      const made = dict();
      for (const source of frame.popMany(arg)) {
        if (!isMapping(source)) typeError(`'${source.type.name}' object is not a mapping`);
        updateDict(made, source);
      }
      frame.push(made);
    },
    explain: (step) => joins(step, 'dict'),
  }),
  defineOp({
    name: 'BUILD_MAP_UNPACK_WITH_CALL',
    versions: VERSIONS,
    summary:
      'Pop as many mappings as the operand says, push a dict of all their entries: keyword arguments, of which none may come twice.',
    pops: (arg) => arg,
    pushes: 1,
    run(frame, arg) {
      const sources = frame.popMany(arg);
      const callable = callableName(frame.peek(2));
      const made = dict();
      for (const source of sources) {
        if (!isMapping(source)) typeError(`${callable} argument after ** must be a mapping, not ${source.type.name}`);
        const entries = dict();
        updateDict(entries, source);
        for (const [key, value] of dictEntries(entries)) {
          // What is no str is refused by the call itself.
          if (dictHas(made, key)) typeError(`${callable} got multiple values for keyword argument '${text(key)}'`);
          dictSet(made, key, value);
        }
      }
      frame.push(made);
    },
    explain: (step) => joins(step, 'dict'),
  }),
];
