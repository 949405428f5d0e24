/**
 * Scrolls a pane, and nothing around it, so that a row in it can be seen with some room above and below. Moves only
 * when it must, so that a listing stays still while its rows are in sight.
 */
export function follow(pane: HTMLElement, row: HTMLElement): void {
  const room = Math.min(row.offsetHeight * 2, pane.clientHeight / 4);
  const top = row.offsetTop - room;
  const bottom = row.offsetTop + row.offsetHeight + room;
  if (top < pane.scrollTop || bottom > pane.scrollTop + pane.clientHeight)
    pane.scrollTop = row.offsetTop - (pane.clientHeight - row.offsetHeight) / 2;
}

/**
 * The same sideways, for a mark in a long line; back to the lines' start where the mark can be seen from there. At its
 * left the pane has a column that stays, of the width `covered`.
 */
export function followAcross(pane: HTMLElement, mark: HTMLElement, covered: number): void {
  const [left, right] = [mark.offsetLeft - 24 - covered, mark.offsetLeft + mark.offsetWidth + 24];
  // A pane that is not laid out yet has no room to judge by.
  if (pane.clientWidth < right - left) return;
  if (right <= pane.clientWidth) pane.scrollLeft = 0;
  else if (left < pane.scrollLeft) pane.scrollLeft = Math.max(0, left);
  else if (right > pane.scrollLeft + pane.clientWidth)
    pane.scrollLeft = Math.min(Math.max(0, left), right - pane.clientWidth);
}

/** Calls back when a pane has another size than before, and once at the start. Returns the function that ends it. */
export function onResize(pane: HTMLElement, changed: () => void): () => void {
  const observer = new ResizeObserver(changed);
  observer.observe(pane);
  return () => observer.disconnect();
}
