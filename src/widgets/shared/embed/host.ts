/**
 * What joins a widget to the page that holds it: the widget reads its state from an address and tells what it shows; a
 * host (the frame's parent, a second frame of the same slide) gives it another address and gives commands. A page has one
 * widget that is told of; on pages with several (lessons) nobody listens.
 */

/** What a widget shows, as far as a host may know it. */
export interface Report {
  /** The fragment that opens this very state, `#` included; null where a link cannot carry it (a file of one's own). */
  state: string | null;
  /** Where the widget is in its steps, 0 to `count`; absent where it has none. */
  step?: { at: number; count: number };
  /** What the widget concludes, in words: a verdict, an outcome. */
  verdict?: string;
  /** Whether the last prediction was right; absent while none is given. */
  answer?: boolean;
  /** What is wrong with the last link or file, in words. */
  problem?: string;
}

/** What a host can make a widget do. Each leaves the focus where it is. */
export interface Commands {
  /**
   * To step `at`, 0 to `count`; what lies outside goes to the nearest end. A promise where it takes time. Absent where the
   * widget has no steps.
   */
  stepTo?: (at: number) => unknown;
  /** Shows the answer to the question that is asked; false where none is asked now. Absent where the widget never asks. */
  reveal?: () => boolean | Promise<boolean>;
  /** Ends what moves by itself. */
  pause?: () => void;
}

/** Event on `document` after every change of what a widget shows. */
export const REPORT = 'inside-pyc:report';

/** Shows the state of the address; resolves when it is shown. */
type Opener = () => unknown;

const openers = new Set<Opener>();
/** What the document itself says, where it is one file with everything in it: its address then says nothing. */
const carried = typeof document === 'undefined' ? {} : document.documentElement.dataset;
let given: string | null = carried.state ?? null;
let first: Report | null = null;
let latest: Report | null = null;
let offered: Commands = {};

/** Where a widget reads its state: what a host gave, else the page's own address. */
export function address(): { hash: string; search: string } {
  return given === null ? location : { hash: given, search: carried.query ?? '' };
}

/** Whether the address asks for anything but the widget's default. */
export function isAddressed(): boolean {
  const { hash, search } = address();
  return hash !== '' || search !== '';
}

/** Calls back when the state to show is another one. Returns the function that ends this. */
export function onAddress(open: Opener): () => void {
  const own = () => {
    given = null;
    open();
  };
  addEventListener('hashchange', own);
  openers.add(open);
  return () => {
    removeEventListener('hashchange', own);
    openers.delete(open);
  };
}

/**
 * Makes the widget show a state; resolves when it does. The page's own address stays as it is: browsers restore it, and a
 * frame that is loaded again starts from it.
 */
export async function openAddress(fragment: string): Promise<void> {
  given = fragment;
  await Promise.all([...openers].map((open) => open()));
}

/** Tells what a widget shows now. */
export function report(now: Report): void {
  first ??= now;
  latest = now;
  document.dispatchEvent(new Event(REPORT));
}

/** What the widget of this page showed last; null before it is ready. */
export const reported = (): Report | null => latest;

/** The state that the widget began with; null before it is ready. */
export const begunWith = (): string | null => first?.state ?? null;

/** Says what a host can make the widget of this page do. */
export function offer(commands: Commands): void {
  offered = commands;
}

export const commands = (): Commands => offered;
