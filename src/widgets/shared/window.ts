/** Rows `[from, to)` of a long list. */
export interface RowWindow {
  from: number;
  to: number;
}

/** Lists of up to so many rows are drawn whole. */
export const WHOLE = 400;

/** Drawn above and below what can be seen. */
const MARGIN = 20;

/** The rows to draw of a list that is scrolled to `top` in a pane of `height`, all in pixels. */
export function windowOf(count: number, rowHeight: number, top: number, height: number): RowWindow {
  if (count <= WHOLE) return { from: 0, to: count };
  const first = Math.floor(top / rowHeight) - MARGIN;
  // In steps, so that a small movement changes nothing.
  const from = Math.max(0, Math.min(first - (first % 10), count - 1));
  return { from, to: Math.min(count, from + Math.ceil(height / rowHeight) + 2 * MARGIN + 10) };
}

/** Where a pane is to be scrolled so that a row can be seen; null where it can be. */
export function scrollFor(row: number, rowHeight: number, top: number, height: number): number | null {
  const [start, end] = [row * rowHeight, (row + 1) * rowHeight];
  return start >= top && end <= top + height ? null : Math.max(0, start - (height - rowHeight) / 2);
}
