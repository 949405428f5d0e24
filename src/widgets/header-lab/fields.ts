/** The header's fields as the widget shows them: cells of the hex view, labels over them, rows of the table. */
import { lastMagic } from '../../importlib/magic.ts';
import { readHeader } from '../../pyc/header.ts';
import { MAGICS } from '../../pyc/versions/magic.ts';
import type { FieldName, Header, MagicInfo } from '../../pyc/types.ts';
import { hex2 } from '../shared/HexView-cells.ts';
import type { HexCell, HexLabel } from '../shared/HexView-cells.ts';
import { EDITABLE, headBytes } from './lab.ts';
import type { Lab } from './lab.ts';
import { formatUtc } from './time.ts';

export const FIELD_WORDS: Record<FieldName, string> = {
  magic: 'magic',
  flags: 'flags',
  mtime: 'mtime',
  size: 'source size',
  hash: 'source hash',
  body: 'body',
};

/** The first `count` bytes as cells; places behind the file's end, or behind where it was cut, have no value. */
export function cellsOf(lab: Lab, header: Header, count: number): HexCell[] {
  const { bytes } = lab.file;
  const now = headBytes(lab, count);
  return Array.from({ length: Math.min(count, Math.max(EDITABLE, bytes.length)) }, (_, offset) => {
    const value = offset < now.length ? now[offset] : null;
    // The fields follow each other, and the last one goes on to the file's end: the header may be read from less.
    const field = value === null ? null : (header.fields.findLast(({ start }) => offset >= start)?.name ?? null);
    const original = offset < bytes.length ? bytes[offset] : null;
    const name = field === null ? 'behind the end' : FIELD_WORDS[field];
    return { offset, value, original, field, name, editable: offset < EDITABLE && value !== null };
  });
}

/** What stands over the cells. */
export function labelsOf(header: Header): HexLabel[] {
  return header.fields
    .filter(({ start }) => start < EDITABLE)
    .map(({ name, start, end }) => ({ field: name, text: FIELD_WORDS[name], start, end: Math.min(end, EDITABLE) }));
}

/** `bytes 4–7` */
export function rangeText(start: number, end: number): string {
  return end - start === 1 ? `byte ${start}` : `bytes ${start}–${end - 1}`;
}

/** `00000001` by eights, as many as are needed. */
export function flagBits(flags: number): string {
  return `0b${flags.toString(2).padStart(2, '0')}`;
}

/** A number's bytes in reading order: `0x499602d2`. */
export function asHex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

/** What one byte is, for the line under the hex view. */
export function describeByte({ offset, value, original, name, editable }: HexCell): string {
  if (value === null)
    return original === null
      ? `byte ${offset} · behind the end of the file`
      : `byte ${offset} · cut off, was ${hex2(original)}`;
  const char = value >= 0x20 && value < 0x7f ? ` · “${String.fromCharCode(value)}”` : '';
  const was = original !== null && original !== value ? ` · was ${hex2(original)}, Delete puts it back` : '';
  const hint = editable ? '' : ` · only bytes 0–${EDITABLE - 1} can be edited here`;
  return `byte ${offset} · ${name} · ${hex2(value)} = ${value}${char}${was}${hint}`;
}

/** One choice of a magic number. */
export interface MagicChoice {
  number: number;
  text: string;
}

function choice(info: MagicInfo): MagicChoice {
  return { number: info.number, text: `${info.number} · ${info.since}${info.optionU ? ' -U' : ''}` };
}

/** The number that each minor version ended with, the newest first. */
export const FINAL_MAGICS: readonly MagicChoice[] = [...new Set(MAGICS.map((info) => info.minor))]
  .map(lastMagic)
  .filter((info) => info !== undefined)
  .reverse()
  .map((info) => ({ number: info.number, text: `${info.number} · Python ${info.minor}` }));

/** Every number, alphas and betas too, by minor version, the newest first. */
export function allMagics(): { minor: string; choices: MagicChoice[] }[] {
  const minors = [...new Set(MAGICS.map((info) => info.minor))].reverse();
  return minors.map((minor) => ({
    minor,
    choices: MAGICS.filter((info) => info.minor === minor)
      .map(choice)
      .reverse(),
  }));
}

/** Who writes these first four bytes. */
export function magicText(head: Uint8Array): string {
  const { origin } = readHeader(head);
  if (origin)
    return `written by Python ${origin.minor}${origin.since === origin.minor ? '' : `, since ${origin.since}`}${origin.optionU ? ', run with -U' : ''}`;
  return head.length < 4 ? 'cut off' : 'no Python is known to write this';
}

/** A number of seconds with its moment. */
export function mtimeText(seconds: number): string {
  return `${formatUtc(seconds)} UTC`;
}
