/** What `str` knows of characters, by the Unicode data of the version that runs. Its tables are loaded when needed. */
import { PartMissing } from './part-missing.ts';
import { minor } from './version.ts';

type Property =
  | 'alpha'
  | 'decimal'
  | 'digit'
  | 'numeric'
  | 'upper'
  | 'lower'
  | 'title'
  | 'ignorable'
  | 'start'
  | 'continue'
  | 'printable';
type Mapping = 'upper' | 'lower' | 'title' | 'fold';

/** As `npm run regen -- unicode-text` writes them. */
export type UnicodeTables = Readonly<Record<Property, string>> & { readonly cases: Readonly<Record<Mapping, string>> };

interface Unicode {
  properties: Map<Property, number[]>;
  cases: Map<Mapping, Map<string, string>>;
}

const versions = new Map<number, Unicode>();

const numberOf = (text: string): number => parseInt(text, 36);

function readRuns(text: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const run of text.split(' ')) {
    const [from, several] = run.split(':');
    if (several !== undefined) {
      map.set(String.fromCodePoint(numberOf(from)), String.fromCodePoint(...several.split('.').map(numberOf)));
      continue;
    }
    const [start, count, step, distance] = run.split(',').map(numberOf);
    for (let n = 0; n < count; n++)
      map.set(String.fromCodePoint(start + n * step), String.fromCodePoint(start + n * step + distance));
  }
  return map;
}

/** Gives a version (its minor number) its tables. */
export function setUnicode(version: number, { cases, ...properties }: UnicodeTables): void {
  if (versions.has(version)) return;
  versions.set(version, {
    properties: new Map(
      Object.entries(properties).map(([name, text]) => {
        let point = 0;
        return [name as Property, text.split(' ').map((distance) => (point += numberOf(distance)))];
      }),
    ),
    cases: new Map(Object.entries(cases).map(([name, text]) => [name as Mapping, readRuns(text)])),
  });
}

function unicode(): Unicode {
  const found = versions.get(minor);
  if (!found) throw new PartMissing(`the Unicode tables of 3.${minor}`);
  return found;
}

// eslint-disable-next-line no-control-regex -- ASCII is the question
export const isAscii = (s: string): boolean => /^[\x00-\x7f]*$/.test(s);

const ASCII: Record<Property, RegExp> = {
  alpha: /[A-Za-z]/,
  decimal: /[0-9]/,
  digit: /[0-9]/,
  numeric: /[0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  title: /[^\0-\uffff]/,
  ignorable: /['.:^`]/,
  start: /[A-Za-z_]/,
  continue: /[A-Za-z0-9_]/,
  printable: /[ -~]/,
};

/** Whether a character (of one code point) has a property. */
export function has(property: Property, character: string): boolean {
  const point = character.codePointAt(0)!;
  if (point < 128) return ASCII[property].test(character);
  const points = unicode().properties.get(property)!;
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle] <= point) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

/** Whether a text has characters, and all of them pass. */
export const all = (s: string, test: (character: string) => boolean): boolean => s !== '' && Array.from(s).every(test);

const mapped = (mapping: Mapping, character: string): string | undefined =>
  unicode().cases.get(mapping)!.get(character);

const upperOf = (one: string): string => (one < '\x80' ? one.toUpperCase() : (mapped('upper', one) ?? one));
const lowerOf = (one: string): string => (one < '\x80' ? one.toLowerCase() : (mapped('lower', one) ?? one));
const titleOf = (one: string): string => (one < '\x80' ? one.toUpperCase() : (mapped('title', one) ?? upperOf(one)));
const foldOf = (one: string): string => (one < '\x80' ? one.toLowerCase() : (mapped('fold', one) ?? lowerOf(one)));

const isCased = (one: string): boolean => has('upper', one) || has('lower', one) || has('title', one);

/** A capital sigma becomes a final one after a letter and before none (handle_capital_sigma of unicodeobject.c). */
function sigma(points: readonly string[], at: number): string {
  const letter = (step: number): boolean => {
    let n = at + step;
    while (points[n] !== undefined && has('ignorable', points[n])) n += step;
    return points[n] !== undefined && isCased(points[n]);
  };
  return letter(-1) && !letter(1) ? 'ς' : 'σ';
}

const lowerAt = (points: readonly string[], at: number): string =>
  points[at] === 'Σ' ? sigma(points, at) : lowerOf(points[at]);

export function upper(s: string): string {
  return isAscii(s) ? s.toUpperCase() : Array.from(s, upperOf).join('');
}

export function lower(s: string): string {
  if (isAscii(s)) return s.toLowerCase();
  const points = Array.from(s);
  return points.map((_, n) => lowerAt(points, n)).join('');
}

export function casefold(s: string): string {
  return isAscii(s) ? s.toLowerCase() : Array.from(s, foldOf).join('');
}

/** Up to 3.7 the first letter becomes a capital, since 3.8 the form for titles. */
export function capitalize(s: string): string {
  const points = Array.from(s);
  const first = minor < 8 ? upperOf : titleOf;
  return points.map((one, n) => (n === 0 ? first(one) : lowerAt(points, n))).join('');
}

export function title(s: string): string {
  const points = Array.from(s);
  let previous = false;
  return points
    .map((one, n) => {
      const shown = previous ? lowerAt(points, n) : titleOf(one);
      previous = isCased(one);
      return shown;
    })
    .join('');
}

export function swapcase(s: string): string {
  const points = Array.from(s);
  return points
    .map((one, n) => (has('upper', one) ? lowerAt(points, n) : has('lower', one) ? upperOf(one) : one))
    .join('');
}

/** `str.istitle`: capitals only after what has no case, small letters only after what has. */
export function isTitle(s: string): boolean {
  let [previous, found] = [false, false];
  for (const one of s) {
    const capital = has('upper', one) || has('title', one);
    const small = !capital && has('lower', one);
    if ((capital && previous) || (small && !previous)) return false;
    previous = capital || small;
    found ||= previous;
  }
  return found;
}

/** Digits of other scripts as ASCII, other characters as they are (_PyUnicode_TransformDecimalAndSpaceToASCII). */
export function asciiDigits(s: string): string {
  if (isAscii(s)) return s;
  return Array.from(s, (one) => {
    if (one < '\x80' || !has('decimal', one)) return one;
    // Decimal digits stand in tens, and no two tens begin within another.
    const points = unicode().properties.get('decimal')!;
    const point = one.codePointAt(0)!;
    let at = 0;
    while (points[at + 1] <= point) at++;
    return String((point - points[at]) % 10);
  }).join('');
}
