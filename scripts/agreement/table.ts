import { ASPECTS } from './compare.ts';
import type { Aspect } from './compare.ts';

/** What a run over one interpreter's library found. */
export interface Result {
  minor: string;
  /** `3.13.0` */
  exact: string;
  files: number;
  /** Files that differ, by aspect. */
  different: Record<Aspect, number>;
}

const BEGIN = '<!-- agreement: written by `npm run agreement -- --write` -->';
const END = '<!-- /agreement -->';

/** The table as Markdown: files identical, and how many not. */
export function markdownTable(results: readonly Result[], date: string): string {
  const head = ['CPython', 'files', ...ASPECTS];
  const rows = results.map(({ exact, files, different }) => [
    exact,
    String(files),
    ...ASPECTS.map(
      (aspect) => `${files - different[aspect]}${different[aspect] > 0 ? ` (${different[aspect]} not)` : ''}`,
    ),
  ]);
  const widths = head.map((cell, i) => Math.max(3, cell.length, ...rows.map((row) => row[i].length)));
  const line = (cells: string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [
    `Files of each standard library, test packages included, that agree with their own interpreter (${date}):`,
    '',
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n');
}

/** The text with what stands between the markers replaced. Throws an Error where it has no markers. */
export function replaceTable(readme: string, table: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The text has no “${BEGIN}” … “${END}”.`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${readme.slice(end)}`;
}
