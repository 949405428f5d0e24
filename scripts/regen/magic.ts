import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';

/** The newest interpreter whose own library carries the list of magic numbers as a comment. */
const LIST_KEEPER = '3.13';
const OUTPUT = 'src/pyc/versions/generated/magic.ts';
/** Apart, because a page that reads headers seldom shows them. */
const REASONS = 'src/pyc/versions/generated/magic-reasons.ts';

/** Since which version, the file's first four bytes in hex, why. */
type Row = [since: string, hex: string, reason: string];

const carried = JSON.parse(readFileSync(join(import.meta.dirname, '../data/magic-numbers.json'), 'utf8')) as {
  'before-1.5': { rows: Row[] };
  unlisted: { rows: Row[] };
  'from-3.14': { rows: [string, number, string][] };
};

const hexOf = (number: number) =>
  `${(number & 255).toString(16).padStart(2, '0')}${(number >> 8).toString(16).padStart(2, '0')}0d0a`;

const numberOf = (hex: string) => parseInt(hex.slice(2, 4) + hex.slice(0, 2), 16);

/** Rows of the comment "Known values" in importlib/_bootstrap_external.py. */
function listOf(source: string): Row[] {
  const start = source.indexOf('# Known values:');
  const end = source.indexOf('\n\n', start);
  const rows: Row[] = [];
  for (const line of source.slice(start, end).split('\n').slice(1)) {
    const text = line.replace(/^#\s*/, '');
    const head = /^(?:Python )?(\d[\w.]*):?\s+(\d+)\s*(.*)$/.exec(text);
    const more = /^(\d{4,})\s+(\(.*)$/.exec(text);
    if (head) rows.push([head[1], hexOf(Number(head[2])), head[3]]);
    else if (more) rows.push([rows[rows.length - 1][0], hexOf(Number(more[1])), more[2]]);
    else if (text && rows.length > 0) {
      const last = rows[rows.length - 1];
      last[2] = `${last[2]} ${text}`.trim();
    }
  }
  return rows;
}

/** Puts a row that no release wrote before those of its minor version. */
function beforeItsMinor(rows: Row[], row: Row): Row[] {
  const at = rows.findIndex(([since]) => minorOf(since) === minorOf(row[0]));
  return [...rows.slice(0, at), row, ...rows.slice(at)];
}

/** `3000` was the working name of 3.0. */
const minorOf = (since: string) => (since === '3000' ? '3.0' : /^\d+\.\d+/.exec(since)![0]);

function layoutOf(number: number, minor: string): 8 | 12 | 16 {
  const [major, micro] = minor.split('.').map(Number);
  if (major < 3) return 8;
  // 3210 "added size modulo 2**32 to the pyc header"; 3392 "PEP 552: Deterministic pycs".
  return micro < 3 || number < 3210 ? 8 : number < 3392 ? 12 : 16;
}

/** 3.5 has two: releases up to 3.5.1 wrote 3350, later ones 3351, each by the list's own names. */
function isReleased(number: number, minor: string, ofMinor: Row[]): boolean {
  if (minor === '3.5') return number === 3350 || number === 3351;
  return numberOf(ofMinor[ofMinor.length - 1][1]) === number;
}

/**
 * With -U (1.6 to 2.7, Python/import.c) the number is one higher; 2.7's is tried on the interpreter. The first number
 * after 1.5 is 1.6's.
 */
const hasOptionU = (minor: string) => minor === '1.6' || minor.startsWith('2.');

function ask(path: string, args: string[]): string {
  return execFileSync(path, args, { encoding: 'utf8', env: cleanEnv() });
}

function magicHexOf(path: string, minor: string): string {
  const expression =
    minor === '2.7'
      ? "__import__('imp').get_magic().encode('hex')"
      : "__import__('importlib.util').util.MAGIC_NUMBER.hex()";
  return ask(path, ['-c', `print(${expression})`]).trim();
}

export const magicTask: RegenTask = {
  name: 'magic',
  needs: ['2.7', '3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14', '3.15'],
  owns: [OUTPUT, REASONS],
  async generate(pythons: Interpreters) {
    const keeper = pythons.get(LIST_KEEPER);
    if (!keeper) return new Map();
    const file = ask(keeper.path, ['-c', 'import importlib._bootstrap_external as b; print(b.__file__)']).trim();
    const listedRows: Row[] = [
      ...carried['before-1.5'].rows,
      ...listOf(readFileSync(file, 'utf8')),
      ...carried['from-3.14'].rows.map(([since, number, reason]): Row => [since, hexOf(number), reason]),
    ];
    const rows = [...carried.unlisted.rows].reverse().reduce(beforeItsMinor, listedRows);

    const byMinor = new Map<string, Row[]>();
    for (const row of rows) byMinor.set(minorOf(row[0]), [...(byMinor.get(minorOf(row[0])) ?? []), row]);
    for (const [minor, { path }] of pythons) {
      const list = byMinor.get(minor)!;
      const [last, real] = [list[list.length - 1][1], magicHexOf(path, minor)];
      if (last !== real) throw new Error(`magic: ${minor} writes ${real}, the list ends in ${last}`);
    }
    const two = pythons.get('2.7');
    if (two) {
      const withU = ask(two.path, ['-U', '-c', "print(__import__('imp').get_magic().encode('hex'))"]).trim();
      if (numberOf(withU) !== numberOf(magicHexOf(two.path, '2.7')) + 1)
        throw new Error(`magic: 2.7 -U writes ${withU}`);
    }

    const seen = new Set<string>();
    const listed = new Set(rows.map((row) => row[1]));
    const lines: string[] = [];
    let group = '';
    const reasons: string[] = [];
    const add = (since: string, hex: string, reason: string, minor: string, released: boolean, optionU: boolean) => {
      if (seen.has(hex)) return;
      seen.add(hex);
      const layout = layoutOf(numberOf(hex), minor);
      const key = `${minor} ${layout}`;
      if (key !== group) lines.push((group = key));
      const rest = since.startsWith(minor) ? since.slice(minor.length).replace(' development', 'dev') : `/${since}`;
      const number = hex.endsWith('0d0a') ? numberOf(hex) : hex;
      lines[lines.length - 1] += ` ${rest}${released ? '*' : ''}${optionU ? 'U' : ''}:${number}`;
      if (reason) reasons.push(`  ${numberOf(hex)}: ${JSON.stringify(reason)},`);
    };
    for (const [since, hex, reason] of rows) {
      const minor = minorOf(since);
      const number = numberOf(hex);
      const plain = reason
        .replace(/\s+/g, ' ')
        .replace(/ tag: .*$/, '')
        .replace(/^\((.*)\)\.?$/, '$1');
      const released = isReleased(number, minor, byMinor.get(minor)!);
      add(since, hex, plain === '!' ? '' : plain, minor, released, false);
      if (hasOptionU(minor) && !listed.has(hexOf(number + 1)))
        add(since, hexOf(number + 1), 'the same, run with -U', minor, released, true);
    }
    const head = [
      '// Made by `npm run regen -- magic`. Sources: the comment in importlib/_bootstrap_external.py of CPython',
      `// ${keeper.sysVersion.split(' ')[0]}, and scripts/data/magic-numbers.json for what that list does not have.`,
      '',
    ];
    const rowsText = [
      ...head,
      '/**',
      ' * All magic numbers, oldest first, in few characters, because every page with a header loads them. A line a minor version',
      ' * and header layout; then what follows the minor in the name of the version that brought the number (`dev`: in',
      ' * development; after a slash the whole name), `*` where releases write it, `U` for `-U`, and the number (two have other',
      ' * bytes than 0d 0a behind it: all four of those).',
      ' */',
      'export const MAGIC_TEXT = `',
      ...lines,
      '`;',
      '',
    ].join('\n');
    const reasonsText = [
      ...head,
      '/** Why a number was changed, by the number. */',
      'export const MAGIC_REASONS: Readonly<Record<number, string>> = {',
      ...reasons,
      '};',
      '',
    ].join('\n');
    return new Map([
      [OUTPUT, rowsText],
      [REASONS, reasonsText],
    ]);
  },
};
