/** How long the pointer may be on its way from a term to its card, in milliseconds. */
const GRACE = 250;

/** Where a card goes: below its term, above it where there is no room below, and never outside of the window. */
export function cardPlace(
  term: { left: number; top: number; bottom: number },
  card: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const gap = 6;
  const edge = 8;
  const below = term.bottom + gap;
  const above = term.top - gap - card.height;
  return {
    left: Math.max(edge, Math.min(term.left, view.width - card.width - edge)),
    top: below + card.height + edge > view.height && above >= edge ? above : below,
  };
}

/**
 * Shows a term's card while the term is pointed at or has the focus, and at its first tap; the second tap, a click or
 * Enter follow the link to the glossary. The pointer may go to the card; Escape closes it.
 */
export function installGloss(page: Document): void {
  let shown: { term: HTMLElement; card: HTMLElement } | null = null;
  let closing: ReturnType<typeof setTimeout> | undefined;
  let pointer = 'mouse';

  const termAt = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('a[data-gloss]') : null;
  const isShown = (target: EventTarget | null) =>
    shown !== null && target instanceof Node && (shown.term.contains(target) || shown.card.contains(target));

  function close() {
    clearTimeout(closing);
    shown?.card.hidePopover();
    shown = null;
  }
  function show(term: HTMLElement) {
    clearTimeout(closing);
    if (shown?.term === term) return;
    close();
    const card = page.querySelector<HTMLElement>(`[data-card="${term.dataset.gloss}"]`);
    if (!card) return;
    card.showPopover();
    // A term that is broken over two lines has two boxes: the card belongs to the first.
    const box = term.getClientRects()[0];
    const { clientWidth: width, clientHeight: height } = page.documentElement;
    const { left, top } = cardPlace(box, { width: card.offsetWidth, height: card.offsetHeight }, { width, height });
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
    shown = { term, card };
  }

  page.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return;
    const term = termAt(event.target);
    if (term) show(term);
    else if (isShown(event.target)) clearTimeout(closing);
    else if (shown && !shown.term.contains(page.activeElement)) {
      clearTimeout(closing);
      closing = setTimeout(close, GRACE);
    }
  });
  page.addEventListener('pointerdown', (event) => {
    pointer = event.pointerType;
    if (!isShown(event.target) && !termAt(event.target)) close();
  });
  page.addEventListener('click', (event) => {
    const term = termAt(event.target);
    if (!term || pointer !== 'touch' || event.detail === 0 || shown?.term === term) return;
    event.preventDefault();
    show(term);
  });
  page.addEventListener('focusin', (event) => {
    const term = termAt(event.target);
    // A tap gives the focus too, before its click: that is told apart there.
    if (term && !term.matches(':focus-visible')) return;
    if (term) show(term);
    else if (!isShown(event.target)) close();
  });
  // Its term is somewhere else then.
  page.defaultView?.addEventListener('resize', close);
  page.addEventListener('keydown', (event) => {
    pointer = 'keyboard';
    if (event.key === 'Escape' && shown) close();
  });
}
