/** What choosing a specialised form looks at: the step as recorded, and the operands that it has. */
import type { CodeObject, Instruction } from '../../pyc/code.ts';
import { say } from '../ops/define.ts';
import { FORMS, type Forms } from '../generated/specializations.ts';
import { codeAt, contentAt, eventsAt, stackAt, stepInstruction } from '../read.ts';
import type { HeapObject, Segment, StackEntry, Trace, TraceFrame, TraceValue } from '../trace.ts';

/** The name that an instruction would get, and the reason; `opname` is null where it would stay general. */
export interface Specialized {
  opname: string | null;
  why: Segment[];
}

export interface Seen {
  trace: Trace;
  step: number;
  instruction: Instruction;
  arg: number;
  code: CodeObject;
  /** Bottom first. */
  stack: StackEntry[];
  /** Minor number of the version. */
  minor: number;
  forms: Forms;
}

/** Everything about a step; null where the version does not specialise (up to 3.10). */
export function seenAt(trace: Trace, step: number): Seen | null {
  const forms = FORMS[trace.python];
  const instruction = step < trace.steps ? stepInstruction(trace, step) : null;
  if (!forms || !instruction) return null;
  return {
    trace,
    step,
    instruction,
    arg: instruction.arg ?? 0,
    code: codeAt(trace, step).code,
    stack: stackAt(trace, step),
    minor: Number(trace.python.slice(2)),
    forms,
  };
}

/** The instruction that follows in memory. */
export function nextInstruction({ trace, step }: Seen): Instruction | undefined {
  return codeAt(trace, step).instructions[trace.columns.instruction[step] + 1];
}

/** The entry at a depth; 1 is the top. */
export const peek = ({ stack }: Seen, depth: number): TraceValue => stack[stack.length - depth].value;

export const shown = (value: TraceValue): Segment => ({ kind: 'value', value });

export const heapOf = (seen: Seen, value: TraceValue): HeapObject | null =>
  value.kind === 'object' ? seen.trace.heap[value.id] : null;

/** The built-in type that a value has exactly; null for NULL and for objects of the program's own classes. */
export function exactType(seen: Seen, value: TraceValue): string | null {
  if (value.kind === 'null') return null;
  const object = heapOf(seen, value);
  return object && object.origin !== 'builtin' ? null : value.type;
}

/** Whether an int fits into one digit of 30 bits: what the forms for ints want, and what they call compact. */
export const isCompact = (value: TraceValue): boolean =>
  value.kind === 'leaf' && value.type === 'int' && value.length === undefined && Math.abs(Number(value.text)) < 2 ** 30;

export const isIndex = (value: TraceValue): boolean =>
  isCompact(value) && value.kind === 'leaf' && value.text[0] !== '-';

/** Named parts of an object as they are at the step; none where it is no object with parts. */
export function partsOf(seen: Seen, value: TraceValue): [string, TraceValue][] {
  if (value.kind !== 'object') return [];
  const content = contentAt(seen.trace, value.id, seen.step);
  return content.shape === 'parts' ? content.parts : [];
}

/** The frames that the step enters, in order. */
export const enteredFrames = ({ trace, step }: Seen): TraceFrame[] =>
  eventsAt(trace, step).flatMap((event) => (event.kind === 'call' ? [trace.frames[event.frame]] : []));

/** `an int`, `a list`. */
export const a = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;

export const becomes = (opname: string, why: Segment[]): Specialized => ({ opname, why });
export const stays = (why: Segment[]): Specialized => ({ opname: null, why });

/** What a value is, for a reason: `3 is an int`. */
export const typed = (value: TraceValue): Segment[] =>
  value.kind === 'null' ? say`${shown(value)} is empty` : say`${shown(value)} is ${a(value.type)}`;
