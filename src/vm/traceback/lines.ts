/** The source lines of one traceback entry, with carets below, as each version prints them. */
import type { SourcePosition } from '../../pyc/code.ts';
import { anchorsInLine, anchorsInLines, isPlainCall, type Anchors } from './carets.ts';

const utf8 = new TextEncoder();
const decoder = new TextDecoder();

/** Code points of a line; columns of tracebacks count them. */
const points = (line: string): string[] => Array.from(line);

/** Index (of UTF-16) of a column, which counts UTF-8 bytes. */
const charIndex = (line: string, column: number): number => decoder.decode(utf8.encode(line).slice(0, column)).length;

// eslint-disable-next-line no-control-regex -- ASCII is what is asked
const isAscii = (line: string): boolean => /^[\x00-\x7f]*$/.test(line);

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** How many columns of a terminal the text takes. */
function width(text: string, minor: number): number {
  if (isAscii(text)) return text.length;
  return points(text).reduce((sum, one) => {
    if (minor >= 15 && /[\p{Mn}\p{Cf}]/u.test(one)) return sum;
    return sum + (WIDE.test(one) ? 2 : 1);
  }, 0);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

/** 3.13 and later (format_frame_summary of Lib/traceback.py). `lines` are all that the code spans. */
function drawn(lines: readonly string[], position: SourcePosition, minor: number): string[] {
  const filled = lines.filter((line) => line.trim() !== '');
  const margin = filled.reduce(
    (common, line) => {
      const own = /^[ \t]*/.exec(line)![0];
      if (common === null) return own;
      let n = 0;
      while (n < common.length && common[n] === own[n]) n++;
      return common.slice(0, n);
    },
    null as string | null,
  );
  const cut = (margin ?? '').length;
  const all = lines.map((line) => (line.trim() === '' ? '' : line.slice(cut)));
  const last = all.length - 1;
  if (position.col === null || position.endCol === null) return indented([all[0].trim()]);
  const start = Math.max(0, charIndex(lines[0], position.col) - cut);
  const end = Math.max(0, charIndex(lines[last], position.endCol) - cut);
  const text = all.join('\n');
  const anchors = anchorsInLines(text.slice(start, text.length - (all[last].length - end)));
  const show =
    !isPlainCall(all, start, end) &&
    (anchors !== null || all[0].slice(0, start).trimStart() !== '' || all[last].slice(end).trimEnd() !== '');
  const significant = new Set([0, last]);
  for (const line of anchors ? [anchors.left[0], anchors.right[0]] : [])
    for (const near of [line - 1, line, line + 1]) if (near >= 0 && near <= last) significant.add(near);
  const out: string[] = [];
  const put = (line: number) => {
    out.push(all[line]);
    if (show) out.push(caretLine(all, line, start, end, anchors, minor));
  };
  let before = -1;
  for (const line of [...significant].sort((a, b) => a - b)) {
    if (before >= 0 && line - before === 2) put(line - 1);
    else if (before >= 0 && line - before > 2) out.push(`...<${line - before - 1} lines>...`);
    put(line);
    before = line;
  }
  return indented(out);
}

function caretLine(
  all: readonly string[],
  line: number,
  start: number,
  end: number,
  anchors: Anchors | null,
  minor: number,
): string {
  const last = all.length - 1;
  const columns = (at: number, row: number) => width(all[row].slice(0, at), minor);
  const total = line === last ? columns(end, last) : width(all[line], minor);
  const blank = all[line].length - all[line].trimStart().length;
  const from = columns(start, 0);
  const anchor = ([row, column]: [number, number]) => columns(column + (row === 0 ? start : 0), row);
  let out = '';
  for (let column = 0; column < total; column++) {
    if (column < blank || (line === 0 && column < from)) out += ' ';
    else if (anchors === null) out += '^';
    else {
      const afterLeft = line > anchors.left[0] || (line === anchors.left[0] && column >= anchor(anchors.left));
      const beforeRight = line < anchors.right[0] || (line === anchors.right[0] && column < anchor(anchors.right));
      out += afterLeft && beforeRight ? '^' : '~';
    }
  }
  return out;
}

/** 3.11 and 3.12 (tb_displayline of Python/traceback.c): the first line only. */
function drawnFirst(line: string, position: SourcePosition): string[] {
  const bare = line.replace(/^[ \t\f]+/, '');
  const out = [bare];
  const { col, endCol } = position;
  if (col === null || endCol === null || position.endLine === null) return indented(out);
  const single = position.line === position.endLine;
  const start = charIndex(line, col);
  const end = single ? charIndex(line, endCol) : line.trimEnd().length;
  const anchors = single ? anchorsInLine(line.slice(start, end)) : null;
  if (anchors === null && points(line.slice(start, end)).length === points(bare).length) return indented(out);
  let carets = '';
  let at = line.length - bare.length;
  for (const one of line.slice(at, end)) {
    if (at < start) carets += ' ';
    else if (anchors === null) carets += '^';
    else carets += at >= start + anchors[0] && at < start + anchors[1] ? '^' : '~';
    at += one.length;
  }
  return indented([...out, carets]);
}

/** The lines below `File "…", line …`; none where the source is not known. */
export function sourceLines(source: readonly string[] | null, position: SourcePosition, minor: number): string[] {
  const { line } = position;
  const first = line === null ? undefined : source?.[line - 1];
  if (first === undefined || first.trim() === '') return [];
  if (minor < 11) return indented([first.trim()]);
  if (minor < 13) return drawnFirst(first, position);
  const lines: string[] = [];
  for (let n = line!; n <= (position.endLine ?? line!); n++) lines.push((source![n - 1] ?? '').trimEnd());
  return drawn(lines, position, minor);
}
