/** Answers the page that frames an embed, and tells it what happens in the widget. Loaded when a first message comes. */
import { naturalHeight } from './fit.ts';
import { begunWith, commands, openAddress, REPORT, reported, type Report } from './host.ts';
import { setStyle, setTheme } from './look.ts';
import { PROTOCOL, readRequest, type Message, type PassedKey, type Request } from './protocol.ts';

/** Who said hello: events are sent there and nowhere else. Only the framing page is heard, so there is one. */
interface Host {
  window: Window;
  origin: string;
}

/** Null before the framing page's hello. */
let host: Host | null = null;

function send(to: Host, message: Message, id?: string | number): void {
  const data = { insidePyc: PROTOCOL, ...message, ...(id === undefined ? {} : { id }) };
  // A page from disk has no origin that could be named.
  to.window.postMessage(data, to.origin === 'null' ? '*' : to.origin);
}

const tell = (message: Message) => host && send(host, message);

const frame = () => document.querySelector<HTMLElement>('.embed-frame')!;

/** Resolves when the widget shows what its address asks for. */
function widgetReady(): Promise<void> {
  if (reported()) return Promise.resolve();
  return new Promise((resolve) => document.addEventListener(REPORT, () => resolve(), { once: true }));
}

const stepOf = ({ step }: Report) => step ?? null;

function ready(): Message {
  const offered = commands();
  const can: Request['type'][] = ['hello', 'getState', 'setState', 'reset', 'setTheme', 'setStyle'];
  if (offered.stepTo) can.push('step');
  if (offered.reveal) can.push('reveal');
  const now = reported()!;
  return {
    type: 'ready',
    widget: location.pathname.split('/').filter(Boolean).at(-1) ?? '',
    state: now.state,
    step: stepOf(now),
    height: naturalHeight(),
    commands: can,
  };
}

/** Shows a state. Gives the reply: what is wrong with it, where the widget says so. */
async function open(state: string): Promise<Message> {
  await openAddress(state);
  const problem = reported()!.problem;
  return problem === undefined ? { type: 'result', value: null } : { type: 'error', message: problem };
}

/** Does what is asked. Gives the reply. */
async function answer(request: Request): Promise<Message> {
  const now = reported()!;
  const offered = commands();
  const cannot = (what: string): Message => ({ type: 'error', message: `This widget ${what}.` });
  switch (request.type) {
    case 'hello':
      return ready();
    case 'getState':
      return { type: 'result', value: now.state };
    case 'setState':
      return open(request.state);
    case 'step': {
      if (!offered.stepTo || !now.step) return cannot('has no steps');
      await offered.stepTo('to' in request ? request.to : now.step.at + request.by);
      return { type: 'result', value: null };
    }
    case 'reset':
      return open(begunWith() ?? '');
    case 'reveal':
      if (!offered.reveal) return cannot('asks nothing');
      return (await offered.reveal()) ? { type: 'result', value: null } : cannot('asks nothing at this state');
    case 'setTheme':
      setTheme(document.documentElement, request.theme, request.background);
      return { type: 'result', value: null };
    case 'setStyle': {
      const wrong = setStyle(document.documentElement, frame(), request.properties);
      return wrong === null ? { type: 'result', value: null } : { type: 'error', message: wrong };
    }
  }
}

/** The same; what fails in a widget is told as well. */
const answered = (request: Request): Promise<Message> =>
  answer(request).catch((problem: Error): Message => ({ type: 'error', message: problem.message }));

/** Requests are done in the order in which they came: each begins at what the one before it has led to. */
let turn: Promise<void> = Promise.resolve();

let height = 0;

function measure(): void {
  const now = naturalHeight();
  if (now === height) return;
  height = now;
  tell({ type: 'resize', height });
}

let told: Report | null = null;

/** Tells what is another than before. */
function follow(): void {
  const now = reported()!;
  const before = told;
  told = now;
  if (now.state !== before?.state) tell({ type: 'state', state: now.state });
  if (now.step && (now.step.at !== before?.step?.at || now.step.count !== before?.step?.count))
    tell({ type: 'step', ...now.step });
  if (now.verdict !== undefined && now.verdict !== before?.verdict) tell({ type: 'verdict', text: now.verdict });
  if (now.answer !== undefined && now.answer !== before?.answer) tell({ type: 'answer', right: now.answer });
  if (now.problem !== undefined && now.problem !== before?.problem) tell({ type: 'error', message: now.problem });
}

/** What the framing page wants to hear of. */
const passed = new Set<string>();

let inDeck = false;

/** What a deck of reveal.js does at a key, by its own messages: for decks that say `slide:start` and nothing else. */
const OF_REVEAL: Readonly<Record<string, string>> = { PageDown: 'next', PageUp: 'prev' };

/** Passes a key to the framing page that was pressed in the frame and used by nothing there. */
function passKey(event: KeyboardEvent): void {
  const { key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (passed.has(key)) tell({ type: 'key', key: key as PassedKey });
  else if (inDeck && key in OF_REVEAL) parent.postMessage(JSON.stringify({ method: OF_REVEAL[key], args: [] }), '*');
  else return;
  event.preventDefault();
}

document.addEventListener('keydown', passKey);

export async function receive({ data, source, origin }: MessageEvent): Promise<void> {
  if (source !== parent || source === window) return;
  if (data === 'slide:start' || data === 'slide:stop') {
    inDeck = true;
    await widgetReady();
    if (data === 'slide:stop') commands().pause?.();
    else measure();
    return;
  }
  const incoming = readRequest(data);
  if (incoming.kind === 'other') return;
  const from: Host = { window: parent, origin };
  if (incoming.kind === 'wrong') return send(from, { type: 'error', message: incoming.message }, incoming.id);
  const { request, id } = incoming;
  if (request.type === 'hello') {
    // The framing page may be another one by now: its hello is what counts.
    host = from;
    // Keys are passed at once: a widget that is not ready yet has no use for them.
    request.keys?.forEach((key) => passed.add(key));
  }
  await widgetReady();
  if (request.type === 'hello' && !told) {
    told = reported();
    height = naturalHeight();
    document.addEventListener(REPORT, follow);
    new ResizeObserver(measure).observe(frame().lastElementChild!);
  }
  turn = turn.then(async () => send(from, await answered(request), id));
  await turn;
}
