/**
 * The messages between an embed and the page that frames it, version 1. All are plain objects with `insidePyc: 1`; what
 * has another shape is not answered. A request may carry an `id`, which its reply repeats.
 *
 * Two plain strings are heard as well, which reveal.js sends to the frames of a slide: `slide:start` (measure again) and
 * `slide:stop` (pause). Neither changes the state.
 */
export const PROTOCOL = 1;

/** Keys that an embed passes on to the framing page, where it asks for them. */
export const PASSED_KEYS = ['PageDown', 'PageUp', 'Escape'] as const;

export type PassedKey = (typeof PASSED_KEYS)[number];

export type Theme = 'auto' | 'light' | 'dark';

/** What the framing page asks for. Nothing is sent to it before its `hello`. */
export type Request =
  /**
   * Answered by `ready`; from then on events are sent to the page that said it. `keys` are those that it wants to hear of
   * when the focus is in the frame; those of an earlier `hello` stay.
   */
  | { type: 'hello'; keys?: PassedKey[] }
  /** Answered by the state's fragment, null where a link cannot carry the state. */
  | { type: 'getState' }
  /** Shows a state, given as a fragment (`#2.sample=loop&step=4`). */
  | { type: 'setState'; state: string }
  /** `to` counts from 0 (nothing has run) to the number of steps; `by` is added to where the widget is. */
  | { type: 'step'; by: number }
  | { type: 'step'; to: number }
  /** Back to the state that the frame began with. */
  | { type: 'reset' }
  /** Shows the answer to the question that is asked. */
  | { type: 'reveal' }
  | { type: 'setTheme'; theme: Theme; background?: 'paper' | 'transparent' }
  /** Custom properties, by name: see `STYLE_PROPERTIES`. An empty text takes one back. */
  | { type: 'setStyle'; properties: Record<string, string> };

export type Envelope<T> = T & { insidePyc: typeof PROTOCOL; id?: string | number };

/** What an embed sends. */
export type Message =
  | {
      type: 'ready';
      widget: string;
      state: string | null;
      step: { at: number; count: number } | null;
      height: number;
      /** Requests that this widget answers. */
      commands: Request['type'][];
    }
  /** The reply to a request. */
  | { type: 'result'; value: string | null }
  /** A request that could not be done, or (without `id`) a link or file that could not be read. */
  | { type: 'error'; message: string }
  | { type: 'state'; state: string | null }
  | { type: 'step'; at: number; count: number }
  | { type: 'verdict'; text: string }
  | { type: 'answer'; right: boolean }
  /** One of the keys of `hello` was pressed in the frame, and the widget had no use for it. */
  | { type: 'key'; key: PassedKey }
  /** CSS pixels that the widget needs at its present width. */
  | { type: 'resize'; height: number };

/** Custom properties that a host may set, and the property that tells whether a value is one. */
export const STYLE_PROPERTIES = {
  '--pyc-paper': ['--paper', 'color'],
  '--pyc-panel': ['--panel', 'color'],
  '--pyc-sunken': ['--sunken', 'color'],
  '--pyc-ink': ['--ink', 'color'],
  '--pyc-ink-soft': ['--ink-soft', 'color'],
  '--pyc-rule': ['--rule', 'color'],
  '--pyc-focus': ['--focus', 'color'],
  '--pyc-radius': ['--radius', 'border-radius'],
  '--pyc-sans': ['--sans', 'font-family'],
  '--pyc-mono': ['--mono', 'font-family'],
  '--pyc-font-size': ['font-size', 'font-size'],
} as const;

const isPassedKey = (key: unknown): key is PassedKey => (PASSED_KEYS as readonly unknown[]).includes(key);

/** Longest state that is read at all: that of `parseFragment`. */
const MAX_STATE = 8193;

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

export type Incoming =
  | { kind: 'request'; request: Request; id: string | number | undefined }
  /** The message is one of ours, and wrong: a sentence says how. */
  | { kind: 'wrong'; message: string; id: string | number | undefined }
  /** Not of this protocol. */
  | { kind: 'other' };

/** Reads what came by `postMessage`, by its shape alone. */
export function readRequest(data: unknown): Incoming {
  if (!isRecord(data) || data.insidePyc === undefined) return { kind: 'other' };
  const id = typeof data.id === 'string' || typeof data.id === 'number' ? data.id : undefined;
  const wrong = (message: string): Incoming => ({ kind: 'wrong', message, id });
  if (data.insidePyc !== PROTOCOL)
    return wrong(
      `This embed speaks version ${PROTOCOL} of the protocol, not “${String(data.insidePyc).slice(0, 20)}”.`,
    );
  const request = (request: Request): Incoming => ({ kind: 'request', request, id });
  const { type } = data;
  switch (type) {
    case 'hello': {
      const { keys } = data;
      if (keys === undefined) return request({ type });
      if (!Array.isArray(keys) || !keys.every(isPassedKey))
        return wrong(`The \`keys\` of “hello” are a list of ${PASSED_KEYS.join(', ')}.`);
      return request({ type, keys });
    }
    case 'getState':
    case 'reset':
    case 'reveal':
      return request({ type });
    case 'setState': {
      const { state } = data;
      if (typeof state !== 'string' || state.length > MAX_STATE)
        return wrong('“setState” needs a text `state`: the fragment of a link.');
      return request({ type, state });
    }
    case 'step': {
      const { by, to } = data;
      if (Number.isSafeInteger(by) && to === undefined) return request({ type, by: by as number });
      if (Number.isSafeInteger(to) && by === undefined) return request({ type, to: to as number });
      return wrong('“step” needs one whole number, `by` or `to`.');
    }
    case 'setTheme': {
      const { theme, background } = data;
      if (theme !== 'auto' && theme !== 'light' && theme !== 'dark')
        return wrong('“setTheme” needs a `theme`: auto, light or dark.');
      if (background !== undefined && background !== 'paper' && background !== 'transparent')
        return wrong('The `background` of “setTheme” is paper or transparent.');
      return request({ type, theme, background });
    }
    case 'setStyle': {
      const { properties } = data;
      if (!isRecord(properties) || !Object.values(properties).every((value) => typeof value === 'string'))
        return wrong('“setStyle” needs `properties`: names of custom properties with their values as texts.');
      return request({ type, properties: properties as Record<string, string> });
    }
    default:
      return wrong(`There is no request “${String(type).slice(0, 40)}”.`);
  }
}
