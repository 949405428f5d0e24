/**
 * What a click in a table chooses: its whole row, apart from the buttons in it. The button of the row's first cell is what
 * keyboard and screen reader use; text that has been marked stays marked.
 */
export function pickOfClick(event: MouseEvent): string | null {
  const target = event.target as Element;
  if (target.closest('button') || getSelection()?.isCollapsed === false) return null;
  return target.closest<HTMLElement>('[data-pick]')?.dataset.pick ?? null;
}
