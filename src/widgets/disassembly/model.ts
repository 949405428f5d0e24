import type { ByteRange, AnyPython } from '../../pyc/types.ts';
import type { Arc } from '../shared/arcs.ts';
import type { CodeItem } from '../shared/code-tree.ts';
import type { LineSpan } from '../shared/columns.ts';
import type { Hue } from '../shared/hues.ts';
import type { SampleSource } from '../shared/sample-source.ts';
import type { Said } from '../shared/say.ts';

/** The columns of a listing. `label` is `>>` up to 3.12 and `L1:` from 3.13; `offset` is printed up to 3.12. */
export const CELLS = ['line', 'label', 'offset', 'opname', 'arg', 'operand'] as const;
export type Cell = (typeof CELLS)[number];

/** A place in a listing: the offset of a code unit, and the column. */
export interface Spot {
  python: AnyPython;
  offset: number;
  cell: Cell;
}

/** A row of a listing, as `dis` prints it. */
export interface RowView {
  row: number;
  offset: number;
  kind: 'instruction' | 'prefix' | 'cache';
  /** Empty where `dis` prints none; `--` where there is no line (3.13+). */
  line: string;
  /** Line of source that it belongs to. */
  sourceLine: number | null;
  label: string;
  opname: string;
  arg: string;
  operand: string;
  hue: Hue | null;
}

/** Rows `[from, to)` that an entry of the exception table covers, drawn as a bar in a lane. */
export interface Bar {
  entry: number;
  from: number;
  to: number;
  lane: number;
}

/** An entry of the exception table. */
export interface HandlerView {
  /** As `dis` prints it. */
  text: string;
  /** Rows, and the row of the handler; null where no row stands there. */
  from: number;
  to: number;
  target: number | null;
  explanation: Said[];
}

/** One code object's listing; `rows` are those from `from` on. */
export interface ListingView {
  python: AnyPython;
  cells: readonly Cell[];
  count: number;
  from: number;
  rows: RowView[];
  arcs: Arc[];
  lanes: number;
  bars: Bar[];
  barLanes: number;
  handlers: HandlerView[];
  /** What is there to unfold. */
  caches: number;
  prefixes: number;
}

/** How an instruction differs from that of the Python to its left: new there, another name, another operand. */
export type Mark = '' | 'new' | 'renamed' | 'changed';

export interface GridCell {
  row: RowView;
  mark: Mark;
  /** The difference in words. */
  note: string;
  /** Units of inline cache that follow it. */
  caches: number;
}

/** A row of several listings side by side; `gone` where the Python to the left has something and this one has not. */
export type GridRow =
  { kind: 'line'; line: number | null } | { kind: 'instructions'; cells: (GridCell | { gone: boolean })[] };

export interface GridView {
  pythons: AnyPython[];
  rows: GridRow[];
  /** Of each Python but the first, against the one to its left. */
  differences: ({ new: number; gone: number; renamed: number; changed: number } | null)[];
  /** Of each Python: why it has no such code object; null where it has. */
  missing: (string | null)[];
  /** Code units of inline cache in all of them. */
  caches: number;
}

/** A piece of an instruction's bytes in the file. */
export interface BytePart extends ByteRange {
  kind: 'opcode' | 'operand' | 'prefix' | 'cache' | 'target';
  text: string;
}

/** What is said of the place that was chosen. */
export interface Inspected {
  spot: Spot;
  opname: string;
  operand: string;
  hue: Hue | null;
  parts: { cell: Cell; title: string; said: Said[] }[];
  bytes: BytePart[];
  /** What catches an exception here; null before 3.11, which has no table. */
  handler: Said[] | null;
  /** Where a jump goes. */
  target: { offset: number; name: string } | null;
  /** Key of the code object that it loads. */
  opens: string | null;
  line: number | null;
  spans: LineSpan[];
}

/** Everything that is drawn for one state. */
export interface DisView {
  codes: CodeItem[];
  /** Set for one Python; `grid` for several. */
  listing: ListingView | null;
  grid: GridView | null;
  inspected: Inspected | null;
  /** Why there is no listing, where there is none for a single Python. */
  missing: string | null;
}

/** What a page is served with. */
export interface Start {
  name: string;
  source: SampleSource | null;
  state: import('./state.ts').DisState;
  view: DisView;
}
