/** Rows `[from, to)` of a list in a pane that scrolls. */
export interface Rows {
  from: number;
  to: number;
}

/** Drawn above and below what can be seen. */
const MARGIN = 6;
/** A window moves by so many rows, so that a small movement changes nothing. */
const STEP = 4;

/** The rows of a list that are drawn before its pane has been measured. */
export const FIRST_ROWS = 24;

/** The rows to draw of a list that is scrolled to `top` in a pane of `height`, all in pixels; `margin` more on both sides. */
export function rowsInPane(count: number, rowHeight: number, top: number, height: number, margin = MARGIN): Rows {
  const first = Math.floor(top / rowHeight) - margin;
  const from = Math.max(0, Math.min(count - 1, first - (((first % STEP) + STEP) % STEP)));
  return { from, to: Math.min(count, Math.ceil((top + height) / rowHeight) + margin + STEP) };
}

/** Scrolls a pane so that a row can be seen: not at all where it can be, by little where it is near. */
export function showRow(pane: HTMLElement, row: number, rowHeight: number): void {
  const [start, end] = [row * rowHeight, (row + 1) * rowHeight];
  const { scrollTop, clientHeight } = pane;
  if (start >= scrollTop && end <= scrollTop + clientHeight) return;
  const near = start > scrollTop - 2 * rowHeight && end < scrollTop + clientHeight + 2 * rowHeight;
  if (near) pane.scrollTop = start < scrollTop ? start : end - clientHeight;
  else pane.scrollTop = Math.max(0, start - clientHeight / 3);
}

/** Rows that leave the window lend their elements to those that enter it: key of a row in an `{#each}`. */
export const recycled = (row: number): number => row % 128;
