/** Rows `[from, to)` of a list in a pane that scrolls. */
export interface Rows {
  from: number;
  to: number;
}

/** Drawn above and below what can be seen. */
const MARGIN = 6;
/** A window moves by so many rows, so that a small movement changes nothing. */
const STEP = 4;
/** As many elements take turns. */
const ELEMENTS = 128;
/**
 * No element is as tall as more rows than these: browsers cut off what is taller than 17 million pixels, and a row may have
 * 112. Of a longer list some rows are left out above, by how far the pane is scrolled.
 */
const MOST_ROWS = 150_000;
/** At both ends of such a list, as many rows have the place in the element that they have in the list. */
const EVEN_ROWS = 5_000;

/** The rows of a list that are drawn before its pane has been measured. */
export const FIRST_ROWS = 24;

/** As many rows is the element tall that holds a list. */
export const heldRows = (count: number): number => Math.min(count, MOST_ROWS);

/** The rows to draw of a list in a pane that shows `seen` rows from row `top` on; `margin` more on both sides. */
export function rowsInPane(count: number, top: number, seen: number, margin = MARGIN): Rows {
  const first = Math.floor(top) - margin;
  const from = Math.max(0, Math.min(count - 1, first - (first % STEP)));
  return { from, to: Math.min(count, from + ELEMENTS, Math.ceil(top + seen) + margin + STEP) };
}

/**
 * How many rows of a list are left out above, where row `at` of `rows` is the first that is seen: of those in the element, or
 * of all in the list.
 */
export function rowsLeftOut(count: number, rows: number, at: number): number {
  const way = (at - EVEN_ROWS) / (rows - 2 * EVEN_ROWS);
  return Math.round((count - heldRows(count)) * Math.min(1, Math.max(0, way)));
}

/** The first row to be seen so that a row can be: the one that is, where it can; one that is near, where it is near. */
export function topFor(row: number, top: number, seen: number): number {
  const below = row - top;
  const room = seen - 1;
  if (below >= 0 && below <= room) return top;
  if (below > -2 && below < room + 2) return below < 0 ? row : row - room;
  return Math.max(0, row - seen / 3);
}

/** Rows that leave the window lend their elements to those that enter it: key of a row in an `{#each}`. */
export const recycled = (row: number): number => row % ELEMENTS;
