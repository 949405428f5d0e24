/**
 * The site's faces, cut to what it sets: the weights it uses, and Latin in two files of each face. The first has the
 * characters of the site's own words; a browser asks for the second where a page shows a character that only it has
 * (CSS Fonts 4, "unicode-range").
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { ROOT } from '../setup.mjs';

interface Face {
  /** The name in the style sheet. Not the face's own: its licence keeps that for the uncut file. */
  family: string;
  /** The file's name in `src/styles/generated/`, before the part. */
  name: string;
  style: 'normal' | 'italic';
  /** A range where the file is variable. */
  weight: readonly [lightest: number, boldest: number];
  /** Of the package that has it. */
  source: string;
}

const FACES: readonly Face[] = [
  {
    family: 'Site Serif',
    name: 'serif',
    style: 'normal',
    weight: [400, 640],
    source: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  },
  {
    family: 'Site Serif',
    name: 'serif-italic',
    style: 'italic',
    weight: [400, 400],
    source: '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  },
  {
    family: 'Site Sans',
    name: 'sans',
    style: 'normal',
    weight: [400, 700],
    source: '@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2',
  },
  {
    family: 'Site Mono',
    name: 'mono',
    style: 'normal',
    weight: [400, 400],
    source: '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2',
  },
  {
    family: 'Site Mono',
    name: 'mono-bold',
    style: 'normal',
    weight: [600, 600],
    source: '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-600-normal.woff2',
  },
];

/** What the faces have, as their packages say. */
const LATIN = JSON.parse(
  readFileSync(join(ROOT, 'node_modules/@fontsource-variable/source-serif-4/unicode.json'), 'utf8'),
).latin as string;

/** OpenType features that the style sheets ask for, and those that a browser uses unasked. */
const FEATURES = ['kern', 'liga', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum'];

const characters = (range: string): number[] =>
  range.split(',').flatMap((part) => {
    const [first, last = first] = part.slice('U+'.length).split('-');
    const [from, to] = [parseInt(first, 16), parseInt(last, 16)];
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });

/** The characters of the site's own words, as code points. */
export const OWN = [
  ...characters('U+20-7E'),
  ...[...'\u00a0·×½éÉ€–‘’“”…−↑↓'].map((character) => character.codePointAt(0)!),
];

/** What else the faces have: reached by programs and files of readers. */
const REST = characters(LATIN).filter((point) => point >= 0xa0 && !OWN.includes(point));

const PARTS = { own: OWN, rest: REST };

/** `unicode-range` of some code points. */
function unicodeRange(points: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const point of [...points].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === point - 1) run[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return runs.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join(', ');
}

const rule = ({ family, style, weight: [lightest, boldest] }: Face, file: string, points: readonly number[]) =>
  `@font-face {
  font-family: '${family}';
  font-style: ${style};
  font-weight: ${lightest === boldest ? lightest : `${lightest} ${boldest}`};
  font-display: swap;
  src: url('./${file}') format('woff2');
  unicode-range: ${unicodeRange(points)};
}
`;

/** The files of `src/styles/generated/`, by name. */
export async function fontFiles(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const rules: string[] = [];
  for (const face of FACES)
    for (const [part, points] of Object.entries(PARTS)) {
      const file = `${face.name}-${part}.woff2`;
      const [min, max] = face.weight;
      const isVariable = face.source.includes('variable');
      const cut = await subsetFont(
        readFileSync(join(ROOT, 'node_modules', face.source)),
        String.fromCodePoint(...points),
        {
          targetFormat: 'woff2',
          keepFeatures: FEATURES,
          noHinting: true,
          ...(isVariable && { variationAxes: { wght: min === max ? min : { min, max } } }),
        },
      );
      files.set(file, cut);
      rules.push(rule(face, file, points));
    }
  files.set('faces.css', Buffer.from(`/* Made by \`npm run fonts\`. */\n${rules.join('')}`));
  return files;
}
