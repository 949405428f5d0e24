import { mount } from 'svelte';
import CopyLink from './CopyLink.svelte';

/** What {@link CopyLink} takes; `about` is read again whenever what it is made of changes. */
export interface Sharing {
  link: () => string | null | Promise<string | null>;
  readonly about: unknown;
}

/** Puts what copies and shares a link into a place that is there. */
export function showCopyLink(place: HTMLElement, sharing: Sharing): void {
  mount(CopyLink, { target: place, props: sharing as Sharing & { about: unknown } });
}
