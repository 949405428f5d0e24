import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/dis_oracle.py');
const CACHE = join(import.meta.dirname, '../../public/samples/__pycache__');

/** What `dis_oracle.py` prints for a file. */
interface Dump {
  file: string;
  text: string;
  codes: { instructions: unknown[]; [key: string]: unknown }[];
}

/** One instruction a line, so that a difference can be read. */
function codeJson({ instructions, ...rest }: Dump['codes'][number]): string {
  const rows = instructions.map((row) => `  ${JSON.stringify(row)}`).join(',\n');
  return `${JSON.stringify(rest).slice(0, -1)},\n "instructions":[\n${rows}\n]}`;
}

function fileJson({ text, codes }: Dump): string {
  return `{"text":${JSON.stringify(text)},\n"codes":[\n${codes.map(codeJson).join(',\n')}\n]}`;
}

export const disTask: RegenTask = {
  name: 'dis',
  needs: PYTHON_VERSIONS,
  owns: PYTHON_VERSIONS.map((minor) => `tests/goldens/pyc/dis-${minor}.json`),
  async generate(pythons: Interpreters) {
    const made = new Map<string, string>();
    for (const minor of PYTHON_VERSIONS) {
      const python = pythons.get(minor);
      if (!python) continue;
      const tag = `.cpython-${minor.replace('.', '')}.`;
      const files = readdirSync(CACHE).filter((name) => name.includes(tag));
      const printed = execFileSync(python.path, [SCRIPT, ...files.sort().map((name) => join(CACHE, name))], {
        encoding: 'utf8',
        env: cleanEnv(),
        maxBuffer: 1 << 28,
      });
      const dumps = printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Dump);
      const entries = dumps.map((dump) => `${JSON.stringify(dump.file)}: ${fileJson(dump)}`);
      made.set(`tests/goldens/pyc/dis-${minor}.json`, `{\n${entries.join(',\n')}\n}\n`);
    }
    return made;
  },
};
