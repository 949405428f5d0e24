/** The meaning that an element stands for, by itself or through what it is part of. */
function fieldOf(target: EventTarget | null): string | null {
  return target instanceof Element ? (target.closest('[data-field]')?.getAttribute('data-field') ?? null) : null;
}

/**
 * Pointing at one place of a meaning lights up its other places: prose, bytes, tables. Elements name their meaning in
 * `data-field`; the one pointed at, else the one that has the focus, is copied to `data-lit` on the root, and the style
 * sheet does the rest. Returns the function that ends this.
 */
export function installHighlight(page: Document): () => void {
  const show = (field: string | null) => {
    if (field === null) delete page.documentElement.dataset.lit;
    else page.documentElement.dataset.lit = field;
  };
  // Moving the focus scrolls the page below a pointer that lies still: that is not pointing.
  let place = '';
  const point = (event: PointerEvent) => {
    const now = `${event.clientX},${event.clientY}`;
    if (event.type === 'pointerover' && now === place) return;
    place = now;
    show(fieldOf(event.target) ?? fieldOf(page.activeElement));
  };
  const focus = (event: FocusEvent) => show(fieldOf(event.target));

  page.addEventListener('pointerover', point, { passive: true });
  page.addEventListener('pointerdown', point, { passive: true });
  page.addEventListener('focusin', focus);
  return () => {
    page.removeEventListener('pointerover', point);
    page.removeEventListener('pointerdown', point);
    page.removeEventListener('focusin', focus);
  };
}
