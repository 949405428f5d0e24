/** How exceptions, and 3.7's `break`, `continue` and `return`, unwind the block stack (Python/ceval.c up to 3.10). */
import { cutStack, dropped } from './dropped.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { PyException, PyInt, PyObject, PyType, type PyObject as Value } from './objects/model.ts';
import { None, exceptions, int, isSubtype } from './objects/types.ts';
import type { BlockNode } from './blocks.ts';

/** The traceback that goes with an exception on the value stack. */
function tracebackOf(exception: PyException): PyObject {
  return exception.traceback ?? None;
}

/** `PyFrame_BlockSetup`: a handler is an offset. */
export function pushBlock(
  frame: Frame,
  machine: Machine,
  kind: BlockNode['kind'],
  handler: number | null,
  level = frame.stack.length,
): void {
  frame.block = machine.recorder.blocks.push(frame.block, kind, handler, level);
}

/** `PyFrame_BlockPop`. */
export function popBlock(frame: Frame, machine: Machine): BlockNode {
  const block = machine.recorder.blocks.nodes[frame.block];
  frame.block = block.below;
  return block;
}

/** Pushes the three entries by which an exception is known; `null` stands for none. */
function pushException(frame: Frame, exception: PyException | null): void {
  frame.push(exception && tracebackOf(exception));
  frame.push(exception);
  frame.push(exception ? exception.type : None);
}

/** Takes the three entries on top: what was being handled before is being handled again. `held` is on its way up. */
export function restoreHandled(frame: Frame, machine: Machine, held: PyException | null = null): void {
  frame.popNull();
  const done = machine.setHandled(frame.popNull() as PyException | null);
  frame.popNull();
  dropped(done, machine, held);
}

/** `UNWIND_EXCEPT_HANDLER`: leaves a handler whose block has been popped. */
export function unwindHandler(frame: Frame, machine: Machine, block: BlockNode, held: PyException | null = null): void {
  frame.cut(block.level + 3);
  restoreHandled(frame, machine, held);
}

/** Takes the type, the value and the traceback of an exception from the stack, the type being on top. */
export function popException(frame: Frame): PyException {
  frame.popNull();
  const exception = frame.pop() as PyException;
  frame.popNull();
  return exception;
}

/** Goes to the innermost handler of an exception that came at `offset`; false: the frame has none. */
export function toHandler(frame: Frame, machine: Machine, exception: PyException, offset: number): boolean {
  while (frame.block >= 0) {
    const block = popBlock(frame, machine);
    if (block.kind === 'EXCEPT_HANDLER') {
      unwindHandler(frame, machine, block, exception);
      continue;
    }
    cutStack(frame, block.level, machine, exception);
    if (block.kind === 'SETUP_LOOP') continue;
    pushBlock(frame, machine, 'EXCEPT_HANDLER', machine.minor === 10 ? offset : null);
    pushException(frame, machine.setHandled(exception));
    pushException(frame, exception);
    frame.next = frame.prepared.places.get(block.handler!)!;
    return true;
  }
  return false;
}

/** Why 3.7 unwinds (`enum why_code`), as the numbers that it pushes for END_FINALLY. */
export const WHY = { RETURN: 8, BREAK: 16, CONTINUE: 32, SILENCED: 128 } as const;

/**
 * 3.7: unwinds for `break`, `continue` and `return`. `value` is what is returned, or the offset to continue at as an int.
 * A `finally` on the way runs first, and END_FINALLY goes on from there.
 */
export function unwindFor(frame: Frame, machine: Machine, why: number, value: Value | null): void {
  const { nodes } = machine.recorder.blocks;
  while (frame.block >= 0) {
    if (why === WHY.CONTINUE && nodes[frame.block].kind === 'SETUP_LOOP') {
      frame.next = frame.prepared.places.get(Number((value as PyInt).v))!;
      return;
    }
    const block = popBlock(frame, machine);
    if (block.kind === 'EXCEPT_HANDLER') {
      unwindHandler(frame, machine, block);
      continue;
    }
    cutStack(frame, block.level, machine, value);
    if (why === WHY.BREAK && block.kind === 'SETUP_LOOP') {
      frame.next = frame.prepared.places.get(block.handler!)!;
      return;
    }
    if (block.kind !== 'SETUP_FINALLY') continue;
    if (why === WHY.RETURN || why === WHY.CONTINUE) frame.push(value);
    frame.push(int(why));
    frame.next = frame.prepared.places.get(block.handler!)!;
    return;
  }
  machine.give(frame, value!, true);
}

/** Whether a type on the stack is an exception class. */
export function isExceptionClass(value: Value | null): boolean {
  return value instanceof PyType && isSubtype(value, exceptions.get('BaseException')!);
}
