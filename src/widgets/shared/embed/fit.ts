/**
 * On a slide nobody scrolls: where a widget is higher than its box, the whole of it is drawn smaller, on a larger sheet of
 * the same shape, until all of it is there. Only for boxes that are wider than high (slides from 4:3 on): a column of a
 * phone scrolls as pages do.
 */

/** Width to height of the boxes that are slides; a little less than 4:3, for frames with a border. */
const SLIDE = 1.3;

/** Smaller than this nothing could be seen. */
const SMALLEST = 0.15;

const frame = () => document.querySelector<HTMLElement>('.embed-frame')!;

/** Height of the widget with its margins, in CSS pixels of the box: the page itself is never lower than its frame. */
function drawnHeight(): number {
  const inner = frame();
  const last = inner.lastElementChild!.getBoundingClientRect();
  // Styles are in pixels of the sheet, boxes in those of the screen.
  const scale = Number(getComputedStyle(inner).getPropertyValue('--scale'));
  const { paddingBottom } = getComputedStyle(inner);
  return Math.round(last.bottom - inner.getBoundingClientRect().top + parseFloat(paddingBottom) * scale);
}

let scale = 1;
/** What the widget needs where it is drawn at its own size; null while it is. */
let needed: number | null = null;

function draw(at: number): void {
  scale = at;
  const { style } = document.documentElement;
  if (at === 1) style.removeProperty('--scale');
  else style.setProperty('--scale', String(at));
}

/** Height of the widget at its own size and the box's width, in CSS pixels: what a host should make the box high. */
export const naturalHeight = (): number => needed ?? drawnHeight();

/** Finds the largest scale at which the widget is no higher than its box, from `most` down. */
function fit(most: number): void {
  draw(1);
  const height = drawnHeight();
  needed = null;
  // A frame on a slide that is not shown has no box.
  if (innerHeight === 0 || height <= innerHeight || innerWidth < innerHeight * SLIDE) return;
  needed = height;
  let [low, high] = [SMALLEST, most];
  // Steps of less than a hundredth are not seen.
  while (high - low > 0.005) {
    const middle = (low + high) / 2;
    draw(middle);
    if (drawnHeight() <= innerHeight) low = middle;
    else high = middle;
  }
  draw(low);
}

/** Where less than this share of the box is filled, the widget may be drawn larger again. */
const FILLED = 0.8;

/**
 * Keeps the widget inside of its box. While the box stays as it is, the scale follows what the widget shows only where that
 * is too high, or much lower than before: text does not change its size between two steps.
 */
export function keepFitting(): void {
  let box = '';
  const check = () => {
    const now = `${innerWidth}×${innerHeight}`;
    const height = drawnHeight();
    if (now === box && height <= innerHeight && (scale === 1 || height >= innerHeight * FILLED)) return;
    fit(now === box && height > innerHeight ? scale : 1);
    box = now;
  };
  check();
  addEventListener('resize', check);
  new ResizeObserver(check).observe(frame().lastElementChild!);
}
