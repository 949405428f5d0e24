/** What an instructor pastes: one state of a widget as each slide tool, notebook and page takes it. */
import type { Theme } from './protocol.ts';

export interface Look {
  theme: Theme;
  /** Larger, and without what a slide does not need. */
  minimal: boolean;
  /** Whether the slide's own background is seen around its panels, which stay opaque. */
  transparent: boolean;
  /** Height of the frame, in CSS pixels. */
  height: number;
}

export interface Shared {
  /** Name of the widget, as in its address: `header-lab`. */
  widget: string;
  /** What a screen reader says of the frame. */
  title: string;
  /** Address of the site, with the base path and a slash at its end. */
  site: string;
  /** The state, `#` included; empty for the default. */
  fragment: string;
}

export const DEFAULT_LOOK: Look = { theme: 'auto', minimal: false, transparent: false, height: 640 };

/** The widget's own page at this state. */
export const pageAddress = ({ site, widget, fragment }: Shared): string => `${site}${widget}/${fragment}`;

/** What a frame shows. */
export function embedAddress({ site, widget, fragment }: Shared, { theme, minimal, transparent }: Look): string {
  const query = new URLSearchParams();
  if (theme !== 'auto') query.set('theme', theme);
  if (transparent) query.set('bg', 'transparent');
  if (minimal) query.set('ui', 'min');
  const text = query.toString();
  return `${site}embed/${widget}/${text && `?${text}`}${fragment}`;
}

/** The widget and its state, from the address of its page; null for an address of another kind. */
export function sharedFrom(address: string, site: string, title: string): Shared | null {
  if (!address.startsWith(site)) return null;
  const found = /^([a-z-]+)\/(#.*)?$/.exec(address.slice(site.length));
  return found && { widget: found[1], title, site, fragment: found[2] ?? '' };
}

const escapeHtml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const attributes = (pairs: Record<string, string | number | true | undefined>) =>
  Object.entries(pairs)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (value === true ? name : `${name}="${escapeHtml(String(value))}"`))
    .join(' ');

const fallback = (shared: Shared) => `<a href="${escapeHtml(pageAddress(shared))}">${escapeHtml(shared.title)}</a>`;

function iframe(shared: Shared, look: Look, more: Record<string, string | true> = {}): string {
  const pairs = {
    src: embedAddress(shared, look),
    title: shared.title,
    width: '100%',
    height: look.height,
    loading: 'lazy',
    style: 'border: 0',
    ...more,
  };
  return `<iframe ${attributes(pairs)}>${fallback(shared)}</iframe>`;
}

function element(shared: Shared, look: Look): string {
  const tag = `pyc-${shared.widget}`;
  const pairs = attributes({
    state: shared.fragment || undefined,
    theme: look.theme === 'auto' ? undefined : look.theme,
    bg: look.transparent ? 'transparent' : undefined,
    ui: look.minimal ? 'min' : undefined,
    label: shared.title,
  });
  return `<script type="module" src="${shared.site}embed.js"></script>\n<${tag} ${pairs}>${fallback(shared)}</${tag}>`;
}

function reveal(shared: Shared, look: Look): string {
  const pairs = attributes({
    'data-src': embedAddress(shared, look),
    'data-preload': true,
    'data-pyc': true,
    title: shared.title,
    style: `width: 100%; height: ${look.height}px; max-width: none; border: 0`,
  });
  return `<section>\n  <iframe ${pairs}></iframe>\n</section>

<!-- Once in the deck. With data-pyc-steps="5" on the frame, the deck's keys take five steps on that slide. -->
<script type="module">
  import InsidePyc from '${shared.site}embed-reveal.js';
  Reveal.registerPlugin(InsidePyc);
</script>`;
}

function slidev(shared: Shared, look: Look): string {
  const pairs = attributes({ src: embedAddress(shared, look), title: shared.title, height: look.height });
  return `<!-- components/PycEmbed.vue of the deck is ${shared.site}slidev/PycEmbed.vue -->\n<PycEmbed ${pairs} />`;
}

function jupyter(shared: Shared, look: Look): string {
  // JSON's texts are Python's too.
  return `from IPython.display import IFrame\nIFrame(${JSON.stringify(embedAddress(shared, look))}, width="100%", height=${look.height})`;
}

/** A tool that takes a widget, and what is pasted there. */
export interface Host {
  id: string;
  name: string;
  /** What else one has to know there, in a sentence or two. */
  note: string;
  snippet: (shared: Shared, look: Look) => string;
}

export const HOSTS: readonly Host[] = [
  {
    id: 'iframe',
    name: 'Any web page (iframe)',
    note: 'The frame keeps its height; the link inside is for readers whose browser shows no frames.',
    snippet: (shared, look) => iframe(shared, look),
  },
  {
    id: 'element',
    name: 'Any web page (custom element)',
    note: 'The element is as high as the widget. Under a content security policy, allow this site in script-src and frame-src.',
    snippet: element,
  },
  {
    id: 'reveal',
    name: 'reveal.js',
    note: 'data-preload keeps the state when the slide is left, and lets the PDF export show it.',
    snippet: reveal,
  },
  {
    id: 'slidev',
    name: 'Slidev',
    note: 'Put the component’s file into the deck’s folder components. With :steps="5" the clicks of the slide step the widget.',
    snippet: slidev,
  },
  {
    id: 'marp',
    name: 'Marp',
    note: 'Marp shows frames only with html: true in its settings (or marp --html). In a PDF take the picture.',
    snippet: (shared, look) => iframe(shared, look),
  },
  {
    id: 'quarto',
    name: 'Quarto',
    note: 'data-external keeps Quarto from copying the page into a self-contained document.',
    snippet: (shared, look) => iframe(shared, look, { 'data-external': '1' }),
  },
  {
    id: 'jupyter',
    name: 'Jupyter',
    note: 'A code cell. The notebook has to be run, or trusted, to show the frame.',
    snippet: jupyter,
  },
  {
    id: 'link',
    name: 'Notion and other editors (paste the link)',
    note: 'Editors that know oEmbed make a frame of it; the others keep the link.',
    snippet: (shared) => pageAddress(shared),
  },
  {
    id: 'picture',
    name: 'Google Slides, PowerPoint, Keynote',
    note: 'These take pictures: save one below, insert it, and give it this link.',
    snippet: (shared) => pageAddress(shared),
  },
];
