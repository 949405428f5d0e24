/** What a step is about to do, in words and values, out of the op records and the recorded trace. */
import type { Instruction } from '../pyc/code.ts';
import { opRecord } from './ops/index.ts';
import type { Explaining } from './ops/define.ts';
import { codeAt, contentAt, eventsAt, nextStateInFrame, reprAt, stackAt, stepInstruction } from './read.ts';
import type { Segment, StackEntry, Trace, TraceCode, TraceValue } from './trace.ts';

/** Place in `instructions` of the one that follows `at` in memory, over EXTENDED_ARG prefixes. */
function following(code: TraceCode, at: number): number {
  let next = at + 1;
  while (code.instructions[next]?.opname === 'EXTENDED_ARG') next++;
  return next;
}

const segment = (entry: StackEntry): Segment => ({ kind: 'value', value: entry.value, pushedBy: entry.pushedBy });

function raisedAt(trace: Trace, i: number): { type: string; message: string } | null {
  const next = nextStateInFrame(trace, i);
  const until = next === null ? trace.steps : next;
  const frame = trace.columns.frame[i];
  for (let n = i; n < until; n++) {
    if (n > i && trace.columns.frame[n] === frame) break;
    for (const event of eventsAt(trace, n))
      if (event.kind === 'raise' && event.frame === frame) return { type: event.type, message: event.message };
  }
  return null;
}

/** Everything that `explain` of an op record reads about step `i`. */
function explaining(trace: Trace, i: number, instruction: Instruction): Explaining {
  const code = codeAt(trace, i);
  const record = opRecord(trace.python, instruction.opname);
  const arg = instruction.arg ?? 0;
  const stack = stackAt(trace, i);
  const raised = raisedAt(trace, i);
  const after = raised ? null : nextStateInFrame(trace, i);
  const at = trace.columns.instruction[i];
  const jumped = after !== null && trace.columns.instruction[after] !== following(code, at);
  const [counted, pushes] =
    jumped && record.jump ? [record.jump.pops, record.jump.pushes] : [record.pops(arg), record.pushes(arg)];
  const pops = record.takes?.(stack, { trace, step: i, arg }) ?? counted;
  const local = (slot: number): Segment | null => {
    const value = trace.locals[trace.columns.locals[i] + slot];
    return value < 0 ? null : { kind: 'value', value: trace.values[value] };
  };
  return {
    trace,
    step: i,
    instruction,
    arg,
    code: code.code,
    stack,
    popped: (pops > 0 ? stack.slice(-pops) : []).map(segment),
    pushed: (after !== null && pushes > 0 ? stackAt(trace, after).slice(-pushes) : []).map(segment),
    jumped,
    raised,
    repr: (value: TraceValue) => reprAt(trace, value, i),
    local,
    cell: (slot) => {
      const held = local(slot);
      if (held?.kind !== 'value' || held.value.kind !== 'object') return null;
      const content = contentAt(trace, held.value.id, i);
      return content.shape === 'parts' && content.parts.length > 0
        ? { kind: 'value', value: content.parts[0][1] }
        : null;
    },
  };
}

/** What step `i` is about to do. In the state after the last step: how the run ended. Never empty. */
export function explainStep(trace: Trace, i: number): Segment[] {
  const instruction = stepInstruction(trace, i);
  if (i < trace.steps && instruction)
    return opRecord(trace.python, instruction.opname).explain(explaining(trace, i, instruction));
  const text = (words: string): Segment[] => [{ kind: 'text', text: words }];
  switch (trace.end.kind) {
    case 'finished':
      return text('The program has ended: its last instruction has run.');
    case 'raised':
      return text(
        `The program has ended in an exception: ${trace.end.exception}${trace.end.message && ': '}${trace.end.message}`,
      );
    case 'limit':
      return text('Recording stopped here, at its limit. The program would go on.');
    case 'unsupported':
      return text(`Recording stopped here: this simulator does not have ${trace.end.what}.`);
  }
}

/** How many entries the instruction of step `i` will take from the top of the stack. */
export function popsAt(trace: Trace, i: number): number {
  const instruction = stepInstruction(trace, i);
  if (i >= trace.steps || !instruction) return 0;
  return explaining(trace, i, instruction).popped.length;
}

/** What the instruction of step `i` pushed, bottom first; empty where it raised or left its frame. */
export function pushedAt(trace: Trace, i: number): StackEntry[] {
  const instruction = stepInstruction(trace, i);
  if (i >= trace.steps || !instruction) return [];
  return explaining(trace, i, instruction).pushed.flatMap((piece) =>
    piece.kind === 'value' ? [{ value: piece.value, pushedBy: piece.pushedBy ?? -1 }] : [],
  );
}

/** Where a jump goes: `taken` says whether this step jumps; `why` is the whole explanation. */
export interface Jump {
  target: number;
  taken: boolean;
  why: Segment[];
}

/** The jump of step `i`; null where its instruction cannot jump or raises. */
export function jumpAt(trace: Trace, i: number): Jump | null {
  const instruction = stepInstruction(trace, i);
  if (i >= trace.steps || !instruction || instruction.jumpTarget === null) return null;
  if (opRecord(trace.python, instruction.opname).setsHandler) return null;
  const step = explaining(trace, i, instruction);
  if (step.raised) return null;
  return { target: instruction.jumpTarget, taken: step.jumped, why: explainStep(trace, i) };
}
