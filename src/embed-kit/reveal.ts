/**
 * A plugin for reveal.js: the deck's keys step through an embed as if its steps were fragments, and go on to the next
 * slide after the last. Built as `embed-reveal.js`.
 *
 *     <section>
 *       <iframe data-src="…/embed/stepper/?sample=loop&ui=min#2.step=3" data-preload data-pyc-steps="8"></iframe>
 *     </section>
 *     Reveal.initialize({ plugins: [InsidePyc] })
 *
 * `data-pyc-steps` is how many steps the slide takes, from the state that the frame's address gives; `all` for as many as
 * the run has. `data-pyc-reveal` makes one fragment that shows the answer to the question that is asked. The deck's
 * fragments are what speaker view, PDF export and links to a slide know already, so all of these follow.
 *
 * A click into the widget takes the keyboard's focus there: PageDown and PageUp (a clicker's keys) go to the deck even so,
 * Escape gives the focus back to the deck, and so does another slide.
 */
import { PASSED_KEYS, type PassedKey } from '../widgets/shared/embed/protocol.ts';
import { connect, type Embed } from './client.ts';
import { leaveFrame } from './focus.ts';

/** What the plugin uses of reveal.js, version 4 and later. */
interface Deck {
  on(
    event: string,
    listener: (event: { fragments?: Element[]; fragment?: Element; currentSlide?: Element }) => void,
  ): void;
  getSlidesElement(): HTMLElement;
  syncFragments(slide: HTMLElement): void;
  next(): void;
  prev(): void;
}

/** More steps than this are no slide. */
const MOST = 500;

const MARK = 'pycStep';

class Slide {
  readonly #deck: Deck;
  readonly #frame: HTMLIFrameElement;
  readonly #section: HTMLElement;
  readonly #embed: Embed;
  /** Where the frame's address begins, in steps; null before the frame is ready. */
  #base: number | null = null;
  /** Whether the answer was shown: it is asked for once, and going back covers it again. */
  #revealed = false;
  /** State to show again when reveal.js has taken the frame's address away on leaving. */
  #left: string | null = null;

  constructor(deck: Deck, frame: HTMLIFrameElement) {
    this.#deck = deck;
    this.#frame = frame;
    this.#section = frame.closest('section')!;
    const steps = frame.dataset.pycSteps;
    if (steps !== undefined && steps !== 'all') this.#add(Number(steps));
    if (frame.dataset.pycReveal !== undefined) this.#add(1, 'reveal');
    this.#embed = connect(frame, { keys: PASSED_KEYS });
    this.#embed.on('ready', ({ step }) => {
      const isFirst = this.#base === null;
      this.#base ??= step?.at ?? 0;
      if (isFirst && steps === 'all' && step) {
        this.#add(step.count - this.#base);
        this.#deck.syncFragments(this.#section);
      }
      const state = this.#left;
      this.#left = null;
      if (steps === undefined && state !== null) void this.#embed.setState(state).catch(this.#warn);
      else {
        this.#revealed = false;
        this.show();
      }
    });
    this.#embed.on('state', ({ state }) => (this.#left = state));
    this.#embed.on('key', ({ key }) => this.#press(key));
  }

  /** Does what the deck does at a key that was pressed in the frame. */
  #press(key: PassedKey): void {
    if (key === 'PageDown') this.#deck.next();
    else if (key === 'PageUp') this.#deck.prev();
    else this.leave();
  }

  /** Gives the focus back to the deck, where the frame has it. */
  leave(): void {
    leaveFrame(this.#frame);
  }

  #warn = (problem: Error) => console.warn(`Inside .pyc: ${problem.message}`);

  #add(count: number, what = 'step'): void {
    for (let n = 0; n < Math.min(Math.max(0, Math.trunc(count) || 0), MOST); n++) {
      const mark = document.createElement('span');
      mark.className = 'fragment';
      mark.dataset[MARK] = what;
      mark.setAttribute('aria-hidden', 'true');
      this.#section.append(mark);
    }
  }

  get section(): HTMLElement {
    return this.#section;
  }

  /** Brings the widget to where the slide's fragments are. */
  show(): void {
    if (this.#base === null) return;
    const seen = (what: string) => this.#section.querySelectorAll(`.fragment.visible[data-pyc-step="${what}"]`).length;
    const reveals = seen('reveal') > 0;
    if (this.#revealed && !reveals) void this.#embed.reset().catch(this.#warn);
    if (this.#frame.dataset.pycSteps !== undefined)
      void this.#embed.step({ to: this.#base + seen('step') }).catch(this.#warn);
    if (reveals && !this.#revealed) void this.#embed.reveal().catch(this.#warn);
    this.#revealed = reveals;
  }
}

const InsidePyc = {
  id: 'inside-pyc',
  init(deck: Deck): void {
    const frames = deck
      .getSlidesElement()
      .querySelectorAll<HTMLIFrameElement>('iframe[data-pyc-steps], iframe[data-pyc-reveal], iframe[data-pyc]');
    const slides = [...frames].map((frame) => new Slide(deck, frame));
    const show = (section: Element | null | undefined) =>
      slides.filter((slide) => slide.section === section).forEach((slide) => slide.show());
    for (const event of ['fragmentshown', 'fragmenthidden'])
      deck.on(event, ({ fragment }) => show(fragment?.closest('section')));
    deck.on('slidechanged', ({ currentSlide }) => {
      slides.filter(({ section }) => section !== currentSlide).forEach((slide) => slide.leave());
      show(currentSlide);
    });
  },
};

export default InsidePyc;
