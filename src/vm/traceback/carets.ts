/** Where tracebacks of 3.11 and later put carets and tildes: the parts of the code that an instruction covers. */
import { parseExpression } from './segment.ts';

/** A place in lines of text. */
type Place = [line: number, column: number];

/** What is drawn with `^` between `~`: from `left` to before `right`. */
export interface Anchors {
  left: Place;
  right: Place;
}

const isBlank = (one: string): boolean => /\s/.test(one);

/** `_extract_caret_anchors_from_line_segment` of 3.13 and later (Lib/traceback.py). */
export function anchorsInLines(segment: string): Anchors | null {
  const tree = parseExpression(segment, true);
  if (tree === null || !tree.left) return null;
  const lines = segment.split('\n');
  const place = (at: number): Place => {
    let line = 0;
    while (line < lines.length - 1 && at > lines[line].length) at -= lines[line++].length + 1;
    return [line, at];
  };
  const valid = ([line, column]: Place): Place | null => {
    while (line < lines.length && column >= lines[line].length) [line, column] = [line + 1, 0];
    return line < lines.length ? [line, column] : null;
  };
  const find = (from: number, stop: (one: string) => boolean): Place | null => {
    let at = valid(place(from));
    while (at !== null) {
      const one = lines[at[0]][at[1]];
      if (one === '\\' || one === '#') at = valid([at[0] + 1, 0]);
      else if (stop(one)) return at;
      else at = valid([at[0], at[1] + 1]);
    }
    return null;
  };
  if (tree.kind === 'binary') {
    const left = find(tree.left.end, (one) => !isBlank(one) && one !== ')');
    if (left === null) return null;
    const [line, column] = left;
    const [rightLine, rightColumn] = place(tree.right!.start);
    const next = lines[line][column + 1] as string | undefined;
    const double =
      next !== undefined &&
      (rightLine > line || column + 1 < rightColumn) &&
      !isBlank(next) &&
      next !== '\\' &&
      next !== '#';
    return { left, right: [line, column + (double ? 2 : 1)] };
  }
  const left = find(tree.left.end, (one) => one === (tree.kind === 'call' ? '(' : '['));
  return left && { left, right: place(tree.end) };
}

/** What 3.11 and 3.12 mark (extract_anchors_from_expr of Python/traceback.c): columns in a segment of one line. */
export function anchorsInLine(segment: string): [left: number, right: number] | null {
  const tree = parseExpression(segment, false);
  if (tree === null || !tree.left) return null;
  if (tree.kind === 'binary') {
    for (let n = tree.left.end; n < tree.right!.start; n++) {
      const one = segment[n];
      if (isBlank(one) || one === ')') continue;
      const double = n + 1 < tree.right!.start && !isBlank(segment[n + 1]) && segment[n + 1] !== '(';
      return [n, n + (double ? 2 : 1)];
    }
    return null;
  }
  if (tree.kind !== 'subscript') return null;
  let left = tree.left.end;
  while (left < segment.length && segment[left] !== '[') left++;
  let right = tree.sliceEnd!;
  while (right < segment.length && segment[right] !== ']') right++;
  return [left, Math.min(right + 1, segment.length)];
}

/**
 * Whether the lines are `return f(…)` or `name = …(…)` and the code is exactly that call: 3.13 and later draw no carets
 * then (`_should_show_carets`).
 */
export function isPlainCall(lines: readonly string[], start: number, end: number): boolean {
  const last = lines[lines.length - 1];
  const text = lines.join('\n');
  const segment = text.slice(start, text.length - (last.length - end));
  const tree = parseExpression(segment, true);
  if (tree?.kind !== 'call' || tree.start !== 0 || tree.end !== segment.length) return false;
  if (!/^\s*(?:#.*|;.*)?$/.test(last.slice(end))) return false;
  const before = lines[0].slice(0, start);
  if (/^return\s*$/.test(before)) return tree.left!.kind === 'name';
  return /^[\p{L}_][\p{L}\p{N}_]*\s*=\s*$/u.test(before);
}
