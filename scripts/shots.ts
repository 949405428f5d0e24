/**
 * `npm run shots`: takes pictures of the built site into shots/, with shots/index.html to see them side by side.
 *
 *   npm run shots                                        all of scripts/shots/list.ts
 *   npm run shots -- --only stepper --width 390 --theme dark
 *
 * --only takes the beginning of a name; --only, --width and --theme may come more than once. --fold stops at the first
 * screenful. Pictures taken earlier stay until they are taken again.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { hydrate, prefer } from '../tests/e2e/reader.ts';
import { BUILDS, ensureBuilt } from './build.mjs';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { serve } from './serve.mjs';
import { ROOT, ensureInstalled } from './setup.mjs';
import { shots } from './shots/list.ts';
import type { Shot } from './shots/shot.ts';

const FOLDER = join(ROOT, 'shots');
const HEIGHTS: Record<number, number> = { 390: 844, 820: 1180, 1440: 900 };
const THEMES = ['light', 'dark'] as const;
const AT_ONCE = 2;

interface Picture {
  shot: Shot;
  width: number;
  theme: (typeof THEMES)[number];
}

const nameOf = ({ shot, width, theme }: Picture) => `${shot.name}@${width}-${theme}.png`;

async function take(browser: Browser, url: string, picture: Picture, fold: boolean): Promise<void> {
  const { shot, width, theme } = picture;
  const page = await browser.newPage({
    serviceWorkers: 'block',
    baseURL: url,
    viewport: { width, height: HEIGHTS[width] ?? 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  try {
    page.setDefaultTimeout(10_000);
    await prefer(page, { theme, python: shot.python });
    const response = await page.goto(shot.path);
    if (!response?.ok()) throw new Error(`status ${response?.status()} for /${shot.path}`);
    await hydrate(page);
    await shot.prepare?.(page);
    await page.evaluate(() => document.fonts.ready);
    const path = join(FOLDER, nameOf(picture));
    if (shot.element) await page.locator(shot.element).first().screenshot({ path });
    else await page.screenshot({ path, fullPage: !fold });
  } finally {
    await page.close();
  }
}

/** A page with every picture in the folder: a row for a name and theme, a column for a width. */
function contactSheet(files: string[]): string {
  const pictures = files
    .map((file) => /^(.+)@(\d+)-(light|dark)\.png$/.exec(file))
    .filter((match) => match !== null)
    .map(([file, name, width, theme]) => ({ file, name, width: Number(width), theme }));
  const rows = [...new Set(pictures.map(({ name }) => name))].map((name) => {
    const own = pictures.filter((picture) => picture.name === name);
    own.sort((a, b) => b.theme.localeCompare(a.theme) || a.width - b.width);
    const cells = own.map(
      ({ file, width, theme }) =>
        `<a href="${encodeURIComponent(file)}"><img src="${encodeURIComponent(file)}" loading="lazy" alt="${name}, ${width} px, ${theme}" style="width:${Math.round(width / 3)}px"><small>${width} ${theme}</small></a>`,
    );
    return `<section id="${name}"><h2>${name}</h2><div>${cells.join('\n')}</div></section>`;
  });
  const links = rows.map((row) => /id="([^"]+)"/.exec(row)![1]).map((name) => `<a href="#${name}">${name}</a>`);
  return `<!doctype html><meta charset="utf-8"><title>Inside .pyc: pictures</title>
<style>
body { font: 14px/1.4 system-ui; margin: 1rem; background: #777; color: #fff }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem } a { color: inherit }
div { display: flex; gap: 1rem; overflow-x: auto; align-items: start }
img { display: block; max-height: 80vh; object-fit: cover; object-position: top; border: 1px solid #555 }
</style>
<nav>${links.join(' ')}</nav>
${rows.join('\n')}
`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      width: { type: 'string', multiple: true },
      theme: { type: 'string', multiple: true },
      fold: { type: 'boolean', default: false },
    },
  });
  const wanted = shots.filter(({ name }) => !values.only || values.only.some((start) => name.startsWith(start)));
  const widths = values.width?.map(Number) ?? Object.keys(HEIGHTS).map(Number);
  const themes = THEMES.filter((theme) => values.theme?.includes(theme) ?? true);
  if (wanted.length === 0 || themes.length === 0 || widths.some((width) => !(width >= 100))) {
    console.error(`shots: nothing to take. Names: ${shots.map(({ name }) => name).join(', ')}; themes: light, dark`);
    return 2;
  }
  ensureInstalled();
  await ensureBuilt(BUILDS.root);
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_FLAGS });
  const server = await serve(BUILDS.root);
  const open = wanted.flatMap((shot) => widths.flatMap((width) => themes.map((theme) => ({ shot, width, theme }))));
  const failures: string[] = [];
  const total = open.length;
  const work = async () => {
    for (let picture = open.shift(); picture; picture = open.shift()) {
      try {
        await take(browser, server.url, picture, values.fold);
      } catch (error) {
        failures.push(`${nameOf(picture)}: ${(error as Error).message.split('\n').slice(0, 4).join(' ')}`);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await browser.close();
    await server.close();
  }
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.png'));
  const order = shots.map(({ name }) => name);
  files.sort((a, b) => order.indexOf(a.split('@')[0]) - order.indexOf(b.split('@')[0]));
  writeFileSync(join(FOLDER, 'index.html'), contactSheet(files));
  for (const failure of failures) console.error(`✗ ${failure}`);
  console.log(`${total - failures.length} pictures in shots/, seen together in shots/index.html`);
  return failures.length > 0 ? 1 : 0;
}

process.exitCode = await main();
