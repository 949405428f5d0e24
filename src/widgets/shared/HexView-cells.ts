import type { FieldName } from '../../pyc/types.ts';

/** A byte of a file, as a hex view draws it. */
export interface HexCell {
  offset: number;
  /** Null behind the end of the file. */
  value: number | null;
  /** What it was when the file was loaded; null where the file was shorter. */
  original: number | null;
  field: FieldName | null;
  /** The field in words. */
  name: string;
  editable: boolean;
}

/** A field's name over its cells `[start, end)`. */
export interface HexLabel {
  field: FieldName;
  text: string;
  start: number;
  end: number;
}

/** `00` to `ff` */
export function hex2(value: number): string {
  return value.toString(16).padStart(2, '0');
}

/** What a screen reader says of a cell: `byte 4, flags, 00`. */
export function cellLabel({ offset, value, original, name, editable }: HexCell): string {
  if (value === null) return `byte ${offset}, ${original === null ? 'behind the end' : 'cut off'}`;
  const was = original !== null && original !== value ? `, edited, was ${hex2(original)}` : '';
  return `byte ${offset}, ${name}, ${hex2(value)}${was}${editable ? '' : ', read-only'}`;
}

/** A character for the column beside the bytes; a dot for what cannot be printed. */
export function ascii(value: number | null): string {
  if (value === null) return ' ';
  return value >= 0x20 && value < 0x7f ? String.fromCharCode(value) : '·';
}

/** A row of up to sixteen, in the eights that a narrow view puts below each other. */
export const halves = <Cell>(row: readonly Cell[]): (readonly Cell[])[] =>
  row.length > 8 ? [row.slice(0, 8), row.slice(8)] : [row];

/** The characters of some bytes (one or more), in runs of printable ones and runs of dots. */
export const asciiRuns = (cells: readonly HexCell[]): string[] =>
  cells
    .map(({ value }) => ascii(value))
    .join('')
    .match(/·+|[^·]+/g)!;
