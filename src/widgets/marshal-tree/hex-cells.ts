/** The bytes of a file as cells, a window of them at a time. */
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import type { ByteRange, FieldName, HeaderLayout } from '../../pyc/types.ts';
import { hex2 } from '../shared/HexView-cells.ts';
import { thousands } from '../shared/thousands.ts';
import { bodyOf } from './document.ts';
import { innermost, integerAt } from './lookup.ts';
import type { Spot } from './lookup.ts';
import { meaningOf } from './meaning.ts';
import { partAt, partsOf } from './parts.ts';
import type { PartKind } from './parts.ts';
import { valueText } from './value-text.ts';

/** Bytes in a row. Narrow views break each row in two. */
export const ROW = 16;

/** A byte of the file. */
export interface Cell {
  offset: number;
  /** Null behind the end of the file. */
  value: number | null;
  /** What it was when the file was loaded. */
  original: number;
  /** What its hue stands for: a field of the header, or a {@link Meaning}; null for a byte that was not read. */
  field: string | null;
  part: PartKind | 'header' | 'unread';
  /** The innermost node that has it; -1 for none. */
  node: number;
  /** What it is, for a screen reader: `length of 'fib'`. */
  what: string;
  editable: boolean;
}

/** The field of a header that a byte belongs to; only that of 16 bytes has flags (PEP 552). */
function headerFieldAt(bytes: Uint8Array, offset: number, length: HeaderLayout): FieldName {
  if (offset < 4) return 'magic';
  if (length < 16) return offset < 8 ? 'mtime' : 'size';
  if (offset < 8) return 'flags';
  return bytes[4] & 1 ? 'hash' : offset < 12 ? 'mtime' : 'size';
}

/** The rows `[first, last)` of cells. `bytes` is the file as it is now, which the tree of a large one lags behind. */
export function cellRows(
  tree: MarshalTree,
  bytes: Uint8Array,
  original: Uint8Array,
  first: number,
  last: number,
): Cell[][] {
  const length = Math.max(bytes.length, original.length);
  const body = bodyOf(tree);
  const words = new Map<number, string>();
  const value = (node: number) => {
    let text = words.get(node);
    if (text === undefined) words.set(node, (text = valueText(tree, node, 30)));
    return text;
  };
  let known = { node: -1, field: 'body', parts: [] as ReturnType<typeof partsOf> };
  const cell = (offset: number): Cell => {
    const base = {
      offset,
      value: offset < bytes.length ? bytes[offset] : null,
      original: original[offset],
      editable: offset >= body && offset < bytes.length,
    };
    if (offset < body) {
      const name = headerFieldAt(bytes, offset, body);
      return { ...base, field: name, part: 'header', node: -1, what: `header, ${name}` };
    }
    const node = innermost(tree, offset);
    if (node < 0) return { ...base, field: null, part: 'unread', node, what: 'not read' };
    if (node !== known.node) known = { node, field: meaningOf(tree, node), parts: partsOf(tree, node) };
    const part = partAt(known.parts, offset);
    const what = part?.kind === 'integer' ? part.name : `${part?.name ?? 'part'} of ${value(node)}`;
    return { ...base, field: known.field, part: part?.kind ?? 'payload', node, what };
  };
  const rows: Cell[][] = [];
  for (let row = first; row < last; row++) {
    const cells: Cell[] = [];
    for (let at = row * ROW; at < Math.min(length, row * ROW + ROW); at++) cells.push(cell(at));
    rows.push(cells);
  }
  return rows;
}

/** What a screen reader says of a cell. */
export function cellLabel({ offset, value, original, what, editable }: Cell): string {
  if (value === null) return `byte ${thousands(offset)}, cut off`;
  const was = original !== value ? `, edited, was ${hex2(original)}` : '';
  return `byte ${thousands(offset)}, ${hex2(value)}, ${what}${was}${editable ? '' : ', read-only'}`;
}

/** The part that the chosen byte belongs to; null where no byte is chosen. */
export function partRange(tree: MarshalTree, spot: Spot): ByteRange | null {
  if (spot.byte === null) return null;
  const node = innermost(tree, spot.byte);
  if (node < 0) return null;
  return integerAt(tree, node, spot.byte) ?? partAt(partsOf(tree, node), spot.byte);
}
