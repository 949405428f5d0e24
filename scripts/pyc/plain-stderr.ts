/** What a program prints on stderr when a real interpreter runs it with its source at hand. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnv } from '../regen/pythons.ts';
import type { Interpreter } from '../regen/task.ts';

/** The programs in a folder, by file name. */
export function sourcesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.py'));
  return Object.fromEntries(
    files.flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      return [file, join(folder, file)].map((name) => [name, source]);
    }),
  );
}

/** Paths become bare file names: versions name the program in their own ways. */
const bare = (text: string): string =>
  text.replace(/File "[^"]*?([^"/]+)"/g, 'File "$1"').replace(/0x[\da-f]{6,}/g, '0x…');

/** What a real interpreter prints on stderr. */
export function plainStderr(
  python: Interpreter,
  { folder, file, seconds }: { folder: string; file: string; seconds?: number },
): string {
  const env = cleanEnv({ PYTHONIOENCODING: 'utf-8', TZ: 'UTC' });
  const run = spawnSync(python.path, [file], { cwd: folder, env, encoding: 'utf8', timeout: (seconds ?? 20) * 1000 });
  return bare(run.stderr);
}

/** Whether what was printed on stderr (where warnings may come first) ends with a traceback. */
export function endsWithTraceback(stderr: string, traceback: string): boolean {
  return traceback === '' ? stderr === '' : stderr.endsWith(bare(traceback));
}

/** `null`: the interpreter ends its stderr with this traceback. */
export function stderrDifference(
  python: Interpreter,
  job: { folder: string; file: string; seconds?: number },
  traceback: string,
): string | null {
  const real = plainStderr(python, job);
  if (endsWithTraceback(real, traceback)) return null;
  return `stderr\n${indent('CPython', real)}\n${indent('here', bare(traceback))}`;
}

const indent = (label: string, text: string) => `    ${label}:\n${text.trimEnd().replace(/^/gm, '    | ')}`;
