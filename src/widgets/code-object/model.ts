import type { ByteRange, AnyPython } from '../../pyc/types.ts';
import type { CodeItem } from '../shared/code-tree.ts';
import type { LineSpan } from '../shared/columns.ts';
import type { Hue } from '../shared/hues.ts';
import type { SampleSource } from '../shared/sample-source.ts';
import type { Said } from '../shared/say.ts';

/** The three tables of a code object. */
export const TABS = ['fields', 'lines', 'exceptions'] as const;
export type Tab = (typeof TABS)[number];

/**
 * What is chosen, by the field's name and the number of its member: `consts`, `consts.2`; `flags.4` is the flag of value 4;
 * `lines.0` and `exceptions.0` are entries of the decoded tables; `code.12` is the instruction at offset 12.
 */
export type Pick = string;

/** One line of the table of fields, or a member below it. */
export interface FieldRow {
  pick: Pick;
  /** CPython's name; of a member its number. */
  name: string;
  value: string;
  /** What kind of thing a member is: `str`, `code object`. */
  type: string;
  hue: Hue | null;
  /** In the file; null for what is made from other fields. */
  range: ByteRange | null;
  /** Whether the file has a reference here to what stands elsewhere. */
  isReference: boolean;
  /** How many members it has; null for a plain value. */
  count: number | null;
  members: FieldRow[];
  /** Key of the code object that a constant is. */
  opens: string | null;
}

export interface LineRow {
  pick: Pick;
  hex: string;
  range: ByteRange;
  /** Bytes of `co_code`. */
  from: number;
  to: number;
  /** `4`, `4–14`, or `none`. */
  line: string;
  /** `0–17`; empty where the table has no columns. */
  columns: string;
}

export interface ExceptionRow {
  pick: Pick;
  hex: string;
  range: ByteRange;
  from: number;
  to: number;
  target: number;
  depth: number;
  lasti: boolean;
}

export interface InstructionRow {
  offset: number;
  text: string;
  hue: Hue | null;
}

/** What is said of the chosen thing, and where else it is. */
export interface Picked {
  title: string;
  said: Said[];
  /** In the file: itself, and what its reference points to. */
  bytes: (ByteRange & { kind: 'whole' | 'target' | 'opcode' | 'operand'; text: string })[];
  spans: LineSpan[];
  line: number | null;
  /** Instructions that it is about; `more` were left out. */
  instructions: InstructionRow[];
  more: number;
  /** How the instructions are related to it. */
  relation: string;
}

export interface CodeView {
  codes: CodeItem[];
  key: string;
  python: AnyPython;
  /** `repr` of the code object. */
  repr: string;
  /** Why its instructions are not shown; null where they are. */
  note: string | null;
  fields: FieldRow[];
  /** Made from other fields (3.11+). */
  derived: FieldRow[];
  lines: LineRow[];
  lineCount: number;
  exceptions: ExceptionRow[];
  exceptionCount: number;
  picked: Picked | null;
}

/** What a page is served with. */
export interface Start {
  name: string;
  source: SampleSource | null;
  state: import('./state.ts').CodeState;
  view: CodeView;
}
