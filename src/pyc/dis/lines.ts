import type { CodeObject, SourcePosition } from '../code.ts';
import type { AnyPython } from '../types.ts';
import { atLeast } from '../versions/compare.ts';
import { readLines, readLocations } from './locations.ts';

/** A run of bytecode that belongs to one line: `[start, end)` in bytes; `line` is null where the code has none. */
export interface LineRange {
  start: number;
  end: number;
  line: number | null;
}

/** A place where a source line begins, as `dis.findlinestarts` gives it. */
export interface LineStart {
  offset: number;
  line: number | null;
}

/** `co_lnotab` up to 3.9: pairs (bytes, lines), lines signed from 3.6. 3.8 and 3.9 stop at the end of the code. Objects/lnotab_notes.txt */
function lnotabStarts(code: CodeObject): LineStart[] {
  const { linetable } = code;
  const limit = atLeast(code.python, '3.8') ? code.code.length : Infinity;
  const signed = atLeast(code.python, '3.6');
  const starts: LineStart[] = [];
  let last: number | null = null;
  let line = code.firstlineno;
  let offset = 0;
  for (let i = 0; i + 1 < linetable.length; i += 2) {
    if (linetable[i] !== 0) {
      if (line !== last) starts.push({ offset, line });
      last = line;
      offset += linetable[i];
      if (offset >= limit) return starts;
    }
    line += linetable[i + 1] - (signed && linetable[i + 1] >= 0x80 ? 0x100 : 0);
  }
  if (line !== last) starts.push({ offset, line });
  return starts;
}

const NO_LINE = -128;

/** `co_linetable` of 3.10 (PEP 626): pairs (bytes, lines), lines signed, -128 for no line. */
function pep626Lines(code: CodeObject): LineRange[] {
  const { linetable } = code;
  const ranges: LineRange[] = [];
  let line = code.firstlineno;
  let start = 0;
  for (let i = 0; i + 1 < linetable.length; i += 2) {
    const end = start + linetable[i];
    const delta = (linetable[i + 1] << 24) >> 24;
    if (delta !== NO_LINE) line += delta;
    if (end > start) ranges.push({ start, end, line: delta === NO_LINE || line < 0 ? null : line });
    start = end;
  }
  return ranges;
}

/** `co_linetable` from 3.11; from 3.12 on `co_lines()` makes one range of neighbours on one line. */
function locationLines(code: CodeObject): LineRange[] {
  const merges = atLeast(code.python, '3.12');
  const ranges: LineRange[] = [];
  let start = 0;
  let last: LineRange | null = null;
  for (const { units, line } of readLines(code)) {
    const end = start + 2 * units;
    if (merges && last !== null && last.line === line) last.end = end;
    else ranges.push((last = { start, end, line }));
    start = end;
  }
  return ranges;
}

/** The lines of the code, in order of offset: `co_lines()` from 3.10, the same made from `co_lnotab` before. */
export function lineTable(code: CodeObject): LineRange[] {
  if (atLeast(code.python, '3.11')) return locationLines(code);
  if (atLeast(code.python, '3.10')) return pep626Lines(code);
  const starts = lnotabStarts(code);
  return starts.map(({ offset, line }, i) => ({ start: offset, end: starts[i + 1]?.offset ?? code.code.length, line }));
}

/** `dis.findlinestarts`: from 3.13 with the places where code without a line begins. */
export function lineStarts(code: CodeObject): LineStart[] {
  if (!atLeast(code.python, '3.10')) return lnotabStarts(code);
  const withNone = atLeast(code.python, '3.13');
  const starts: LineStart[] = [];
  let last: number | null | undefined;
  for (const { start, line } of lineTable(code)) {
    if (line === last || (line === null && !withNone)) continue;
    last = line;
    starts.push({ offset: start, line });
  }
  return starts;
}

/** The unit of `positions` as a shift of the offset: two bytes, one before 3.6. */
export const unitShift = (python: AnyPython) => (atLeast(python, '3.6') ? 1 : 0);

/**
 * Where each code unit (2 bytes; before 3.6 each byte) comes from: `co_positions()` from 3.11; before, the line alone. The list may be shorter or
 * longer than the code, if the table is.
 */
export function positions(code: CodeObject): SourcePosition[] {
  const units: SourcePosition[] = [];
  if (atLeast(code.python, '3.11')) {
    for (const entry of readLocations(code)) for (let i = 0; i < entry.units; i++) units.push(entry.position);
    return units;
  }
  const shift = unitShift(code.python);
  for (const { start, end, line } of lineTable(code)) {
    const position = { line, endLine: null, col: null, endCol: null };
    const last = Math.min(end, code.code.length) >> shift;
    for (let unit = start >> shift; unit < last; unit++) units[unit] = position;
  }
  return units;
}
