/** What a social card shows, and its drawing as a page of HTML. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';

/** Width and height in pixels, as the networks ask for them. */
export const SIZE = { width: 1200, height: 630 } as const;

export interface Card {
  /** The picture's file below `public/cards/`, without `.png`: a lesson's slug, or `site`. */
  name: string;
  label: string;
  title: string;
  sentence: string;
}

/** The card of the site, and one for each lesson. */
export function cards(): Card[] {
  const folder = join(ROOT, 'content/lessons');
  const lessons = readdirSync(folder).filter((file) => file.endsWith('.mdx'));
  return [
    {
      name: 'site',
      label: 'An interactive course',
      title: 'How Python compiles, caches and runs your code, byte by byte',
      sentence: '',
    },
    ...lessons.sort().map((file) => {
      const front = readFileSync(join(folder, file), 'utf8').split(/^---$/m)[1];
      const field = (name: string): string => {
        const written = new RegExp(`^${name}: (.+)$`, 'm').exec(front)?.[1];
        if (written === undefined) throw new Error(`${file} has no ${name}`);
        return /^(['"]).*\1$/.test(written) ? written.slice(1, -1).replaceAll("''", "'") : written;
      };
      return {
        name: file.replace(/^\d+-|\.mdx$/g, ''),
        label: `Lesson ${field('order')}`,
        title: field('title'),
        sentence: field('hook'),
      };
    }),
  ];
}

/** Changes when the card's words do. */
export function wordsOf({ label, title, sentence }: Card): string {
  return createHash('sha256')
    .update(JSON.stringify([label, title, sentence]))
    .digest('hex')
    .slice(0, 12);
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The hues of the header's fields, as `src/styles/tokens.css` has them. */
const FIELDS: readonly [name: string, hue: number, chroma: number][] = [
  ['magic', 305, 0.16],
  ['flags', 75, 0.1],
  ['mtime', 245, 0.14],
  ['size', 155, 0.11],
];

function fontFace(family: string, file: string, weight: string): string {
  const data = readFileSync(join(ROOT, 'node_modules', file)).toString('base64');
  return `@font-face { font-family: ${family}; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}); }`;
}

/** The card as a page: words, and under them the first sixteen bytes of a real file in the colours of their fields. */
export function drawing({ label, title, sentence }: Card): string {
  const bytes = readFileSync(join(ROOT, 'public/samples/__pycache__/fib.cpython-313.pyc')).subarray(0, 16);
  const field = ([name, hue, chroma]: (typeof FIELDS)[number], at: number) =>
    `<div style="--h: ${hue}; --c: ${chroma}"><span>${name}</span><b>${[...bytes.subarray(4 * at, 4 * at + 4)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(' ')}</b></div>`;
  return `<!doctype html><meta charset="utf-8"><style>
${fontFace('CardSerif', '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2', '200 900')}
${fontFace('Sans', '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2', '100 700')}
${fontFace('Mono', '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2', '400')}
body { margin: 0; width: ${SIZE.width}px; height: ${SIZE.height}px; box-sizing: border-box; padding: 56px 72px;
  display: flex; flex-direction: column; background: #fcfbf8; color: #1d1f24; }
.top { display: flex; justify-content: space-between; align-items: baseline; font: 500 28px Sans; color: #555a63; }
.top strong { font: 640 36px CardSerif; color: #1d1f24; } .top code { font: 400 33px Mono; }
h1 { font: 640 ${title.length > 44 ? 66 : 80}px/1.1 CardSerif; letter-spacing: -0.015em; margin: auto 0 0; text-wrap: balance; }
p { font: 400 31px/1.35 CardSerif; color: #555a63; margin: 22px 0 0; text-wrap: pretty; }
.bytes { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px; margin-top: auto; }
.bytes div { border-top: 4px solid oklch(0.6 var(--c) var(--h)); background: oklch(0.955 calc(var(--c) * 0.28) var(--h));
  color: oklch(0.45 var(--c) var(--h)); padding: 10px 14px 14px; }
.bytes span { display: block; font: 600 21px Sans; } .bytes b { font: 400 32px Mono; }
</style><div class="top"><strong>Inside <code>.pyc</code></strong><span>${escaped(label)}</span></div>
<h1>${escaped(title)}</h1>${sentence && `<p>${escaped(sentence)}</p>`}
<div class="bytes">${FIELDS.map(field).join('')}</div>`;
}
