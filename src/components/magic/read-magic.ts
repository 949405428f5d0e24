/**
 * What a reader may paste to ask for a magic number: a number, bytes in any common notation, an error message, a dump, or
 * a version. Everything here is a plain function of the text.
 */
import type { MagicInfo } from '../../pyc/types.ts';
import { MAGICS, lookupMagic } from '../../pyc/versions/magic.ts';

/** One way to read a text. */
export type Reading =
  /** The first two to four bytes of a file; `as` says what they were read as. */
  { kind: 'bytes'; bytes: number[]; as: string } | { kind: 'number'; number: number; as: string };

/** What a text asks for. */
export type Asked =
  | { kind: 'nothing' }
  /** Numbers or bytes, the likeliest reading first. */
  | { kind: 'magic'; readings: Reading[] }
  /** A minor version, `3.11`; `since` where one of its early releases is meant that brought a number, `3.11a1`. */
  | { kind: 'version'; minor: string; since?: string }
  /** Words, to be looked for in the table. */
  | { kind: 'words'; words: string[] };

/** Longest text that is looked at. */
export const LONGEST = 4000;

const ESCAPES: Readonly<Record<string, number>> = {
  '0': 0,
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '\\': 92,
  "'": 39,
  '"': 34,
};

/** The bytes of the inside of a bytes literal: escapes, and characters that stand for themselves. */
function literalBytes(inside: string): number[] {
  const bytes: number[] = [];
  for (const [, hex, octal, escape, plain] of inside.matchAll(/\\x([0-9a-f]{2})|\\([0-7]{1,3})|\\(.)|([^\\])/gi)) {
    if (hex) bytes.push(parseInt(hex, 16));
    else if (octal) bytes.push(parseInt(octal, 8) & 255);
    else if (escape) bytes.push(ESCAPES[escape] ?? escape.charCodeAt(0));
    else bytes.push(plain.charCodeAt(0) & 255);
  }
  return bytes;
}

const bytesAs = (bytes: number[], as: string): Reading[] =>
  bytes.length >= 2 ? [{ kind: 'bytes', bytes: bytes.slice(0, 4), as }] : [];

/** A line of `xxd`, `hexdump -C`, `hexdump` or `od`: an offset of 6 to 8 digits, then bytes or words. */
function dumpBytes(text: string): Reading[] {
  const line = /^\s*0{6,8}(:?)[ \t]+(.*)$/m.exec(text);
  if (!line) return [];
  const [, colon, rest] = line;
  // What follows two spaces (xxd) or a bar (hexdump -C) is the text of the bytes.
  const body = colon ? rest.split(/ {2,}/)[0] : rest.replace(/\|.*$/, '');
  const groups = body.trim().split(/\s+/);
  const hex = (each: string) => /^[0-9a-f]+$/i.test(each);
  if (colon && groups.every(hex)) return bytesAs(hexPairs(groups.join('')), 'a line of xxd');
  if (groups.every((each) => hex(each) && each.length === 2))
    return bytesAs(hexPairs(groups.join('')), 'a dump in hex');
  if (groups.every((each) => hex(each) && each.length === 4))
    return bytesAs(
      groups.flatMap((each) => hexPairs(each).reverse()),
      'a dump in words of two bytes, the lower one first',
    );
  if (groups.every((each) => /^[0-7]{6}$/.test(each)))
    return bytesAs(
      groups.flatMap((each) => [parseInt(each, 8) & 255, parseInt(each, 8) >> 8]),
      'a dump in octal words of two bytes, the lower one first',
    );
  if (groups.every((each) => /^([0-7]{3}|\\.|[!-~])$/.test(each)))
    return bytesAs(
      groups.flatMap((each) => (/^[0-7]{3}$/.test(each) ? [parseInt(each, 8) & 255] : literalBytes(each))),
      'a dump of characters',
    );
  return [];
}

const hexPairs = (digits: string): number[] => (digits.match(/../g) ?? []).map((pair) => parseInt(pair, 16));

/** A number as a file's first two bytes give it, or as all four do (`int.from_bytes(MAGIC_NUMBER, 'little')`). */
function numberReadings(value: number, as: string): Reading[] {
  if (value < 0 || value > 0xffffffff) return [];
  if (value < 0x10000) return [{ kind: 'number', number: value, as }];
  return [{ kind: 'bytes', bytes: [0, 8, 16, 24].map((shift) => (value >>> shift) & 255), as: `${as} of four bytes` }];
}

function readings(text: string): Reading[] {
  const literal = /\bb(?:'((?:\\.|[^'\\])*)'|"((?:\\.|[^"\\])*)")/i.exec(text);
  if (literal) return bytesAs(literalBytes(literal[1] ?? literal[2]), 'a bytes literal');
  if (/^['"]?(\\x[0-9a-f]{2}|\\[rnt0])+/i.test(text))
    return bytesAs(literalBytes(text.replace(/^['"]|['"]$/g, '')), 'escapes of a bytes literal');
  const dump = dumpBytes(text);
  if (dump.length > 0) return dump;
  const list = /^[^\d[(]*[[(]?\(?\[?\s*(\d{1,3}(?:\s*,\s*\d{1,3})+)/.exec(text);
  if (list && !/0x/i.test(text)) {
    const numbers = list[1].split(',').map(Number);
    if (numbers.every((each) => each < 256)) return bytesAs(numbers, 'a list of bytes');
  }
  const said = /magic number:?\s+(\d{3,10})\b/i.exec(text);
  if (said) return numberReadings(Number(said[1]), 'a number');
  const found: Reading[] = [];
  if (/^\d{1,10}$/.test(text)) found.push(...numberReadings(Number(text), 'a number'));
  const based = /^0(?:(x)[0-9a-f]{1,8}|(o)[0-7]{1,11}|b[01]{1,32})$/i.exec(text);
  if (based)
    found.push(...numberReadings(Number(text), `a number in ${based[1] ? 'hex' : based[2] ? 'octal' : 'binary'}`));
  // Somebody may have put 0x before the bytes as they stand in the file: that is tried after the number.
  const digits = text.replace(/0x|[\s,:;_.-]+/gi, '');
  if (/^[0-9a-f]{4,}$/i.test(digits) && digits.length % 2 === 0 && (!based || based[1]))
    found.push(...bytesAs(hexPairs(digits), 'bytes in hex'));
  if (found.length > 0) return found;
  const alone = text.match(/(?<![\w.])\d{4,5}(?![\w.])/g) ?? [];
  return alone.length === 1 && lookupMagic(Number(alone[0])) ? numberReadings(Number(alone[0]), 'a number') : [];
}

/** `3.11`, `Python 3.11.7+`, `3.11.0a1`, and what `python -VV` or `sys.version` say behind it. */
const VERSION =
  /^(?:c?python|py)?\s*v?([123]\.\d{1,2})(?:\.\d+)?(?:(a|b|c|rc)(\d+))?\+?(?:\s*[([].*|\s*[,:].*|\s+on\s.*)?$/is;

function versionAsked(text: string): Asked | null {
  const found = VERSION.exec(text);
  if (!found) return null;
  const [, minor, stage, serial] = found;
  const since = `${minor}${stage}${serial}`;
  const known = stage !== undefined && MAGICS.some((each) => each.since === since);
  return known ? { kind: 'version', minor, since } : { kind: 'version', minor };
}

/** What a text asks for. */
export function readAsked(given: string): Asked {
  const text = given.slice(0, LONGEST).trim();
  if (text === '') return { kind: 'nothing' };
  const version = versionAsked(text);
  if (version) return version;
  const tag = /\b(?:cpython-|cp|py)(\d)(\d{1,2})\b/i.exec(text);
  if (tag) return { kind: 'version', minor: `${tag[1]}.${tag[2]}` };
  const found = readings(text);
  return found.length > 0
    ? { kind: 'magic', readings: found }
    : { kind: 'words', words: text.toLowerCase().split(/\s+/) };
}

/** The magic number that a reading is, the reading, and how many of the bytes behind the number are as they should be. */
export interface Answer {
  reading: Reading;
  info: MagicInfo | null;
  /** The number that was asked for. */
  number: number;
  /** Set where the two bytes behind the number are not those that CPython writes there. */
  wrongEnd: boolean;
}

function answerOf(reading: Reading): Answer {
  const number = reading.kind === 'number' ? reading.number : reading.bytes[0] | (reading.bytes[1] << 8);
  const byNumber = lookupMagic(number);
  const whole = reading.kind === 'bytes' && reading.bytes.length >= 4;
  const info = whole ? lookupMagic(Uint8Array.from(reading.bytes)) : byNumber;
  return { reading, info, number, wrongEnd: whole && info === null && byNumber !== null };
}

/** The first reading that is a known magic number, else the likeliest reading. */
export function answer(asked: readonly Reading[]): Answer {
  const all = asked.map(answerOf);
  return all.find(({ info }) => info !== null) ?? all[0];
}

/** The releases that write a number, in words: `3.11 (since 3.11b4)`. */
function releaseOf({ minor, since, released, optionU }: MagicInfo): string {
  const option = optionU ? ', run with -U' : '';
  if (!released) return `Python ${since}${option}, a version before the release of ${minor}`;
  return since === minor ? `Python ${minor}${option}` : `Python ${minor}${option}, since ${since}`;
}

/** An answer as a sentence. */
export function sentenceOf({ reading, info, number, wrongEnd }: Answer): string {
  const read = `Read as ${reading.as}`;
  if (info) return `${releaseOf(info)}. ${read}: magic number ${info.number}.`;
  if (wrongEnd)
    return `${read}: the number ${number} is a magic number, but the two bytes behind it are not those that Python writes there, so this is no .pyc, or a damaged one.`;
  const newest = Math.max(...MAGICS.filter(({ minor }) => minor.startsWith('3.')).map((each) => each.number));
  if (number > newest && number < newest + 500)
    return `${read}: ${number} is larger than all magic numbers known here, the largest of which is ${newest}. It may be of a newer Python.`;
  return `${read}: no CPython has the magic number ${number}.`;
}
