import type { CodeObject, Instruction } from '../../pyc/code.ts';
import { PYTHON_VERSIONS } from '../../pyc/types.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import type { Frame } from '../frame.ts';
import type { Machine } from '../machine.ts';
import type { Segment, StackEntry, Trace, TraceValue } from '../trace.ts';

/** What an explanation can draw on: the step as recorded, and what it led to. */
export interface Explaining {
  trace: Trace;
  /** Number of the step. */
  step: number;
  instruction: Instruction;
  /** The operand; 0 where there is none. */
  arg: number;
  code: CodeObject;
  /** The stack before, bottom first. */
  stack: StackEntry[];
  /** The entries that the instruction pops, bottom first. */
  popped: Segment[];
  /** What it pushes, bottom first; empty where it raises, or leaves the frame for good. */
  pushed: Segment[];
  /** Whether the frame goes on at the jump's target. */
  jumped: boolean;
  /** Set where the instruction raises (or what it calls does). */
  raised: { type: string; message: string } | null;
  /** `repr` of a value before the instruction. */
  repr(value: TraceValue): string;
  /** The value of a fast local before the instruction; null while it is unbound. */
  local(slot: number): Segment | null;
  /** What the cell of a slot holds before the instruction; null while it is empty. */
  cell(slot: number): Segment | null;
}

/** A piece of text for `say`: a segment, several, or plain text. */
export type Piece = Segment | readonly Segment[] | string | number;

/**
 * One meaning of an opcode: what it does and how it is explained, in the versions where it means that.
 * A name whose meaning changed has a record for each meaning.
 */
export interface OpRecord {
  name: string;
  versions: readonly PythonVersion[];
  /** One sentence that is true of every use, for the reference of opcodes. */
  summary: string;
  /** How many entries it takes from the stack, by operand. */
  pops(arg: number): number;
  /** How many it puts there when it neither raises nor jumps, by operand. */
  pushes(arg: number): number;
  /** How many entries it takes where what lies on the stack decides that, not the operand alone. */
  takes?(stack: readonly StackEntry[], at: { trace: Trace; step: number; arg: number }): number;
  /** Pops and pushes where it jumps, if they differ. */
  jump?: { pops: number; pushes: number };
  /** Its target is a handler, where something else may go on later: it does not jump there itself. */
  setsHandler?: true;
  run(frame: Frame, arg: number, machine: Machine): void;
  explain(step: Explaining): Segment[];
}

/** The versions from one to another, both included. */
export function between(first: PythonVersion, last: PythonVersion): readonly PythonVersion[] {
  return PYTHON_VERSIONS.slice(PYTHON_VERSIONS.indexOf(first), PYTHON_VERSIONS.indexOf(last) + 1);
}

type Count = number | ((arg: number) => number);

/** An `OpRecord` as it is written down: constant counts may be plain numbers. */
export type OpDefinition = Omit<OpRecord, 'pops' | 'pushes'> & { pops: Count; pushes: Count };

const counter = (count: Count) => (typeof count === 'number' ? () => count : count);

export function defineOp(definition: OpDefinition): OpRecord {
  return { ...definition, pops: counter(definition.pops), pushes: counter(definition.pushes) };
}

/** Segments from a template: text between the placeholders, segments in them. Neighbouring texts become one. */
export function say(texts: TemplateStringsArray, ...pieces: Piece[]): Segment[] {
  const segments: Segment[] = [];
  const text = (words: string) => {
    const last = segments.at(-1);
    if (words === '') return;
    if (last?.kind === 'text') segments[segments.length - 1] = { kind: 'text', text: last.text + words };
    else segments.push({ kind: 'text', text: words });
  };
  const add = (piece: Piece) => {
    if (typeof piece === 'string' || typeof piece === 'number') text(String(piece));
    else if (!('kind' in piece)) piece.forEach(add);
    else if (piece.kind === 'text') text(piece.text);
    else segments.push(piece);
  };
  texts.forEach((words, n) => {
    text(words);
    if (n < pieces.length) add(pieces[n]);
  });
  return segments;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(pieces: readonly Segment[]): Segment[] {
  return pieces.flatMap((piece, n): Segment[] => {
    if (n === 0) return [piece];
    return [{ kind: 'text', text: n === pieces.length - 1 ? ' and ' : ', ' }, piece];
  });
}

export const local = (name: string): Segment => ({ kind: 'name', name, role: 'local' });
export const cellName = (name: string): Segment => ({ kind: 'name', name, role: 'cell' });
export const globalName = (name: string): Segment => ({ kind: 'name', name, role: 'global' });
export const builtinName = (name: string): Segment => ({ kind: 'name', name, role: 'builtin' });
export const attribute = (name: string): Segment => ({ kind: 'name', name, role: 'attribute' });
export const target = (offset: number): Segment => ({ kind: 'target', offset });

/** The same, with the opcode that stands there: `END_FOR at L2`. */
export const namedTarget = (offset: number): Segment => ({ kind: 'target', offset, named: true });

/** How a sentence that has said what is popped ends: the value pushed, or the exception that comes instead. */
export function pushes(step: Explaining, what = 'push'): Segment[] {
  if (step.raised) return say`: this raises ${raisedText(step.raised)}`;
  return step.pushed.length === 0 ? [] : say`, ${what} ${listed(step.pushed)}`;
}

export function raisedText(raised: { type: string; message: string }): string {
  return raised.message === '' ? raised.type : `${raised.type}: ${raised.message}`;
}
