import type { CodeObject, Instruction } from '../pyc/code.ts';
import type { PythonVersion } from '../pyc/types.ts';

/**
 * A value as a trace holds it. A leaf cannot change and carries its text; an object is named by its id, and what it
 * holds at a step is looked up with `contentAt`, so that two names for one list point at one thing.
 */
export type TraceValue =
  /**
   * `text` is `repr`. A str or bytes of more than 200 items is cut after 200, an int after 1000 digits; then `length`
   * is the whole length (items, digits) and `text` ends in `…`. `type` is the Python type's name.
   */
  | { kind: 'leaf'; type: string; text: string; length?: number }
  | { kind: 'object'; type: string; id: number }
  /** An empty slot: CPython pushes NULL beside a callable. */
  | { kind: 'null' };

/** What an object holds at one step. */
export type HeapContent =
  | { shape: 'sequence'; items: TraceValue[]; length: number }
  | { shape: 'mapping'; entries: [TraceValue, TraceValue][]; length: number }
  /** Functions, cells, iterators, instances…: named parts. `text` is a short description, `<function area>`. */
  | { shape: 'parts'; text: string; parts: [string, TraceValue][] };

/**
 * An object's contents over time, compactly; `contentAt` reads it. The content is a list of indices into
 * `Trace.values`: items of a sequence, key and value by turns of a mapping, one for each of `names` of parts. -1 is a
 * hole (a deleted entry of a dict or set, an unset part), which readers skip.
 */
export interface HeapObject {
  id: number;
  type: string;
  /** `exception`: an exception; `class`: a class; `user`: another object of the program's own classes. */
  origin: 'builtin' | 'user' | 'exception' | 'class';
  shape: HeapContent['shape'];
  /** Of parts: the short description. */
  text: string;
  /** Later descriptions, each with the state from which it holds: of a function or class that was given another name. */
  renamed: [state: number, text: string][];
  /** Later types, each with the state from which it holds: `__class__` of an object can be set. */
  retyped: [state: number, type: string][];
  /** Of parts: their names; an exception's arguments have none, and are `args[0]`, `args[1]`, …. */
  names: readonly string[];
  /** Of instances and classes: id of the object (a mapping) that holds their attributes; they come after `names`. */
  dict: number | null;
  /** Changes in order, each `[step, at, removed, added, ...values]`: the state from `step` on. removed -1: all. */
  log: number[];
  /** Positions in `log` of the changes that replace everything, from where reading can start. */
  marks: number[];
}

/** One entry of the value stack. */
export interface StackEntry {
  value: TraceValue;
  /** Index of the step (of the same frame) whose instruction pushed it; -1 for what was there when the frame started. */
  pushedBy: number;
}

/**
 * An entry of a frame's block stack, up to 3.10: what `break`, `continue` or an exception unwinds to. SETUP_WITH and
 * SETUP_ASYNC_WITH push a `SETUP_FINALLY` too; an `EXCEPT_HANDLER` is pushed when an exception reaches its handler.
 */
export interface TraceBlock {
  kind: 'SETUP_LOOP' | 'SETUP_EXCEPT' | 'SETUP_FINALLY' | 'EXCEPT_HANDLER';
  /** Offset of the handler (of a loop: of what follows it). Of an `EXCEPT_HANDLER`: in 3.10 of what raised, else null. */
  handler: number | null;
  /** To what depth the value stack is cut. */
  level: number;
}

/**
 * A name and what it is bound to. `scope` says where CPython keeps it: a slot of the frame (`local`), a slot that holds
 * a cell (`cell`, `free`: the value is the cell object), the module's dict (`global`), a class body's dict (`namespace`).
 */
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
  /** A place in the code; `named` where the sentence needs the opcode that stands there. */
  | { kind: 'target'; offset: number; named?: true };

/** A code object that the trace ran. */
export interface TraceCode {
  code: CodeObject;
  /** As `disassemble` gives them, `EXTENDED_ARG` prefixes included (they are no steps of their own). */
  instructions: Instruction[];
}

export interface TraceFrame {
  id: number;
  /** Index in `Trace.codes`. */
  code: number;
  /** Id of the calling frame; null for the module. For a generator: of the frame that created it. */
  caller: number | null;
  /** Step of the caller that made the call; -1 for the module. */
  callStep: number;
  /** Id of the heap object (a mapping) that holds the names of a module or class body; null for a function. */
  namespace: number | null;
  /** Id of the heap object (a mapping) with the global names. */
  globals: number;
  /** Place of its slots in `Trace.locals`, where it never ran: an exception was thrown into a new generator (up to 3.10). */
  slots?: number;
}

/** The state BEFORE an instruction runs, as `stepAt` gives it. */
export interface TraceStep {
  /** Id of the running frame. */
  frame: number;
  /** Index in the frame's `instructions`; -1 in the state after the last step of a run that ended by itself. */
  instruction: number;
  /** Bottom first. */
  stack: readonly StackEntry[];
  bindings: readonly Binding[];
  /** UTF-16 code units of `Trace.output` printed so far. */
  output: number;
}

/**
 * What happened between frames, in order. `step` is the step whose instruction did it. `call`: `frame` is the frame
 * that was entered or resumed. `return` and `yield`: `frame` gave `value` back. `unwind`: an exception left `frame`.
 * `stop`: `value` is the StopIteration that told `frame` that an iterator is exhausted.
 * `raise`: `value` was raised in `frame` or came into it from a call; `again` where RERAISE raised it anew;
 * `offset` is the instruction that the interpreter blames.
 */
export type TraceEvent = { step: number; frame: number } & (
  | { kind: 'call' | 'unwind' }
  | { kind: 'return' | 'yield'; value: TraceValue }
  | { kind: 'raise'; value: TraceValue; type: string; message: string; again: boolean; offset: number }
  | { kind: 'stop'; value: TraceValue }
);

export type TraceEnd =
  | { kind: 'finished' }
  /** The program ended in an exception: `traceback` is what the interpreter prints, source lines where they are given. */
  | {
      kind: 'raised';
      exception: string;
      message: string;
      traceback: string;
      /** Where it passed, outermost first. */
      frames: { filename: string; line: number | null; name: string }[];
    }
  | { kind: 'limit'; steps: number }
  /** This simulator lacks something, or a size is beyond its limits: never a Python exception. */
  | { kind: 'unsupported'; what: string };

/**
 * A recorded run, as plain data that survives `structuredClone`. Read it with `stepAt` and the other functions of
 * `read.ts`; the columns below are how it stays small (a loop of 100,000 steps takes a few MB).
 *
 * States are numbered 0 … `steps`: state `i < steps` is the one before step `i` runs, state `steps` is where the run
 * stopped: after the last instruction (`finished`, `raised`: the module's frame, instruction -1, empty stack), or before
 * the instruction that was not run or not completed (`limit`, `unsupported`).
 */
export interface Trace {
  format: 1;
  python: PythonVersion;
  codes: TraceCode[];
  frames: TraceFrame[];
  /** Number of instructions that were run (EXTENDED_ARG and what it widens are one). */
  steps: number;
  /** By state: the running frame, the instruction, the node of the stack's top (-1: empty), the place in `locals`, … */
  columns: {
    frame: Int32Array;
    instruction: Int32Array;
    stack: Int32Array;
    locals: Int32Array;
    output: Int32Array;
    /** Up to 3.10: the node of the innermost block (-1: none). Empty from 3.11 on. */
    block: Int32Array;
  };
  /** Block stacks as a tree: each block once, with the node of the block around it (-1: none). `blocksAt` reads it. */
  blocks: (TraceBlock & { below: number })[];
  /** Stack entries as a tree: node → the node below it (-1: bottom), its value, the step that pushed it. */
  stack: { below: Int32Array; value: Int32Array; pushedBy: Int32Array };
  /** Values of all fast slots of a frame, one after the other, for each state of its locals; -1 is unbound. */
  locals: Int32Array;
  values: TraceValue[];
  heap: HeapObject[];
  events: TraceEvent[];
  output: string;
  end: TraceEnd;
}
