import { atLeast, disassemble, exceptionTable, opcodeTable } from '../../pyc/index.ts';
import type { ExceptionTableEntry, Instruction, OpcodeTable } from '../../pyc/index.ts';
import { lanesOf, type Arc } from '../shared/arcs.ts';
import type { CodeEntry } from '../shared/code-tree.ts';
import { hueOf } from '../shared/hues.ts';
import { operandEnd, unitOf } from '../shared/older.ts';
import type { RowWindow } from '../shared/window.ts';
import { code, say } from '../shared/say.ts';
import type { Bar, Cell, HandlerView, ListingView, RowView } from './model.ts';

/** What is folded away. */
export interface Folding {
  caches: boolean;
  prefixes: boolean;
}

/** A code object's instructions, and what is looked up in them. */
export interface Listing {
  entry: CodeEntry;
  table: OpcodeTable;
  instructions: Instruction[];
  /** Index into `instructions` by code unit, before 3.6 by byte; caches have that of their instruction. */
  unitIndex: Int32Array;
  handlers: ExceptionTableEntry[];
  /** Code units of cache and `EXTENDED_ARG` prefixes. */
  caches: number;
  prefixes: number;
  /** `L1`, or the offset where this Python prints those; labels stand where no instruction does, too. */
  placeName(offset: number): string;
}

/** The rows of a listing under a folding: for each the instruction, and -1 or the number of its cache unit. */
export interface Rows {
  listing: Listing;
  instruction: Int32Array;
  unit: Int8Array;
  arcs: Arc[];
  bars: Bar[];
  handlers: HandlerView[];
}

/** Disassembles a code object; its Python's opcodes must be loaded. */
export function listingOf(entry: CodeEntry): Listing {
  const { python } = entry.code;
  const table = opcodeTable(python);
  const instructions = disassemble(entry.code, 'all');
  const unit = unitOf(python);
  const unitIndex = new Int32Array(Math.ceil(entry.code.code.length / unit) + 1).fill(-1);
  let caches = 0;
  let prefixes = 0;
  instructions.forEach((each, index) => {
    const at = each.offset / unit;
    unitIndex.fill(index, at, at + (operandEnd(each) / unit || 1) + each.caches);
    caches += each.caches;
    if (each.opcode === table.extendedArg) prefixes++;
  });
  const handlers = exceptionTable(entry.code);
  const labels = atLeast(python, '3.13') ? labelNames(instructions, handlers) : null;
  const placeName = (offset: number) => labels?.get(offset) ?? String(offset);
  return { entry, table, instructions, unitIndex, handlers, caches, prefixes, placeName };
}

/** All labels, those too that stand behind the last instruction, where a range may end. */
function labelNames(instructions: readonly Instruction[], handlers: readonly ExceptionTableEntry[]) {
  const offsets = new Set(handlers.flatMap(({ start, end, target }) => [start, end, target]));
  for (const { jumpTarget } of instructions) if (jumpTarget !== null) offsets.add(jumpTarget);
  return new Map([...offsets].sort((a, b) => a - b).map((offset, i) => [offset, `L${i + 1}`]));
}

export const isPrefix = (listing: Listing, each: Instruction) => each.opcode === listing.table.extendedArg;

/** Index of the instruction whose bytes, caches included, are at an offset; -1 behind the end. */
const indexAt = ({ entry, unitIndex }: Listing, offset: number) =>
  unitIndex[Math.floor(offset / unitOf(entry.python))] ?? -1;

/** The instruction at an offset, or whose cache is there; undefined behind the end. */
export function instructionAt(listing: Listing, offset: number): Instruction | undefined {
  return listing.instructions[indexAt(listing, offset)];
}

/** Lays a listing out in rows. */
export function rowsOf(listing: Listing, { caches, prefixes }: Folding): Rows {
  const { instructions } = listing;
  const most = instructions.length + (caches ? listing.caches : 0);
  const instruction = new Int32Array(most);
  const unit = new Int8Array(most);
  /** Row of an instruction; of a folded prefix that of what it widens. */
  const rowOf = new Int32Array(instructions.length);
  let count = 0;
  instructions.forEach((each, index) => {
    rowOf[index] = count;
    if (!prefixes && isPrefix(listing, each)) return;
    instruction[count] = index;
    unit[count++] = -1;
    if (!caches) return;
    for (let n = 0; n < each.caches; n++) {
      instruction[count] = index;
      unit[count++] = n;
    }
  });
  const rowAt = (offset: number) => {
    const index = indexAt(listing, offset);
    return index < 0 ? -1 : rowOf[index];
  };
  const jumps: [number, number][] = [];
  instructions.forEach(({ jumpTarget }, index) => {
    const to = jumpTarget === null ? -1 : rowAt(jumpTarget);
    if (to >= 0) jumps.push([rowOf[index], to]);
  });
  const rows: Rows = {
    listing,
    instruction: instruction.subarray(0, count),
    unit: unit.subarray(0, count),
    arcs: lanesOf(jumps),
    bars: [],
    handlers: [],
  };
  rows.handlers = listing.handlers.map((each) => handlerView(rows, each));
  rows.bars = barsOf(listing, (offset) => (rowAt(offset) < 0 ? count : rowAt(offset)));
  return rows;
}

/** Ranges of the exception table in lanes, inner ones nearest to the text. */
function barsOf(listing: Listing, rowAt: (offset: number) => number): Bar[] {
  const placed: Bar[] = [];
  const ends: number[] = [];
  listing.handlers.forEach(({ start, end }, entry) => {
    const [from, to] = [rowAt(start), rowAt(end)];
    if (to <= from) return;
    // Entries are disjoint and sorted, so that one lane holds them; those of hand-made tables may need more.
    let lane = ends.findIndex((last) => last <= from);
    if (lane < 0) lane = ends.push(0) - 1;
    ends[lane] = to;
    placed.push({ entry, from, to, lane });
  });
  return placed;
}

const COLUMNS_WITH_OFFSETS: readonly Cell[] = ['line', 'label', 'offset', 'opname', 'arg', 'operand'];
const COLUMNS_WITH_LABELS: readonly Cell[] = ['line', 'label', 'opname', 'arg', 'operand'];

/** Whether that version's `dis` prints offsets, and `>>` at what is jumped to. */
export const printsOffsets = (listing: Listing) => !atLeast(listing.entry.code.python, '3.13');

/** A name for each code unit of an instruction's inline cache. */
export function cacheNames(listing: Listing, each: Instruction): string[] {
  const parts = Object.entries(listing.table.cacheFormat[each.opname] ?? {});
  return parts.flatMap(([name, units]) =>
    Array.from({ length: units }, (_, n) => (units === 1 ? name : `${name} ${n + 1}/${units}`)),
  );
}

/** One row as `dis` prints it. */
export function rowView(rows: Rows, row: number): RowView {
  const { listing } = rows;
  const each = listing.instructions[rows.instruction[row]];
  const unit = rows.unit[row];
  const { line } = each.position;
  if (unit >= 0) {
    const offset = each.offset + 2 + 2 * unit;
    const value = listing.entry.code.code[offset] | (listing.entry.code.code[offset + 1] << 8);
    return {
      ...{ row, offset, kind: 'cache', line: '', sourceLine: line, label: '', opname: 'CACHE', arg: '0', hue: null },
      operand: `${cacheNames(listing, each)[unit] ?? 'cache'}: ${value}`,
    };
  }
  const offsets = printsOffsets(listing);
  // A folded prefix hands its line and its label to what it widens.
  const first = row === 0 ? 0 : rows.instruction[row - 1] + 1;
  const heads = listing.instructions.slice(first, rows.instruction[row] + 1);
  const folded = heads.every((head) => head === each || isPrefix(listing, head)) ? heads : [each];
  const starts = folded.some(({ startsLine }) => startsLine);
  const target = folded.find(({ isJumpTarget }) => isJumpTarget);
  return {
    row,
    offset: each.offset,
    kind: isPrefix(listing, each) ? 'prefix' : 'instruction',
    line: !starts ? '' : line === null ? (offsets ? '' : '--') : String(line),
    sourceLine: line,
    label: !target ? '' : offsets ? '>>' : `L${target.label}:`,
    opname: each.opname,
    arg: each.arg === null ? '' : String(each.arg),
    operand: each.error ?? each.argrepr,
    hue: hueOf(listing.entry.code.python, each.opname),
  };
}

/** The row of an offset; -1 where there is none. */
export function rowOfOffset(rows: Rows, offset: number): number {
  const index = indexAt(rows.listing, offset);
  if (index < 0) return -1;
  let low = 0;
  let high = rows.instruction.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows.instruction[middle] < index) low = middle + 1;
    else high = middle;
  }
  if (low >= rows.instruction.length) return -1;
  const unit = (offset - rows.listing.instructions[index].offset) / 2 - 1;
  return unit >= 0 && rows.unit[low + 1 + unit] === unit ? low + 1 + unit : low;
}

function handlerView(rows: Rows, { start, end, target, depth, lasti }: ExceptionTableEntry): HandlerView {
  const { placeName } = rows.listing;
  const offsets = printsOffsets(rows.listing);
  const to = offsets ? String(end - 2) : placeName(end);
  const cut = depth === 1 ? '1 entry' : `${depth} entries`;
  return {
    text: `${placeName(start)} to ${to} -> ${placeName(target)} [${depth}]${lasti ? ' lasti' : ''}`,
    from: rowOfOffset(rows, start),
    to: end >= rows.listing.entry.code.code.length ? rows.instruction.length : rowOfOffset(rows, end),
    target: rowOfOffset(rows, target) < 0 ? null : rowOfOffset(rows, target),
    explanation: say`An exception raised from ${code(placeName(start))} ${offsets ? 'up to and with' : 'to before'} ${code(to)} is caught: the value stack is cut to ${cut}, ${lasti ? 'the offset of the instruction that raised is pushed, then ' : ''}the exception is pushed, and ${code(placeName(target), 'jump')} runs next.`,
  };
}

/** What is drawn of a listing: the rows of a window, and the jumps and ranges that touch it. */
export function listingView(rows: Rows, window: RowWindow): ListingView {
  const { listing } = rows;
  const count = rows.instruction.length;
  const [from, to] = [Math.min(window.from, count), Math.min(window.to, count)];
  const touches = (low: number, high: number) => low < to && high >= from;
  return {
    python: listing.entry.python,
    cells: printsOffsets(listing) ? COLUMNS_WITH_OFFSETS : COLUMNS_WITH_LABELS,
    count,
    from,
    rows: Array.from({ length: to - from }, (_, n) => rowView(rows, from + n)),
    arcs: rows.arcs.filter((arc) => touches(Math.min(arc.from, arc.to), Math.max(arc.from, arc.to))),
    lanes: rows.arcs.reduce((most, { lane }) => Math.max(most, lane + 1), 0),
    bars: rows.bars.filter((bar) => touches(bar.from, bar.to)),
    barLanes: rows.bars.reduce((most, { lane }) => Math.max(most, lane + 1), 0),
    handlers: rows.handlers,
    caches: listing.caches,
    prefixes: listing.prefixes,
  };
}

/** What catches an exception of the instruction at an offset: index of the entry, -1 for none. */
export function handlerOf(listing: Listing, offset: number): number {
  // CPython takes the last entry that covers the offset; they never overlap in what it writes.
  return listing.handlers.findLastIndex(({ start, end }) => start <= offset && offset < end);
}
