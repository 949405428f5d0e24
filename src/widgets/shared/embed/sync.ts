/**
 * Two frames of one slide, as in a deck and its speaker view, follow each other through a `BroadcastChannel`. What is told
 * is the state's fragment: the same text that a link holds, read by the same code.
 */
import { openAddress, REPORT, reported } from './host.ts';

/** Follows all frames of this browser that have the same `sync=` in their address, and is followed by them. */
export function follow(name: string): void {
  const channel = new BroadcastChannel(`inside-pyc ${location.pathname} ${name.slice(0, 100)}`);
  let shared: string | null = null;
  /** While a state of another frame is being opened, what is shown on the way there is told to nobody. */
  let opening = false;
  document.addEventListener(REPORT, () => {
    const state = reported()?.state ?? null;
    if (opening || state === null || state === shared) return;
    // The first state is what the address asked for: a frame that opens late is told, and does not tell.
    const isFirst = shared === null;
    shared = state;
    channel.postMessage(isFirst ? { ask: true } : { state });
  });
  channel.addEventListener('message', ({ data }) => {
    if (data?.ask === true && shared !== null) channel.postMessage({ state: shared });
    const state: unknown = data?.state;
    if (typeof state !== 'string' || state === shared) return;
    shared = state;
    opening = true;
    void openAddress(state).finally(() => (opening = false));
  });
}
