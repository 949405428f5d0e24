/**
 * Controls an embed from the page that frames it: requests are promises, what happens in the widget are events. The
 * messages are those of `protocol.ts`, version 1. Built as `embed-client.js`, which needs nothing else.
 */
import type { Envelope, Message, PassedKey, Request } from '../widgets/shared/embed/protocol.ts';

export type { Message, PassedKey, Request } from '../widgets/shared/embed/protocol.ts';

export type Ready = Extract<Message, { type: 'ready' }>;
/** What a listener of an event gets: the message as it came. */
export type EventOf<T extends Message['type']> = Extract<Message, { type: T }>;

export interface Embed {
  /** Resolves when the widget can be controlled, with what it is and what it shows. */
  readonly ready: Promise<Ready>;
  /** The fragment of the state that is shown; null where a link cannot carry it. */
  getState(): Promise<string | null>;
  /** Shows a state. Rejects with a sentence where something is wrong with it; the widget then shows its default. */
  setState(state: string): Promise<void>;
  /** One step on, `by` steps on or back, or to a step counted from 0. Rejects where the widget has no steps. */
  step(how?: { by: number } | { to: number }): Promise<void>;
  reset(): Promise<void>;
  /** Shows the answer to the question that is asked. */
  reveal(): Promise<void>;
  setTheme(theme: 'auto' | 'light' | 'dark', background?: 'paper' | 'transparent'): Promise<void>;
  /** Sets custom properties (`--pyc-ink` and so on). Rejects where one is not known or a value is none. */
  setStyle(properties: Record<string, string>): Promise<void>;
  /** Calls back at every event of that kind. Returns the function that ends this. */
  on<T extends Message['type']>(type: T, listener: (event: EventOf<T>) => void): () => void;
  /** Ends the connection: open requests are rejected. */
  close(): void;
}

/**
 * Connects to an embed. The frame may be loaded or not; each time it loads again, it is greeted again. `keys` come as
 * events (`key`) where they are pressed in the frame and the widget has no use for them.
 */
export function connect(frame: HTMLIFrameElement, { keys }: { keys?: readonly PassedKey[] } = {}): Embed {
  const hello: Request = keys ? { type: 'hello', keys: [...keys] } : { type: 'hello' };
  type Waiting = { resolve: (message: Message) => void; reject: (problem: Error) => void; request: Request };
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<(event: never) => void>>();
  let last = 0;

  const post = (id: number, request: Request) => {
    const envelope: Envelope<Request> = { insidePyc: 1, id, ...request };
    frame.contentWindow?.postMessage(envelope, '*');
  };
  const ask = (request: Request) =>
    new Promise<Message>((resolve, reject) => {
      waiting.set(++last, { resolve, reject, request });
      post(last, request);
    });
  const hear = ({ source, data }: MessageEvent<Envelope<Message> | null>) => {
    if (source !== frame.contentWindow || data?.insidePyc !== 1) return;
    const asked = waiting.get(data.id as number);
    waiting.delete(data.id as number);
    if (data.type === 'error') asked?.reject(new Error(data.message));
    else asked?.resolve(data);
    if (data.type !== 'result' && (data.type !== 'error' || !asked))
      listeners.get(data.type)?.forEach((listener) => listener(data as never));
  };
  // A frame that is loaded after it was asked has heard nothing: it is asked again.
  const load = () => {
    const open = [...waiting];
    if (open.length === 0) void ask(hello);
    for (const [id, { request }] of open) post(id, request);
  };
  addEventListener('message', hear);
  frame.addEventListener('load', load);
  const ready = ask(hello) as Promise<Ready>;
  // Whoever does not wait for it is not told that it was closed.
  ready.catch(() => {});
  const after = async (request: Request) => (await ready, await ask(request));
  const done = async (request: Request) => void (await after(request));

  return {
    ready,
    getState: async () => ((await after({ type: 'getState' })) as EventOf<'result'>).value,
    setState: (state) => done({ type: 'setState', state }),
    step: (how = { by: 1 }) => done({ type: 'step', ...how }),
    reset: () => done({ type: 'reset' }),
    reveal: () => done({ type: 'reveal' }),
    setTheme: (theme, background) => done({ type: 'setTheme', theme, background }),
    setStyle: (properties) => done({ type: 'setStyle', properties }),
    on(type, listener) {
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set.add(listener as never));
      return () => void set.delete(listener as never);
    },
    close() {
      removeEventListener('message', hear);
      frame.removeEventListener('load', load);
      for (const { reject } of waiting.values()) reject(new Error('The connection was closed.'));
      waiting.clear();
    },
  };
}
