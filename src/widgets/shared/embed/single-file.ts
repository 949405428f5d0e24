/**
 * One HTML file that shows a widget at a state from a disk, without a network: the embed page with its styles, faces,
 * scripts and the sample's files written into it. Its own content security policy lets it ask nobody.
 */
import { dataAddress } from './picture-fonts.ts';
import { embedAddress, pageAddress, type Look, type Shared } from './snippets.ts';

/** No request at all: everything is in the file. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline' data:; worker-src data:; style-src 'unsafe-inline'; font-src data:; img-src data: blob:; connect-src data:";

async function text(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${new URL(address).pathname} could not be loaded.`);
  return response.text();
}

/** A style sheet whose fonts are in it. */
async function sheet(address: string): Promise<string> {
  const css = await text(address);
  const urls = [...new Set([...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, url]) => url))];
  const data = await Promise.all(
    urls.map((url) => (url.startsWith('data:') ? url : dataAddress(new URL(url, address).href, 'font/woff2'))),
  );
  return urls.reduce((css, url, n) => css.replaceAll(url, data[n]), css);
}

/** The sample that a state shows, null where it names none. */
const sampleOf = (fragment: string) => /[.&]sample=([^&]*)/.exec(fragment)?.[1] ?? null;

/**
 * Files of the site that the widget may ask for, by path below the base: those of its sample, for every Python. A widget
 * that shows samples names the one that it shows in every state; the others load nothing.
 */
async function carried({ site, fragment }: Shared): Promise<Record<string, string>> {
  const sample = sampleOf(fragment);
  if (sample === null) return {};
  const paths = JSON.parse(await text(`${site}single/files.json`)) as string[];
  const wanted = paths.filter((path) => path.split('/').at(-1)!.split('.')[0] === sample);
  const files = await Promise.all(
    wanted.map(async (path) => [path, await dataAddress(site + path, 'application/octet-stream')] as const),
  );
  return Object.fromEntries(files);
}

function element(page: Document, name: string, content: string, attributes: Record<string, string> = {}): HTMLElement {
  const made = page.createElement(name);
  // Text of these elements ends where their end tag begins.
  made.textContent = name === 'script' ? content.replace(/<\/(?=script)/gi, '<\\/') : content;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The whole file. Rejects with a sentence where a part of the site cannot be had. */
export async function singleFile(shared: Shared, look: Look): Promise<string> {
  const { site, widget, fragment } = shared;
  const address = embedAddress({ ...shared, fragment: '' }, look);
  const page = new DOMParser().parseFromString(await text(address), 'text/html');
  const { head } = page;
  const root = page.documentElement;

  const sheets = [...page.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
  const styles = await Promise.all(sheets.map((link) => sheet(new URL(link.getAttribute('href')!, address).href)));
  for (const link of page.querySelectorAll('link')) link.remove();
  for (const script of page.querySelectorAll('script[src], script[type=module]')) script.remove();
  for (const css of styles) head.append(element(page, 'style', css));

  const [bundle, files] = await Promise.all([
    dataAddress(`${site}single/${widget}.js`, 'text/javascript'),
    carried(shared),
  ]);
  for (const island of page.querySelectorAll('astro-island')) {
    island.setAttribute('component-url', bundle);
    island.setAttribute('renderer-url', bundle);
    island.setAttribute('component-export', 'Widget');
    island.removeAttribute('before-hydration-url');
    // Links lead to the site, for readers who are online.
    const own = JSON.stringify([0, new URL(site).pathname]).slice(0, -2);
    island.setAttribute('props', island.getAttribute('props')!.replaceAll(own, JSON.stringify([0, site]).slice(0, -2)));
  }
  if (widget === 'stepper')
    root.dataset.recordWorker = await dataAddress(`${site}single/record-worker.js`, 'text/javascript');
  root.dataset.state = fragment;
  root.dataset.query = new URL(address).search;
  if (look.theme !== 'auto') root.dataset.embedTheme = look.theme;
  if (look.transparent) root.dataset.bg = 'transparent';
  if (look.minimal) root.dataset.ui = 'min';

  head.prepend(
    element(page, 'meta', '', { charset: 'utf-8' }),
    element(page, 'meta', '', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
  );
  head.append(element(page, 'script', JSON.stringify(files), { type: 'application/json', id: 'carried-files' }));
  head.append(page.createComment(` ${pageAddress(shared).replaceAll('--', '- -')} `));
  return `<!doctype html>\n${root.outerHTML}`;
}
