import { heldRows, rowsInPane, rowsLeftOut, topFor } from './pane.ts';

/**
 * A pane that scrolls over a list of rows of one height. Its first child is as tall as `held` of them.
 *
 * @param first Rows that are drawn before the pane has been measured.
 * @param margin Rows that are drawn above and below what can be seen.
 */
export function rowPane(count: () => number, first: number, margin?: number) {
  let drawn = $state.raw({ from: 0, to: first, out: 0 });
  /** Where the pane stood when its rows were last drawn. */
  let before = 0;

  /** Where the pane stands in its first child, in rows; a pane that is hidden has none. */
  function view() {
    const { firstElementChild, scrollTop, clientHeight } = pane.element;
    const height = (firstElementChild as HTMLElement).offsetHeight / pane.held || 1;
    return { height, top: scrollTop / height, seen: clientHeight / height };
  }

  function draw(out: number) {
    const { top, seen } = view();
    const next = rowsInPane(count(), top + out, seen, margin);
    before = top;
    if (out !== drawn.out || next.from < drawn.from || next.to > drawn.to) drawn = { ...next, out };
  }

  const pane = {
    element: null! as HTMLElement,
    /** The rows that are drawn, each by `out` rows higher: so many are left out above. */
    get drawn() {
      return drawn;
    },
    get held() {
      return heldRows(count());
    },
    /** Rows by which a page is turned. */
    get page() {
      return Math.max(1, Math.floor(view().seen) - 1);
    },
    /** Draws what can be seen. A small movement is one in the list, a large one goes by its share of the way. */
    measure() {
      const { top, seen } = view();
      const small = Math.abs(top - before) <= 2 * seen && drawn.out <= count() - pane.held;
      draw(small ? drawn.out : rowsLeftOut(count(), pane.held, top));
    },
    /** Scrolls so that a row can be seen; without one, what is seen gets its right place in the element. */
    show(row?: number) {
      const { height, top, seen } = view();
      const now = top + drawn.out;
      const next = row === undefined ? now : topFor(row, now, seen);
      const out = rowsLeftOut(count(), count(), next);
      pane.element.scrollTop = (next - out) * height;
      draw(out);
    },
  };

  $effect(pane.measure);
  $effect(() => {
    const { element, measure, show } = pane;
    element.onscroll = measure;
    element.onscrollend = () => show();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return pane;
}
