/** Opcodes of loops in 3.14, where the iterator stays until POP_ITER, and in 3.15, where a loop holds two entries. */
import { PyBytes, PyGenerator, PyList, PyStr, PyTagged, PyTuple, type PyObject } from '../objects/model.ts';
import { nextItem } from '../objects/iterate.ts';
import { getIterator } from '../objects/iterators.ts';
import { tagged } from '../objects/tagged.ts';
import { T, int, str, typeError } from '../objects/types.ts';
import { dropped } from '../dropped.ts';
import { CO, type Machine } from '../machine.ts';
import type { Frame } from '../frame.ts';
import type { Segment } from '../trace.ts';
import { defineOp, pushes, say } from './define.ts';
import { pastEnd } from './jumps.ts';

/** Whether 3.15 iterates over an object by index, without an iterator. */
function isIndexed(object: PyObject): boolean {
  const { type } = object;
  return type === T.list || type === T.tuple || type === T.str || type === T.bytes;
}

/** The item of an indexed object; null after the last one. */
function itemAt(object: PyObject, index: number): PyObject | null {
  if (object instanceof PyList || object instanceof PyTuple) return object.items[index] ?? null;
  if (object instanceof PyStr) {
    const item = (object.points ?? object.s)[index];
    return item === undefined ? null : str(item);
  }
  const byte = (object as PyBytes).b[index];
  return byte === undefined ? null : int(byte);
}

/** The next item of a pair: the entry at `depth` and, above it, an index or NULL. Moves the index on. */
export function nextOfPair(frame: Frame, machine: Machine, depth: number): PyObject | null {
  const at = frame.stack.length - depth + 1;
  const index = frame.stack[at];
  const source = frame.peek(depth);
  if (!(index instanceof PyTagged)) return nextItem(source, (exception) => machine.recorder.stopped(frame, exception));
  const item = itemAt(source, index.v);
  if (item !== null) frame.replace(at, tagged(index.v + 1));
  return item;
}

const isIndex = (entry: Segment | undefined): boolean =>
  entry?.kind === 'value' && entry.value.kind === 'leaf' && entry.value.type === 'tagged integer';

/** GET_ITER of `yield from` and `await`: what it checks before it asks for an iterator. */
function checkDelegate(frame: Frame, source: PyObject): boolean {
  if (source.type === T.coroutine) {
    const { flags } = frame.prepared.code;
    if ((flags & CO.COROUTINE) === 0 && (flags & CO.ITERABLE_COROUTINE) === 0)
      typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    return true;
  }
  return source instanceof PyGenerator && source.type === T.generator;
}

export const loopOpsSince314 = [
  defineOp({
    name: 'FOR_ITER',
    versions: ['3.14'],
    summary:
      'Ask the iterator on top for its next item and push it; if there is none, leave the loop, with the iterator still there for POP_ITER.',
    pops: 0,
    pushes: 1,
    jump: { pops: 0, pushes: 0 },
    run(frame, _arg, machine) {
      const item = nextItem(frame.top(), (exception) => machine.recorder.stopped(frame, exception));
      if (item !== null) return frame.push(item);
      // END_FOR would only undo what was not pushed: the interpreter skips it.
      frame.jump();
      frame.next++;
    },
    explain: (step) => {
      if (step.raised) return say`Ask the iterator on top for its next item: this raises ${step.raised.type}.`;
      return step.jumped
        ? say`Ask the iterator on top for its next item: there is none left, so leave the loop, ${pastEnd(step)}.`
        : say`Ask the iterator on top for its next item: there is one, so push ${step.pushed} and go into the loop.`;
    },
  }),
  defineOp({
    name: 'POP_ITER',
    versions: ['3.14'],
    summary: 'Discard the iterator at the end of a loop.',
    pops: 1,
    pushes: 0,
    run(frame, _arg, machine) {
      dropped(frame.popNull(), machine);
    },
    explain: ({ popped }) => say`Discard the iterator ${popped}: the loop is over.`,
  }),
  defineOp({
    name: 'GET_ITER',
    versions: ['3.15'],
    summary:
      'Get ready to iterate: a list, tuple, str or bytes stays, with an index on top of it; anything else becomes its iterator, with NULL on top.',
    pops: 1,
    pushes: 2,
    run(frame, arg) {
      const source = frame.pop();
      if (isIndexed(source)) {
        frame.push(source);
        return frame.push(tagged(0));
      }
      frame.push(arg > 0 && checkDelegate(frame, source) ? source : getIterator(source));
      frame.push(null);
    },
    explain: (step) => {
      if (step.raised) return say`Pop ${step.popped}, ask for an iterator over it${pushes(step)}.`;
      return isIndex(step.pushed[1])
        ? say`Leave ${step.popped} where it is and push the index ${step.pushed[1]}: it needs no iterator.`
        : say`Pop ${step.popped}, ask for an iterator over it, push ${step.pushed[0]} and NULL (there is no index).`;
    },
  }),
  defineOp({
    name: 'FOR_ITER',
    versions: ['3.15'],
    summary:
      'Push the item at the index on top and add 1 to the index, or the iterator’s next item where there is NULL; if there is none, leave the loop.',
    pops: 1,
    pushes: 2,
    jump: { pops: 0, pushes: 0 },
    run(frame, _arg, machine) {
      const item = nextOfPair(frame, machine, 2);
      if (item !== null) return frame.push(item);
      frame.jump();
      frame.next++;
    },
    explain: (step) => {
      const by = step.stack[step.stack.length - 1].value;
      const index: Segment = { kind: 'value', value: by };
      const what = isIndex(index) ? say`Take the item at index ${index}` : say`Ask the iterator for its next item`;
      if (step.raised) return say`${what}: this raises ${step.raised.type}.`;
      if (step.jumped) return say`${what}: there is none left, so leave the loop, ${pastEnd(step)}.`;
      return isIndex(index)
        ? say`${what}: there is one, so the index becomes ${step.pushed[0]}; push ${step.pushed[1]} and go into the loop.`
        : say`${what}: there is one, so push ${step.pushed[1]} and go into the loop.`;
    },
  }),
  defineOp({
    name: 'POP_ITER',
    versions: ['3.15'],
    summary: 'Discard the two entries of a loop at its end: what it went over, and the index or NULL.',
    pops: 2,
    pushes: 0,
    run(frame, _arg, machine) {
      frame.popNull();
      dropped(frame.popNull(), machine);
    },
    explain: ({ popped }) => say`Discard ${popped[1]} and ${popped[0]}: the loop is over.`,
  }),
];
