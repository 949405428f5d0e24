/** Opcodes of the block stack, up to 3.10: what `try`, `finally` and 3.7's loops leave behind for the unwinding. */
import { cutStack } from '../dropped.ts';
import { PyInt, PyTuple, PyType, Raised, type PyObject } from '../objects/model.ts';
import { exceptions, int, isInstance, isSubtype, typeError } from '../objects/types.ts';
import type { Frame } from '../frame.ts';
import type { Machine } from '../machine.ts';
import type { BlockNode } from '../blocks.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import type { StackEntry } from '../trace.ts';
import { blocksAt } from '../read.ts';
import {
  WHY,
  isExceptionClass,
  popBlock,
  popException,
  pushBlock,
  restoreHandled,
  unwindFor,
  unwindHandler,
} from '../unwind.ts';
import { between, defineOp, say, target, type Explaining, type OpRecord } from './define.ts';

/** Up to 3.10: whether a handler's `except` clause matches; raises TypeError for what is no exception class. */
export function matchesClause(type: PyObject, wanted: PyObject): boolean {
  const types = wanted instanceof PyTuple ? wanted.items : [wanted];
  const base = exceptions.get('BaseException')!;
  for (const one of types)
    if (!(one instanceof PyType) || !isSubtype(one, base))
      typeError('catching classes that do not inherit from BaseException is not allowed');
  return types.some((one) =>
    type instanceof PyType ? isSubtype(type, one as PyType) : isInstance(type, one as PyType),
  );
}

/** Whether an entry of the value stack is the type of an exception, which came into a `finally`. */
const isType = (entry: StackEntry | undefined): boolean =>
  entry?.value.kind === 'leaf'
    ? entry.value.text.startsWith('<class ')
    : entry?.value.kind === 'object' && entry.value.type !== 'int';

const isNull = (entry: StackEntry | undefined): boolean => entry?.value.kind === 'null';

function setUp(
  name: string,
  kind: BlockNode['kind'],
  versions: readonly PythonVersion[],
  summary: string,
  why: string,
): OpRecord {
  return defineOp({
    name,
    versions,
    summary,
    pops: 0,
    pushes: 0,
    setsHandler: true,
    run(frame, _arg, machine) {
      pushBlock(frame, machine, kind, frame.handler());
    },
    explain: (step) =>
      say`Push a block on the block stack: ${why}, the value stack is cut to ${step.stack.length} ${step.stack.length === 1 ? 'entry' : 'entries'} and it goes on at ${target(step.instruction.jumpTarget!)}.`,
  });
}

/** The block that is popped, in words. */
function innermost(step: Explaining): string {
  const block = blocksAt(step.trace, step.step).at(-1);
  if (block?.kind === 'SETUP_LOOP') return 'the loop is over';
  return block?.kind === 'EXCEPT_HANDLER' ? 'the exception has been handled' : 'the protected part is over';
}

function popHandler(frame: Frame, machine: Machine): void {
  popBlock(frame, machine);
  restoreHandled(frame, machine);
}

const again = (step: Explaining) =>
  say`Pop ${step.popped[2]}, ${step.popped[1]} and ${step.popped[0]}, raise that exception again: nobody handled it here.`;

const REASON: Record<string, string> = {
  [WHY.RETURN]: 'return',
  [WHY.BREAK]: 'break',
  [WHY.CONTINUE]: 'continue',
  [WHY.SILENCED]: 'an exception that was swallowed',
};

/** 3.7: how many entries END_FINALLY takes, by what lies on top. */
function takenByEndFinally(stack: readonly StackEntry[]): number {
  const top = stack.at(-1);
  if (isType(top)) return 3;
  const text = top?.value.kind === 'leaf' ? top.value.text : '';
  return text === String(WHY.RETURN) || text === String(WHY.CONTINUE) ? 2 : 1;
}

export const blockOps: OpRecord[] = [
  setUp(
    'SETUP_LOOP',
    'SETUP_LOOP',
    ['3.7'],
    'Push a block for a loop, which says where `break` goes on.',
    'when the loop is left',
  ),
  setUp(
    'SETUP_EXCEPT',
    'SETUP_EXCEPT',
    ['3.7'],
    'Push a block for `try` with `except`, which says where an exception goes on.',
    'if an exception comes',
  ),
  setUp(
    'SETUP_FINALLY',
    'SETUP_FINALLY',
    ['3.7'],
    'Push a block for `try` with `finally`, which says where an exception, `return`, `break` or `continue` goes on.',
    'if an exception, return, break or continue comes',
  ),
  setUp(
    'SETUP_FINALLY',
    'SETUP_FINALLY',
    between('3.8', '3.10'),
    'Push a block for `try`, which says where an exception goes on.',
    'if an exception comes',
  ),
  defineOp({
    name: 'POP_BLOCK',
    versions: ['3.7'],
    summary: 'Pop a block, and cut the value stack to the depth that it had when the block was pushed.',
    pops: 0,
    pushes: 0,
    run(frame, _arg, machine) {
      cutStack(frame, popBlock(frame, machine).level, machine, null);
    },
    explain: (step) => say`Pop a block from the block stack: ${innermost(step)}.`,
  }),
  defineOp({
    name: 'POP_BLOCK',
    versions: between('3.8', '3.10'),
    summary: 'Pop a block from the block stack: what it protects has ended.',
    pops: 0,
    pushes: 0,
    run(frame, _arg, machine) {
      popBlock(frame, machine);
    },
    explain: (step) => say`Pop a block from the block stack: ${innermost(step)}.`,
  }),
  defineOp({
    name: 'POP_EXCEPT',
    versions: ['3.7'],
    summary:
      'Pop the block of a handler, cut the value stack to it and pop the three entries of what was being handled before.',
    pops: 3,
    pushes: 0,
    takes: (stack, step) => stack.length - (blocksAt(step.trace, step.step).at(-1)?.level ?? 0),
    run(frame, _arg, machine) {
      unwindHandler(frame, machine, popBlock(frame, machine));
    },
    explain: (step) => say`Pop the handler’s block and ${step.popped}: the exception has been handled.`,
  }),
  defineOp({
    name: 'POP_EXCEPT',
    versions: between('3.8', '3.10'),
    summary:
      'Pop the block of a handler and the three entries of what was being handled before, which is then being handled again.',
    pops: 3,
    pushes: 0,
    run(frame, _arg, machine) {
      popHandler(frame, machine);
    },
    explain: (step) => say`Pop the handler’s block and ${step.popped}: the exception has been handled.`,
  }),
  defineOp({
    name: 'BREAK_LOOP',
    versions: ['3.7'],
    summary: 'Leave the loop: unwind the block stack to the loop’s block, through any `finally` on the way.',
    pops: 0,
    pushes: 0,
    run(frame, _arg, machine) {
      unwindFor(frame, machine, WHY.BREAK, null);
    },
    explain: () => say`Unwind the block stack to the loop’s block: go on after the loop, or first in a finally.`,
  }),
  defineOp({
    name: 'CONTINUE_LOOP',
    versions: ['3.7'],
    summary: 'Go on with the loop’s next round: unwind the block stack to the loop’s block, through any `finally`.',
    pops: 0,
    pushes: 0,
    setsHandler: true,
    run(frame, _arg, machine) {
      unwindFor(frame, machine, WHY.CONTINUE, int(frame.handler()));
    },
    explain: (step) =>
      say`Unwind the block stack to the loop’s block: go on at ${target(step.instruction.jumpTarget ?? step.arg)}, or first in a finally.`,
  }),
  defineOp({
    name: 'RETURN_VALUE',
    versions: ['3.7'],
    summary:
      'Pop a value and leave the frame with it, through any `finally` on the block stack; it is pushed on the caller’s stack.',
    pops: 1,
    pushes: 0,
    run(frame, _arg, machine) {
      unwindFor(frame, machine, WHY.RETURN, frame.pop());
    },
    explain: (step) =>
      blocksAt(step.trace, step.step).some(({ kind }) => kind === 'SETUP_FINALLY')
        ? say`Pop ${step.popped} and return it from ${step.code.name}; the finally around runs first.`
        : say`Pop ${step.popped} and return it from ${step.code.name}: its frame ends.`,
  }),
  defineOp({
    name: 'END_FINALLY',
    versions: ['3.7'],
    summary:
      'End a `finally` by what lies on top: None goes on, the type of an exception raises it again, a number goes on with what had been interrupted (8 return, 16 break, 32 continue), or forgets an exception (128).',
    pops: 1,
    pushes: 0,
    takes: takenByEndFinally,
    run(frame, _arg, machine) {
      const status = frame.top();
      if (isExceptionClass(status)) throw new Raised(popException(frame), true);
      frame.pop();
      if (!(status instanceof PyInt)) return;
      const why = Number(status.v);
      if (why === WHY.SILENCED) return unwindHandler(frame, machine, popBlock(frame, machine));
      unwindFor(frame, machine, why, why === WHY.RETURN || why === WHY.CONTINUE ? frame.pop() : null);
    },
    explain: (step) => {
      if (step.popped.length === 3) return again(step);
      const top = step.popped[step.popped.length - 1];
      const text = top.kind === 'value' && top.value.kind === 'leaf' ? top.value.text : '';
      if (text === 'None') return say`Pop ${top}: nothing interrupted the block, go on.`;
      return step.popped.length === 2
        ? say`Pop ${top} and ${step.popped[0]}: the finally is done, go on with ${REASON[text]}.`
        : say`Pop ${top}: the finally is done, go on with ${REASON[text]}.`;
    },
  }),
  defineOp({
    name: 'BEGIN_FINALLY',
    versions: ['3.8'],
    summary: 'Push NULL: the `finally` that follows is entered because its block has ended by itself.',
    pops: 0,
    pushes: 1,
    run(frame) {
      frame.push(null);
    },
    explain: () => say`Push NULL: no exception brings us into the finally.`,
  }),
  defineOp({
    name: 'CALL_FINALLY',
    versions: ['3.8'],
    summary: 'Push the offset of the next instruction and jump into a `finally`, which comes back to it in the end.',
    pops: 0,
    pushes: 1,
    jump: { pops: 0, pushes: 1 },
    run(frame) {
      frame.push(int(frame.nextOffset()));
      frame.jump();
    },
    explain: (step) =>
      say`Push ${step.pushed}, the offset to come back to, and jump to the finally at ${target(step.instruction.jumpTarget!)}.`,
  }),
  defineOp({
    name: 'END_FINALLY',
    versions: ['3.8'],
    summary:
      'End a `finally` by what lies on top: NULL goes on, an offset jumps there, the type of an exception raises it again.',
    pops: 1,
    pushes: 0,
    takes: (stack) => (isType(stack.at(-1)) ? 3 : 1),
    run(frame) {
      if (isExceptionClass(frame.stack[frame.stack.length - 1])) throw new Raised(popException(frame), true);
      const back = frame.popNull();
      if (back instanceof PyInt) frame.next = frame.prepared.places.get(Number(back.v))!;
    },
    explain: (step) => {
      if (step.popped.length === 3) return again(step);
      return isNull(step.stack.at(-1))
        ? say`Pop ${step.popped}: nothing interrupted the block, go on.`
        : say`Pop ${step.popped}: the finally is done, go back there.`;
    },
  }),
  defineOp({
    name: 'POP_FINALLY',
    versions: ['3.8'],
    summary:
      'Leave a `finally` before its end: pop what brought us there (NULL, an offset, or an exception and its block); with operand 1 the value on top of that stays.',
    pops: (arg) => arg + 1,
    pushes: (arg) => arg,
    takes: (stack, { arg }) => arg + (isType(stack[stack.length - 1 - arg]) ? 6 : 1),
    run(frame, arg, machine) {
      const by = frame.by[frame.by.length - 1];
      const kept = arg ? frame.pop() : null;
      if (isExceptionClass(frame.stack[frame.stack.length - 1])) {
        popException(frame);
        popHandler(frame, machine);
      } else frame.popNull();
      if (kept) {
        frame.push(kept);
        frame.by[frame.by.length - 1] = by;
      }
    },
    explain: (step) => {
      const dropped = step.popped.slice(0, step.popped.length - step.arg);
      return step.arg
        ? say`Discard what brought us into the finally, ${dropped}, from below ${step.popped[step.popped.length - 1]}.`
        : say`Discard what brought us into the finally: ${dropped}.`;
    },
  }),
  defineOp({
    name: 'RERAISE',
    versions: ['3.9'],
    summary: 'Pop type, value and traceback of an exception and raise it again.',
    pops: 3,
    pushes: 0,
    run(frame) {
      throw new Raised(popException(frame), true);
    },
    explain: again,
  }),
  defineOp({
    name: 'RERAISE',
    versions: ['3.10'],
    summary:
      'Pop type, value and traceback of an exception and raise it again; with an operand, as if from the place that the handler’s block keeps.',
    pops: 3,
    pushes: 0,
    run(frame, arg, machine) {
      const raised = new Raised(popException(frame), true);
      if (arg) raised.offset = machine.recorder.blocks.nodes[frame.block].handler;
      throw raised;
    },
    explain: again,
  }),
  defineOp({
    name: 'JUMP_IF_NOT_EXC_MATCH',
    versions: ['3.9', '3.10'],
    summary: 'Pop an exception class and the type of an exception; jump if the exception is not one of that class.',
    pops: 2,
    pushes: 0,
    run(frame) {
      const wanted = frame.pop();
      if (!matchesClause(frame.pop(), wanted)) frame.jump();
    },
    explain: (step) => {
      const [type, wanted] = step.popped;
      if (step.raised) return say`Pop ${wanted} and ${type}: this raises ${step.raised.type}.`;
      return step.jumped
        ? say`Pop ${wanted} and ${type}: the exception does not match, so jump to ${target(step.instruction.jumpTarget!)}.`
        : say`Pop ${wanted} and ${type}: the exception matches, so go on here.`;
    },
  }),
];
