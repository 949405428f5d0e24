/**
 * `<pyc-stepper sample="loop" step="12">` and its sisters on any page: each is a frame of the widget's embed page, as high
 * as the widget needs, so that neither page can disturb the other. Built as `embed.js`.
 *
 * Attributes: `state` (a fragment, as links have it), or what the embed's query takes (`sample`, `python`, `step`,
 * `predict`); `theme` (auto, light, dark), `bg` (transparent), `ui` (min), `sync` (a name: elements and frames that share it
 * follow each other), `label` (the frame's name for screen readers), `fixed` (the height is the page's affair; else the
 * element is as high as the widget). All can be changed later. What is shown stays when the element is moved.
 * Custom properties from `--pyc-paper` to `--pyc-font-size`, set on the element or above it, style the widget.
 * Events: `pyc-ready`, `pyc-state`, `pyc-step`, `pyc-verdict`, `pyc-answer`, `pyc-error`, with the message as `detail`.
 * `element.embed` is the client of `client.ts`.
 *
 * Works under a strict CSP: the host allows this script in `script-src` and this site in `frame-src`; no inline style is
 * used.
 */
import { STYLE_PROPERTIES, type Message, type Theme } from '../widgets/shared/embed/protocol.ts';
import { connect, type Embed } from './client.ts';
import { leaveFrame } from './focus.ts';
import { NAMES } from './names.ts';

/** What goes into the embed's query. */
const QUERY = ['sample', 'python', 'step', 'predict', 'theme', 'bg', 'ui', 'sync'];

/** Where this script comes from: the embeds are beside it. */
const SITE = import.meta.url.replace(/[^/]*$/, '');

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(
  ':host{display:block;position:relative;min-height:12rem}:host([hidden]){display:none}' +
    'iframe{display:block;width:100%;height:100%;min-height:inherit;border:0;color-scheme:normal}',
);

const EVENTS = ['ready', 'state', 'step', 'verdict', 'answer', 'key', 'error'] as const satisfies Message['type'][];

function define(widget: string): void {
  const tag = `pyc-${widget}`;
  if (customElements.get(tag)) return;

  class PycElement extends HTMLElement {
    static observedAttributes = [...QUERY, 'state', 'label'];
    #frame: HTMLIFrameElement | null = null;
    /** What the widget shows, as long as the attributes ask for nothing else: a frame that is moved is loaded again. */
    #shown: string | null = null;
    embed: Embed | null = null;

    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [SHEET];
      const frame = (this.#frame = document.createElement('iframe'));
      this.#name(frame);
      frame.src = this.#address();
      root.replaceChildren(frame);
      const embed = (this.embed = connect(frame, { keys: ['Escape'] }));
      for (const type of EVENTS)
        embed.on(type, (detail) => this.dispatchEvent(new CustomEvent(`pyc-${type}`, { detail })));
      embed.on('state', ({ state }) => (this.#shown = state));
      // The focus goes back to the page: it asks for no other key.
      embed.on('key', () => leaveFrame(frame));
      embed.on('resize', ({ height }) => this.#fit(height));
      embed.on('ready', ({ height }) => {
        this.#fit(height);
        this.#style();
      });
    }

    disconnectedCallback(): void {
      this.embed?.close();
      this.embed = null;
      this.#frame = null;
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      const frame = this.#frame;
      if (before === now) return;
      if (name !== 'label' && name !== 'theme' && name !== 'bg') this.#shown = null;
      if (!frame) return;
      if (name === 'label') this.#name(frame);
      else if (name === 'theme' || name === 'bg') this.#tell(this.embed?.setTheme(this.#theme(), this.#background()));
      else if (name === 'state') this.#tell(this.embed?.setState(now ?? ''));
      else frame.src = this.#address();
    }

    #theme(): Theme {
      const theme = this.getAttribute('theme');
      return theme === 'light' || theme === 'dark' ? theme : 'auto';
    }

    #background(): 'paper' | 'transparent' {
      return this.getAttribute('bg') === 'transparent' ? 'transparent' : 'paper';
    }

    /** Says on the console what the widget could not do; a state that is none, the widget itself says too. */
    #tell(asked: Promise<void> | undefined): void {
      asked?.catch((problem: Error) => this.isConnected && console.warn(`<${tag}>: ${problem.message}`));
    }

    #name(frame: HTMLIFrameElement): void {
      frame.title = this.getAttribute('label') ?? NAMES[widget];
    }

    #address(): string {
      const address = new URL(`embed/${widget}/`, SITE);
      for (const name of QUERY) {
        const value = this.getAttribute(name);
        if (value !== null) address.searchParams.set(name, value);
      }
      const state = this.#shown ?? this.getAttribute('state');
      if (state) address.hash = state;
      return address.href;
    }

    /** As high as the widget, unless the page gives the element a height. */
    #fit(height: number): void {
      if (!this.hasAttribute('fixed')) this.style.height = `${height}px`;
    }

    /** Hands the custom properties that hold here to the widget. */
    #style(): void {
      const style = getComputedStyle(this);
      const properties: Record<string, string> = {};
      for (const name of Object.keys(STYLE_PROPERTIES)) {
        const value = style.getPropertyValue(name).trim();
        if (value) properties[name] = value;
      }
      if (Object.keys(properties).length === 0) return;
      this.#tell(this.embed?.setStyle(properties));
    }
  }
  customElements.define(tag, PycElement);
}

for (const widget of Object.keys(NAMES)) define(widget);
