/** What becomes of a link that comes to a widget; a broken one takes nothing away that is there already. */
import type { BrokenLink } from './url-state.ts';

/** The address of what the page shows, and whether a broken link came after it. */
let shown: string | null = null;
let left = false;

export interface Arrival {
  /** What is shown stays, with all that no link can carry. */
  stays: boolean;
  /** What the reader is told of the link; null for nothing. */
  says: string | null;
}

/**
 * To be asked about each address that comes, with what is wrong with it; `open`: the widget has opened something before.
 * The page's own way back from a broken link leads to what is still there; what a host asks for is always opened.
 */
export function linkArrives(
  address: { hash: string; search: string },
  broken: BrokenLink | undefined,
  open: boolean,
): Arrival {
  const text = address.search + address.hash;
  const back = left && text === shown && address === globalThis.location;
  left = broken !== undefined;
  if (!broken) {
    shown = text;
    return { stays: back, says: null };
  }
  return { stays: open, says: open ? `${broken.why} What was here stays.` : broken.reason };
}
