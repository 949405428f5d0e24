import type { PythonVersion } from '../../pyc/types.ts';
import type { Arc } from '../shared/arcs.ts';
import type { LineSpan } from '../shared/columns.ts';
import type { Hue } from '../shared/hues.ts';
import type { SampleSource } from '../shared/sample-source.ts';

export type { Hue };

/** A value as it is drawn at one step. */
export interface ValueView {
  kind: 'leaf' | 'object' | 'null';
  /** The Python type's name; empty for NULL. */
  type: string;
  /** Its `repr` at that step. */
  text: string;
  /** The object's id in the trace; null for what has no contents of its own. */
  id: number | null;
  /** A small number for objects that can change, so that two names for one object are seen to be that. */
  tag: number | null;
  /** Whether there is something inside to look at. */
  openable: boolean;
}

/** What is inside a value at one step. `more` items were left out. */
export interface ContentView {
  rows: { key: ValueView | string; value: ValueView }[];
  more: number;
}

/** The instruction that pushed a value. */
export interface Origin {
  /** State before that instruction ran. */
  position: number;
  /** `LOAD_NAME a` */
  text: string;
  hue: Hue | null;
  /** Listing and row of the instruction. */
  code: number;
  row: number;
}

export interface StackItem {
  /** The same for an entry at every step, so that it can be followed. */
  key: string;
  value: ValueView;
  /** Null for what was there when the frame started. */
  origin: Origin | null;
  /** Whether the next instruction pops it, or the last one pushed it. */
  popped: boolean;
  pushed: boolean;
}

export interface NameRow {
  name: string;
  value: ValueView;
  hue: Hue;
  /** The next instruction reads or binds it; the last one bound it. */
  mark: 'read' | 'write' | 'fresh' | null;
}

export interface NameGroup {
  title: string;
  rows: NameRow[];
}

export interface FrameRow {
  id: number;
  name: string;
  /** Where a waiting frame made the call: the state before it, the line, and what stays on its stack. */
  waiting: { position: number; line: number | null; stack: ValueView[] } | null;
}

/** A piece of a sentence. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'value'; value: ValueView; origin: number | null }
  | { kind: 'name'; name: string; hue: Hue }
  | { kind: 'target'; label: string; row: number; line: number | null };

/** Something that a step carried from one place to another: what the eye should follow. */
export interface Move {
  from: Place;
  to: Place;
}
export type Place = { at: 'stack'; key: string } | { at: 'name'; name: string } | { at: 'operand' };

/** An instruction that an exception or a loop's end would go to. */
export interface GuardTarget {
  /** Null for an offset where no instruction begins. */
  row: number | null;
  label: string;
  line: number | null;
}

/** What stands ready for an exception: the frame's blocks (up to 3.10), or the entry of the exception table in force. */
export type Guard =
  | {
      kind: 'blocks';
      /** Outermost first; `level` is the depth that the stack is cut to. */
      blocks: {
        kind: 'SETUP_LOOP' | 'SETUP_EXCEPT' | 'SETUP_FINALLY' | 'EXCEPT_HANDLER';
        target: GuardTarget | null;
        level: number;
      }[];
    }
  | {
      kind: 'table';
      entry: { index: number; said: string; target: GuardTarget; depth: number; lasti: boolean } | null;
    };

/** Everything that the stepper draws for one state of a run. */
export interface StepView {
  /** 0 … `count`: the state before that step, or the end. */
  position: number;
  /** Number of steps of the run. */
  count: number;
  /** Listing of the running code object, and the row of the instruction about to run; null at the end. */
  code: number;
  row: number | null;
  opname: string;
  operand: string;
  hue: Hue | null;
  offset: number | null;
  line: number | null;
  spans: LineSpan[];
  explanation: Piece[];
  stack: StackItem[];
  pops: number;
  names: NameGroup[];
  /** Running frame first. */
  frames: FrameRow[];
  /** Printed so far; the last `fresh` characters by the step before. */
  output: { text: string; fresh: number };
  jump: { row: number; label: string; taken: boolean } | null;
  /** Null where the running code has no exception table. */
  guard: Guard | null;
  /** Set in the last state. */
  end: { kind: 'finished' | 'raised' | 'limit' | 'unsupported'; detail: string } | null;
  /** What the step before carried where. */
  moves: Move[];
}

export interface ListingRow {
  /** Byte offset in the code object. */
  offset: number;
  /** Line of source that starts here; null elsewhere. */
  line: number | null;
  /** Whether the instruction belongs to no line, and `dis` prints `--`. */
  lineless: boolean;
  /** What a jump to here names: `L2`, or the offset; empty where 3.13 and later have no label. */
  label: string;
  /** The label as `dis` prints it: `L2:`, `>> 36`, `38`. */
  mark: string;
  opname: string;
  arg: string;
  operand: string;
  hue: Hue | null;
  spans: LineSpan[];
}

/** The disassembly of one code object. */
export interface Listing {
  name: string;
  firstLine: number;
  rows: ListingRow[];
  arcs: Arc[];
  lanes: number;
  /** The exception table as `dis` prints it. */
  handlers: string[];
}

/** What moving through a run needs to know about it. */
export interface RunFacts {
  steps: number;
  /** States at which another line starts, in order; the first is 0. */
  lineStarts: number[];
  /** The states before the steps that call (or resume) a frame of the program, print, or raise; in order. */
  marks: { calls: number[]; output: number[]; raises: number[] };
  /** The deepest value stack of the run. */
  maxDepth: number;
  /** The greatest number of frames. */
  maxFrames: number;
  /** The most names that are listed at once, or a few more. */
  maxNames: number;
  /** What the run shows of where exceptions go; null where no code of it catches any. */
  guards: Guard['kind'] | null;
}

/** A program as the list of programs offers it. */
export interface Choice {
  name: string;
  title: string;
  watch: string;
  /** Of the compiled files, relative to the site's root, by Python. */
  paths: Partial<Record<PythonVersion, string>>;
  /** Under which heading the list of programs has it, apart from the samples. */
  group?: string;
}

/** What a page is served with: one state, drawn, and what is around it. */
export interface Start {
  name: string;
  python: PythonVersion;
  source: SampleSource | null;
  listings: Listing[];
  facts: RunFacts;
  view: StepView;
  /** Where each Python's run of the program begins to be looked at. */
  positions: Record<PythonVersion, number>;
}

/** One answer to choose from. */
export interface Option {
  /** Bottom first. */
  stack: ValueView[];
  /** What is printed, where that is asked; null where the stack is. */
  printed: string | null;
  /** Where the run goes on; empty where every answer agrees on that. */
  next: string;
  right: boolean;
  /** Why it is right, or what is wrong with it, with the real values. */
  why: Piece[];
}

export interface Question {
  ask: Piece[];
  options: Option[];
}
