import type { SourcePosition } from '../../pyc/code.ts';

/** A piece of one line of source, in UTF-16 code units, half-open. `line` counts from 1. */
export interface LineSpan {
  line: number;
  start: number;
  end: number;
}

/**
 * The index in a string at which its UTF-8 byte `byte` stands. Inside a character: that of the character; behind the
 * end: the string's length. CPython counts columns in bytes, a browser counts UTF-16 code units.
 */
export function indexOfByte(text: string, byte: number): number {
  let bytes = 0;
  let index = 0;
  for (const character of text) {
    if (bytes >= byte) return index;
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > byte) return index;
    index += character.length;
  }
  return index;
}

/** The pieces of source that a position covers, a line each; leading blanks of continued lines are left out. */
export function spansOf(lines: readonly string[], position: SourcePosition): LineSpan[] {
  const { line, endLine, col, endCol } = position;
  if (line === null || line < 1 || line > lines.length) return [];
  if (col === null || endCol === null) return [{ line, ...trimmed(lines[line - 1], 0, lines[line - 1].length) }];
  const last = Math.min(endLine ?? line, lines.length);
  const spans: LineSpan[] = [];
  for (let at = line; at <= last; at++) {
    const text = lines[at - 1];
    const start = at === line ? indexOfByte(text, col) : 0;
    const end = at === last ? indexOfByte(text, endCol) : text.length;
    const span = trimmed(text, start, end);
    if (span.end > span.start) spans.push({ line: at, ...span });
  }
  return spans;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && text[from] === ' ') from++;
  while (to > from && text[to - 1] === ' ') to--;
  return { start: from, end: to };
}
