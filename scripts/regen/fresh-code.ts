import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/fresh_code.py');
const FILE = 'src/pyc/versions/generated/fresh-code.ts';
const MINORS = ['3.11', '3.12', '3.13', '3.14', '3.15'];

export const freshCodeTask: RegenTask = {
  name: 'fresh-code',
  needs: MINORS,
  owns: [FILE],
  async generate(pythons: Interpreters) {
    const found = MINORS.flatMap((minor) => pythons.get(minor) ?? []);
    if (found.length < MINORS.length) return new Map();
    const rows = found.map((python) => {
      const printed = execFileSync(python.path, [SCRIPT], { encoding: 'utf8', env: cleanEnv() });
      return `  '${python.minor}': ${printed.trim()},`;
    });
    const text = [
      `// Made by \`npm run regen -- fresh-code\` from CPython ${found.map(({ sysVersion }) => sysVersion.split(' ')[0]).join(', ')}.`,
      "import type { FreshCode } from '../fresh-code.ts';",
      '',
      'export const FRESH_CODE: Readonly<Record<string, FreshCode>> = {',
      ...rows,
      '};',
      '',
    ].join('\n');
    return new Map([[FILE, text]]);
  },
};
