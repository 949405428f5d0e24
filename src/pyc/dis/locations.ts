import type { CodeObject, SourcePosition } from '../code.ts';

/** One entry of a location table: so many code units (2 bytes each) come from that place. */
export interface Location {
  units: number;
  position: SourcePosition;
  /** Where the entry stands in `co_linetable`. */
  start: number;
  end: number;
}

const NOWHERE: SourcePosition = { line: null, endLine: null, col: null, endCol: null };

/** Kinds of an entry: below 10 short forms; then one line, no columns, long, none. */
const ONE_LINE_0 = 10;
const NO_COLUMNS = 13;
const LONG = 14;
const NONE = 15;

/**
 * Reads `co_linetable` as 3.11 and later write it (Objects/locations.md; PEP 657). A table that ends early reads as if
 * zeros followed.
 */
export function readLocations(code: CodeObject): Location[] {
  const { linetable: table, firstlineno } = code;
  const entries: Location[] = [];
  let at = 0;
  let line = firstlineno;
  const byte = () => (at < table.length ? table[at++] : 0);
  const varint = () => {
    let read = byte();
    let value = read & 63;
    for (let factor = 64; read & 64; factor *= 64) {
      read = byte();
      value += (read & 63) * factor;
    }
    return value;
  };
  const signed = () => {
    const value = varint();
    return value % 2 ? -(value - 1) / 2 : value / 2;
  };
  /** Columns and the distance of the last line may be absent: stored with 1 added. */
  const column = () => {
    const value = varint();
    return value === 0 ? null : value - 1;
  };
  const lineOrNone = (value: number) => (value < 0 ? null : value);

  while (at < table.length) {
    const start = at;
    const head = byte();
    const kind = (head >> 3) & 15;
    const units = (head & 7) + 1;
    let position: SourcePosition;
    if (kind === NONE) {
      position = NOWHERE;
    } else if (kind === LONG) {
      line += signed();
      const endLine = line + varint();
      const col = column();
      position = { line: lineOrNone(line), endLine: lineOrNone(endLine), col, endCol: column() };
    } else if (kind === NO_COLUMNS) {
      line += signed();
      position = { line: lineOrNone(line), endLine: lineOrNone(line), col: null, endCol: null };
    } else if (kind >= ONE_LINE_0) {
      line += kind - ONE_LINE_0;
      const col = byte();
      position = { line: lineOrNone(line), endLine: lineOrNone(line), col, endCol: byte() };
    } else {
      const second = byte();
      const col = (kind << 3) | ((second >> 4) & 7);
      position = { line: lineOrNone(line), endLine: lineOrNone(line), col, endCol: col + (second & 15) };
    }
    entries.push({ units, position, start, end: at });
  }
  return entries;
}

/** A run of code units (2 bytes each) on one line; null where the code has none. */
export interface UnitsOnLine {
  units: number;
  line: number | null;
}

/** The same table's lines alone, entry by entry: what most callers want, at a fraction of the cost. */
export function readLines({ linetable: table, firstlineno }: CodeObject): UnitsOnLine[] {
  const entries: UnitsOnLine[] = [];
  const { length } = table;
  let at = 0;
  let line = firstlineno;
  const varint = (): number => {
    let read = at < length ? table[at++] : 0;
    let value = read & 63;
    for (let factor = 64; read & 64; factor *= 64) {
      read = at < length ? table[at++] : 0;
      value += (read & 63) * factor;
    }
    return value;
  };
  while (at < length) {
    const head = table[at++];
    const kind = (head >> 3) & 15;
    if (kind === LONG || kind === NO_COLUMNS) {
      const value = varint();
      line += value % 2 ? -(value - 1) / 2 : value / 2;
      if (kind === LONG) {
        varint();
        varint();
        varint();
      }
    } else if (kind >= ONE_LINE_0 && kind !== NONE) {
      line += kind - ONE_LINE_0;
      at += 2;
    } else if (kind < ONE_LINE_0) {
      at++;
    }
    entries.push({ units: (head & 7) + 1, line: kind === NONE || line < 0 ? null : line });
  }
  return entries;
}
