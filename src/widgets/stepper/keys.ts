import type { Controller } from './controller.svelte.ts';

/** What single keys do, while the focus is in the widget and not in a field that takes text. */
const KEYS: Record<string, (c: Controller) => void> = {
  n: (c) => void c.send({ type: 'next' }),
  b: (c) => void c.send({ type: 'back' }),
  l: (c) => void c.send({ type: 'next-line' }),
  k: (c) => void c.send({ type: 'previous-line' }),
  o: (c) => void c.command('over'),
  O: (c) => void c.command('over-back'),
  u: (c) => void c.command('out'),
  U: (c) => void c.command('out-back'),
  w: (c) => c.toChange(false),
  W: (c) => c.toChange(true),
  p: (c) => void c.send({ type: c.shown.playing ? 'pause' : 'play' }),
};

/** Arrows and Enter in the source and in the listing: choose a line or an instruction, and run there. */
function inPane(event: KeyboardEvent, c: Controller): boolean {
  const target = event.target as HTMLElement;
  if (!target.matches('.code, .listing')) return false;
  if (event.key === 'Enter') {
    c.runHere(event.shiftKey);
    return c.selected !== null;
  }
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return false;
  const clamp = (at: number, last: number) => Math.min(Math.max(0, at), last);
  if (target.matches('.listing')) {
    const { code, row } = c.view;
    const { rows } = c.listings[code];
    const from = c.selected?.kind === 'row' && c.selected.code === code ? c.selected.row : (row ?? 0) - by;
    c.select({ kind: 'row', code, row: clamp(from + by, rows.length - 1) });
  } else {
    const last = (c.source?.lines.length ?? 1) - 1;
    const from = c.selected?.kind === 'line' ? c.selected.line - 1 : (c.view.line ?? 1) - 1 - by;
    c.select({ kind: 'line', line: clamp(from + by, last) + 1 });
  }
  return true;
}

/** Hears a key that was pressed anywhere in the widget. */
export function heard(event: KeyboardEvent, c: Controller): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (event.key === 'Escape') {
    c.point(null);
    if (c.selected && target.matches('.code, .listing')) {
      c.select(null);
      event.stopPropagation();
    } else target.blur();
    return;
  }
  if (target.matches('select, input:not([type=range], [type=radio])')) {
    if (!/^Page(Up|Down)$/.test(event.key)) event.stopPropagation();
    return;
  }
  if (target.matches('input[type=range]') && /^(Arrow|Home|End)/.test(event.key)) {
    event.stopPropagation();
    return;
  }
  if (!inPane(event, c)) {
    const act = KEYS[event.key];
    if (!act) return;
    act(c);
  }
  event.preventDefault();
  event.stopPropagation();
}
