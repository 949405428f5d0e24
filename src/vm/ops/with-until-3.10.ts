/** `with` up to 3.10: its handler lies on the block stack, and `__exit__` below what brought us there. */
import { bind, typeLookup } from '../objects/attributes.ts';
import { PyInt, type PyObject } from '../objects/model.ts';
import { truth } from '../objects/length.ts';
import { call } from '../objects/runtime.ts';
import { None, int, raise } from '../objects/types.ts';
import type { Frame } from '../frame.ts';
import type { Machine } from '../machine.ts';
import { WHY, isExceptionClass, popBlock, pushBlock, unwindHandler } from '../unwind.ts';
import type { StackEntry } from '../trace.ts';
import { between, defineOp, pushes, say, target, type Explaining } from './define.ts';

/** A special method of a context manager, bound. */
function special(manager: PyObject, name: string): PyObject {
  const method = typeLookup(manager.type, name);
  if (method === null) raise('AttributeError', name);
  return bind(method, manager, manager.type);
}

/** Calls `__exit__` with the three entries of an exception on top, `exit` being what is called. */
function exitWith(frame: Frame, exit: PyObject): PyObject {
  return call(exit, [frame.peek(1), frame.peek(2), frame.peek(3)]);
}

/** Takes `__exit__` out from below the six entries of an exception and moves the lower three down over it. */
function takeExit(frame: Frame, machine: Machine): PyObject {
  const top = frame.stack.length;
  const exit = frame.peek(7);
  for (let at = top - 7; at < top - 4; at++) frame.move(at + 1, at);
  frame.replace(top - 4, null);
  // The handler's entries lie one lower than its block says.
  const { kind, handler, level } = popBlock(frame, machine);
  frame.block = machine.recorder.blocks.push(frame.block, kind, handler, level - 1);
  return exit;
}

const called = (step: Explaining) =>
  isException(step.stack)
    ? say`Call ${exitAt(step)} with the exception${step.popped.length ? say` ${step.popped}` : ''}${pushes(step)}.`
    : say`Take ${exitAt(step)} out from below and call it with None three times: pop ${step.popped}${pushes(step)}.`;

const exitAt = (step: Explaining) => {
  const at = isException(step.stack) ? 7 : step.stack.at(-1)?.value.kind === 'leaf' && isReason(step) ? 3 : 2;
  const { value, pushedBy } = step.stack[step.stack.length - at];
  return { kind: 'value', value, pushedBy } as const;
};

/** 3.7: whether a returned value or the target of `continue` lies below the number on top. */
function isReason(step: Explaining): boolean {
  const top = step.stack.at(-1)!.value;
  return top.kind === 'leaf' && (top.text === String(WHY.RETURN) || top.text === String(WHY.CONTINUE));
}

/** Whether the type of an exception lies on top, and not what else a `with` can end by. */
function isException(stack: readonly StackEntry[]): boolean {
  const top = stack.at(-1)?.value;
  return top?.kind === 'leaf' ? top.text.startsWith('<class ') : top?.kind === 'object';
}

export const oldWithOps = [
  defineOp({
    name: 'SETUP_WITH',
    versions: between('3.7', '3.10'),
    summary:
      'Pop a context manager, push its __exit__ method, push a block for what comes out of the `with`, push what its __enter__ returns.',
    pops: 1,
    pushes: 2,
    setsHandler: true,
    run(frame, _arg, machine) {
      const manager = frame.top();
      const enter = special(manager, '__enter__');
      const exit = special(manager, '__exit__');
      frame.pop();
      frame.push(exit);
      const entered = call(enter, []);
      pushBlock(frame, machine, 'SETUP_FINALLY', frame.handler());
      frame.push(entered);
    },
    explain: (step) =>
      say`Pop ${step.popped}, keep its __exit__, call its __enter__${pushes(step)}${step.raised ? '' : say`; a block sends exceptions to ${target(step.instruction.jumpTarget!)}`}.`,
  }),
  defineOp({
    name: 'SETUP_ASYNC_WITH',
    versions: between('3.7', '3.10'),
    summary: 'Push a block below the value on top, for what comes out of the `async with`.',
    pops: 0,
    pushes: 0,
    setsHandler: true,
    run(frame, _arg, machine) {
      pushBlock(frame, machine, 'SETUP_FINALLY', frame.handler(), frame.stack.length - 1);
    },
    explain: (step) =>
      say`Push a block on the block stack, below the top: exceptions go on at ${target(step.instruction.jumpTarget!)}.`,
  }),
  defineOp({
    name: 'WITH_CLEANUP_START',
    versions: ['3.7'],
    summary:
      'Take __exit__ out from below what tells why the `with` ends, call it with the exception or with None, push the exception’s type or None and what was returned.',
    pops: 2,
    pushes: 3,
    takes: (stack) => (isException(stack) ? 1 : 2),
    run(frame, _arg, machine) {
      const status = frame.top();
      if (isExceptionClass(status)) {
        const exit = takeExit(frame, machine);
        const result = exitWith(frame, exit);
        frame.push(status);
        frame.push(result);
        return;
      }
      const why = status instanceof PyInt ? Number(status.v) : 0;
      const below = why === WHY.RETURN || why === WHY.CONTINUE ? 2 : 1;
      const at = frame.stack.length - 1 - below;
      const exit = frame.stack[at]!;
      for (let n = at; n < at + below; n++) frame.move(n + 1, n);
      frame.pop();
      const result = call(exit, [None, None, None]);
      frame.push(None);
      frame.push(result);
    },
    explain: called,
  }),
  defineOp({
    name: 'WITH_CLEANUP_START',
    versions: ['3.8'],
    summary:
      'Take __exit__ out from below NULL or an exception, call it with the exception or with None, push the exception’s type or None and what was returned.',
    pops: 2,
    pushes: 3,
    takes: (stack) => (isException(stack) ? 1 : 2),
    run(frame, _arg, machine) {
      const status = frame.stack[frame.stack.length - 1];
      if (status !== null) {
        const exit = takeExit(frame, machine);
        const result = exitWith(frame, exit);
        frame.push(status);
        frame.push(result);
        return;
      }
      const at = frame.stack.length - 2;
      const exit = frame.stack[at]!;
      frame.move(at + 1, at);
      frame.popNull();
      const result = call(exit, [None, None, None]);
      frame.push(None);
      frame.push(result);
    },
    explain: called,
  }),
  defineOp({
    name: 'WITH_CLEANUP_FINISH',
    versions: ['3.7'],
    summary:
      'Pop what __exit__ returned and the type of the exception or None; a true result swallows the exception, which 128 tells END_FINALLY.',
    pops: 2,
    pushes: 0,
    run(frame) {
      const result = frame.pop();
      if (frame.pop() !== None && truth(result)) frame.push(int(WHY.SILENCED));
    },
    explain: finish,
  }),
  defineOp({
    name: 'WITH_CLEANUP_FINISH',
    versions: ['3.8'],
    summary:
      'Pop what __exit__ returned and the type of the exception or None; a true result swallows the exception: its block and entries go, NULL comes.',
    pops: 2,
    pushes: 0,
    run(frame, _arg, machine) {
      const result = frame.pop();
      if (frame.pop() === None || !truth(result)) return;
      unwindHandler(frame, machine, popBlock(frame, machine));
      frame.push(null);
    },
    explain: finish,
  }),
  defineOp({
    name: 'WITH_EXCEPT_START',
    versions: ['3.9', '3.10'],
    summary:
      'Call the __exit__ method seven entries down with the exception on top, push what it returns: true swallows the exception.',
    pops: 0,
    pushes: 1,
    run(frame) {
      frame.push(exitWith(frame, frame.peek(7)));
    },
    explain: called,
  }),
];

function finish(step: Explaining) {
  const [type, result] = step.popped;
  const none = type.kind === 'value' && type.value.kind === 'leaf' && type.value.text === 'None';
  return none
    ? say`Pop ${result} and ${type}: there was no exception.`
    : say`Pop ${result} and ${type}: if what __exit__ returned is true, the exception is forgotten.`;
}
