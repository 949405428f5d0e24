import { atLeast, exceptionTable, readLocations, type CodeObject, type SourcePosition } from '../../pyc/index.ts';
import { fieldOf } from '../shared/code-places.ts';
import { resolve, nodeEnd, type ByteRange } from '../../pyc/index.ts';
import type { Compiled } from '../shared/compiled.ts';
import { hex2 } from '../shared/HexView-cells.ts';
import type { ExceptionRow, LineRow } from './model.ts';

const hexOf = (bytes: Uint8Array, { start, end }: ByteRange) => Array.from(bytes.subarray(start, end), hex2).join(' ');

/** Where the bytes of a field that is a `bytes` object begin in the file, behind type and length. */
function dataStart(file: Compiled, owner: CodeObject, name: 'linetable' | 'exceptiontable'): number {
  const node = fieldOf(file.body, owner, name)?.node;
  if (node === undefined || node === null) return 0;
  return nodeEnd(file.body, resolve(file.body, node)) - owner[name].length;
}

/** An entry of a line table: where it stands in the table, what it covers of the code, and the place in the source. */
interface Entry {
  start: number;
  end: number;
  from: number;
  to: number;
  position: SourcePosition;
}

const lineOnly = (line: number | null): SourcePosition => ({ line, endLine: line, col: null, endCol: null });

/** `co_lnotab`: each pair moves on in code and lines, and what follows up to the next pair has that line. */
function lnotabEntries(code: CodeObject): Entry[] {
  const entries: Entry[] = [];
  let from = 0;
  let line = code.firstlineno;
  // Lines only went up before 3.6.
  const signed = atLeast(code.python, '3.6');
  for (let at = 0; at + 1 < code.linetable.length; at += 2) {
    from += code.linetable[at];
    line += signed ? (code.linetable[at + 1] << 24) >> 24 : code.linetable[at + 1];
    if (entries.length > 0) entries[entries.length - 1].to = from;
    entries.push({ start: at, end: at + 2, from, to: code.code.length, position: lineOnly(line) });
  }
  return entries;
}

/** 3.10: each pair covers so many bytes, and moves on in lines before; -128 is for no line. */
function pep626Entries(code: CodeObject): Entry[] {
  const entries: Entry[] = [];
  let from = 0;
  let line = code.firstlineno;
  for (let at = 0; at + 1 < code.linetable.length; at += 2) {
    const to = from + code.linetable[at];
    const delta = (code.linetable[at + 1] << 24) >> 24;
    if (delta !== -128) line += delta;
    entries.push({ start: at, end: at + 2, from, to, position: lineOnly(delta === -128 ? null : line) });
    from = to;
  }
  return entries;
}

function locationEntries(code: CodeObject): Entry[] {
  let from = 0;
  return readLocations(code).map(({ units, position, start, end }) => {
    const entry = { start, end, from, to: from + 2 * units, position };
    from = entry.to;
    return entry;
  });
}

const known = new WeakMap<CodeObject, Entry[]>();

/** The entries of a code object's line table, in the file's order; decoded once. */
export function lineEntries(code: CodeObject): Entry[] {
  let entries = known.get(code);
  if (!entries) known.set(code, (entries = decodeLines(code)));
  return entries;
}

function decodeLines(code: CodeObject): Entry[] {
  if (atLeast(code.python, '3.11')) return locationEntries(code);
  return atLeast(code.python, '3.10') ? pep626Entries(code) : lnotabEntries(code);
}

/** The line table as rows; at most `limit`. */
export function lineRows(file: Compiled, code: CodeObject, limit: number): { rows: LineRow[]; count: number } {
  const base = dataStart(file, code, 'linetable');
  const entries = lineEntries(code);
  const rows = entries.slice(0, limit).map(({ start, end, from, to, position }, n): LineRow => {
    const { line, endLine, col, endCol } = position;
    const range = { start: base + start, end: base + end };
    return {
      pick: `lines.${n}`,
      hex: hexOf(file.bytes, range),
      range,
      from,
      to,
      line: line === null ? 'none' : endLine !== null && endLine !== line ? `${line}–${endLine}` : String(line),
      columns: col === null ? '' : `${col}–${endCol ?? '?'}`,
    };
  });
  return { rows, count: entries.length };
}

/** The exception table as rows, each with its bytes: four numbers of groups of six bits. */
export function exceptionRows(
  file: Compiled,
  code: CodeObject,
  limit: number,
): { rows: ExceptionRow[]; count: number } {
  const base = dataStart(file, code, 'exceptiontable');
  const entries = exceptionTable(code);
  let at = 0;
  const rows = entries.slice(0, limit).map(({ start, end, target, depth, lasti }, n): ExceptionRow => {
    const first = at;
    for (let numbers = 0; numbers < 4 && at < code.exceptiontable.length; numbers++)
      while (code.exceptiontable[at++] & 64);
    const range = { start: base + first, end: base + at };
    return {
      pick: `exceptions.${n}`,
      hex: hexOf(file.bytes, range),
      range,
      from: start,
      to: end,
      target,
      depth,
      lasti,
    };
  });
  return { rows, count: entries.length };
}
