/**
 * Two frames of one slide, as in a deck and its speaker view, follow each other through a `BroadcastChannel`. What is told
 * is the state's fragment: the same text that a link holds, read by the same code. Only frames of the same widget hear each
 * other, whatever their channel is called.
 */
import { openAddress, REPORT, reported } from './host.ts';

/** What goes through the channel: a state that is shown, or the question which one is. */
type Told = { state: string } | { ask: true };

const isState = (state: unknown): state is string => typeof state === 'string' && /^#\d+\./.test(state);

/** Follows all frames of this browser that have the same `sync=` in their address, and is followed by them. */
export function follow(name: string): void {
  const channel = new BroadcastChannel(`inside-pyc ${location.pathname} ${name.slice(0, 100)}`);
  const tell = (told: Told) => channel.postMessage(told);
  let shared: string | null = null;
  /** States of other frames that are being opened: what is shown on the way there is told to nobody. */
  let opening = 0;

  function show(): void {
    const state = reported()?.state ?? null;
    if (opening > 0 || state === null || state === shared) return;
    // The first state is what the address asked for: a frame that opens late is told, and does not tell.
    const isFirst = shared === null;
    shared = state;
    tell(isFirst ? { ask: true } : { state });
  }

  async function open(state: string): Promise<void> {
    shared = state;
    opening++;
    await openAddress(state);
    opening--;
    // A state may be written in another way here; that is no news for the frame that it came from.
    if (opening === 0) shared = reported()?.state ?? state;
  }

  document.addEventListener(REPORT, show);
  // The widget may have been quicker than this module.
  show();
  channel.addEventListener('message', ({ data }: MessageEvent<Partial<Record<'ask' | 'state', unknown>> | null>) => {
    if (data?.ask === true && shared !== null) tell({ state: shared });
    const state = data?.state;
    if (isState(state) && state !== shared) void open(state);
  });
}
