import type { CodeObject, Instruction } from '../pyc/code.ts';
import type { PythonVersion } from '../pyc/types.ts';

/**
 * A value as a trace holds it. A leaf cannot change and carries its text; an object is named by its id, and what it
 * holds at a step is looked up in `Trace.heap`, so that two names for one list point at one thing.
 */
export type TraceValue =
  /** `text` is `repr`, cut after 200 characters; `type` is the Python type's name. */
  | { kind: 'leaf'; type: string; text: string }
  | { kind: 'object'; type: string; id: number }
  /** An empty slot: CPython pushes NULL beside a callable. */
  | { kind: 'null' };

/** What an object holds from one step on. */
export type HeapContent =
  | { shape: 'sequence'; items: TraceValue[]; length: number }
  | { shape: 'mapping'; entries: [TraceValue, TraceValue][]; length: number }
  /** Functions, cells, iterators, instances…: named parts. `text` is a short description, `<function area>`. */
  | { shape: 'parts'; text: string; parts: [string, TraceValue][] };

/** An object's contents over time: `history` is ordered by `step`; the last entry at or before a step holds. */
export interface HeapObject {
  id: number;
  type: string;
  history: { step: number; content: HeapContent }[];
}

/** One entry of the value stack. */
export interface StackEntry {
  value: TraceValue;
  /** Index of the step whose instruction pushed it; -1 for what was there when the frame started. */
  pushedBy: number;
}

/** A name and what it is bound to. `scope` says where CPython keeps it. */
export interface Binding {
  name: string;
  value: TraceValue;
  scope: 'local' | 'cell' | 'free' | 'global' | 'namespace';
}

/** A piece of an explanation. Never HTML: a view decides how to draw each kind. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'value'; value: TraceValue; pushedBy?: number }
  | { kind: 'name'; name: string; role: 'local' | 'global' | 'builtin' | 'const' | 'attribute' | 'cell' }
  /** A jump's target, as an offset in the same code object. */
  | { kind: 'target'; offset: number };

/** A code object that the trace ran. */
export interface TraceCode {
  code: CodeObject;
  instructions: Instruction[];
}

export interface TraceFrame {
  id: number;
  /** Index in `Trace.codes`. */
  code: number;
  /** Id of the calling frame; null for the module. */
  caller: number | null;
  /** Step of the caller that made the call; -1 for the module. */
  callStep: number;
}

/** The state BEFORE an instruction runs. Arrays are shared between steps where nothing changed: never write to them. */
export interface TraceStep {
  /** Id of the running frame. */
  frame: number;
  /** Index in the frame's `instructions`. */
  instruction: number;
  /** Bottom first. */
  stack: readonly StackEntry[];
  bindings: readonly Binding[];
  /** Characters of `Trace.output` printed so far. */
  output: number;
}

export type TraceEnd =
  | { kind: 'finished' }
  /** The program ended in an exception: what the interpreter prints last. */
  | { kind: 'raised'; exception: string; message: string; traceback: string }
  | { kind: 'limit'; steps: number }
  /** This simulator lacks something: never a Python exception. */
  | { kind: 'unsupported'; what: string };

/** A recorded run, as plain data that survives `structuredClone`. Any step can be looked at in any order. */
export interface Trace {
  format: 1;
  python: PythonVersion;
  codes: TraceCode[];
  frames: TraceFrame[];
  steps: TraceStep[];
  heap: HeapObject[];
  output: string;
  end: TraceEnd;
}
