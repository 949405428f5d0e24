import type { Move, Place } from './model.ts';

/** How long a value travels, in milliseconds. */
const TRAVEL = 260;

const nameOf = (place: Place) =>
  place.at === 'stack' ? `stack:${place.key}` : place.at === 'name' ? `name:${place.name}` : 'operand';

/** Places as they were before a step was drawn: where they stood and what they looked like. */
export interface Before {
  boxes: Map<string, DOMRect>;
  looks: Map<string, HTMLElement>;
}

export function moves(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function places(root: HTMLElement): Map<string, HTMLElement> {
  const found = new Map<string, HTMLElement>();
  for (const element of root.querySelectorAll<HTMLElement>('[data-place]')) {
    const name = element.dataset.place!;
    if (!found.has(name)) found.set(name, element);
  }
  return found;
}

/** To be called before the new state is drawn. */
export function lookBefore(root: HTMLElement, planned: readonly Move[]): Before {
  const before: Before = { boxes: new Map(), looks: new Map() };
  const now = places(root);
  const wanted = new Set(planned.map((move) => nameOf(move.from)));
  for (const [name, element] of now) {
    if (name.startsWith('stack:') || wanted.has(name)) before.boxes.set(name, element.getBoundingClientRect());
    const chip = wanted.has(name) ? (element.querySelector<HTMLElement>('.chip') ?? element) : null;
    if (chip) before.looks.set(name, chip.cloneNode(true) as HTMLElement);
  }
  return before;
}

/**
 * Lets values travel from where they were to where they are; entries that stay slide to their new place. Returns a
 * function that ends it all at once: a next step never waits for the one before.
 */
export function travel(root: HTMLElement, layer: HTMLElement, before: Before, planned: readonly Move[]): () => void {
  const animations: Animation[] = [];
  const ghosts: HTMLElement[] = [];
  const now = places(root);
  const origin = layer.getBoundingClientRect();
  const arriving = new Set<HTMLElement>();

  for (const move of planned) {
    const from = before.boxes.get(nameOf(move.from));
    const look = before.looks.get(nameOf(move.from));
    const target = now.get(nameOf(move.to));
    if (!from || !look || !target) continue;
    const to = target.getBoundingClientRect();
    const ghost = document.createElement('span');
    ghost.className = 'ghost';
    ghost.append(look);
    ghost.style.left = `${from.left - origin.left}px`;
    ghost.style.top = `${from.top - origin.top}px`;
    layer.append(ghost);
    ghosts.push(ghost);
    const path = `translate(${to.left - from.left}px, ${to.top - from.top}px)`;
    const flight = ghost.animate(
      [
        { transform: 'none', opacity: 1 },
        { transform: path, opacity: 1, offset: 0.85 },
        { transform: path, opacity: 0 },
      ],
      { duration: TRAVEL, easing: 'cubic-bezier(0.4, 0, 0.2, 1)', fill: 'forwards' },
    );
    flight.onfinish = () => ghost.remove();
    animations.push(flight);
    if (!arriving.has(target)) {
      arriving.add(target);
      animations.push(
        target.animate([{ opacity: 0 }, { opacity: 0, offset: 0.7 }, { opacity: 1 }], { duration: TRAVEL }),
      );
    }
  }
  for (const [name, element] of now) {
    const was = name.startsWith('stack:') ? before.boxes.get(name) : undefined;
    if (!was || arriving.has(element)) continue;
    const is = element.getBoundingClientRect();
    if (Math.abs(was.top - is.top) > 1)
      animations.push(
        element.animate([{ transform: `translateY(${was.top - is.top}px)` }, { transform: 'none' }], {
          duration: TRAVEL,
          easing: 'ease-out',
        }),
      );
  }
  return () => {
    for (const animation of animations) animation.cancel();
    for (const ghost of ghosts) ghost.remove();
  };
}
