/**
 * Pointing at one place of a meaning lights up its other places: prose, bytes, tables. Elements name their meaning in
 * `data-field`; the one pointed at, focused or tapped is copied to `data-lit` on the root, and the style sheet does the rest.
 */
export function installHighlight(root: Document): () => void {
  const light = (event: Event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-field]') : null;
    const field = target?.getAttribute('data-field');
    if (field) root.documentElement.dataset.lit = field;
    else delete root.documentElement.dataset.lit;
  };
  const events = ['pointerover', 'focusin', 'pointerdown'] as const;
  for (const name of events) root.addEventListener(name, light, { passive: true });
  return () => {
    for (const name of events) root.removeEventListener(name, light);
  };
}
