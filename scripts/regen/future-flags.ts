import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/future_flags.py');
const MINORS = ['2.7', '3.6', ...PYTHON_VERSIONS];
const FILE = 'src/pyc/versions/generated/future-flags.ts';

/** Needs all interpreters: versions that say the same share a row. */
export const futureFlagsTask: RegenTask = {
  name: 'future-flags',
  needs: MINORS,
  owns: [FILE],
  async generate(pythons: Interpreters) {
    if (MINORS.some((minor) => !pythons.has(minor))) return new Map();
    const rows = new Map<string, string[]>();
    for (const minor of MINORS) {
      const printed = execFileSync(pythons.get(minor)!.path, [SCRIPT], { encoding: 'utf8', env: cleanEnv() });
      const flags = JSON.stringify(JSON.parse(printed));
      rows.set(flags, [...(rows.get(flags) ?? []), minor]);
    }
    const text = [
      `// Made by \`npm run regen -- future-flags\` from CPython ${MINORS.map((minor) => pythons.get(minor)!.sysVersion.split(' ')[0]).join(', ')}.`,
      '',
      '/** Bits of `co_flags` that a `from __future__ import` leaves: its feature, and what `__future__` calls the bit behind `CO_`. */',
      'export const FUTURE_FLAGS: readonly {',
      '  pythons: readonly string[];',
      '  flags: Readonly<Record<string, readonly [feature: string, name: string]>>;',
      '}[] = [',
      ...[...rows].map(([flags, minors]) => `  { pythons: ${JSON.stringify(minors)}, flags: ${flags} },`),
      '];',
      '',
    ].join('\n');
    return new Map([[FILE, text]]);
  },
};
