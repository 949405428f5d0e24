import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/unprintable.py');
const MINORS = ['3.6', ...PYTHON_VERSIONS];
const FILE = 'src/pyc/versions/generated/printable.ts';

/** Ascending numbers as their distances, in base 36. */
function distances(numbers: number[]): string {
  return numbers.map((number, i) => (number - (i > 0 ? numbers[i - 1] : 0)).toString(36)).join(' ');
}

/** What is in one list and not in both. */
function difference(a: number[], b: number[]): number[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((one) => !inB.has(one)), ...b.filter((one) => !inA.has(one))].sort((x, y) => x - y);
}

/** Needs all interpreters: each version's list is told by its difference from the next newer one's. */
export const unprintableTask: RegenTask = {
  name: 'unprintable',
  needs: MINORS,
  owns: [FILE],
  async generate(pythons: Interpreters) {
    if (MINORS.some((minor) => !pythons.has(minor))) return new Map();
    const lists = MINORS.map((minor) => {
      const printed = execFileSync(pythons.get(minor)!.path, [SCRIPT], { encoding: 'utf8', env: cleanEnv() });
      return JSON.parse(printed) as number[];
    });
    const rows = MINORS.map((minor, i) => {
      const list = i + 1 < lists.length ? difference(lists[i], lists[i + 1]) : lists[i];
      return `  '${minor}': '${distances(list)}',`;
    });
    const text = [
      `// Made by \`npm run regen -- unprintable\` from CPython ${MINORS.map((minor) => pythons.get(minor)!.sysVersion.split(' ')[0]).join(', ')}.`,
      '',
      '/**',
      ' * Code points at which `str.isprintable` changes, from "not printable" at 0 on, as distances in base 36. The newest',
      " * version's list is whole; each other one has what is in its list or in the next newer version's, and not in both.",
      ' */',
      'export const CHANGES: Readonly<Record<string, string>> = {',
      ...rows.toReversed(),
      '};',
      '',
    ].join('\n');
    return new Map([[FILE, text]]);
  },
};
