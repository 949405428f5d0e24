import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PYTHON_VERSIONS, type PythonVersion } from '../../src/pyc/types.ts';
import { EDITS } from '../../src/widgets/cache-lab/programs.ts';
import { BETWEEN_LINES, SOURCES, START } from '../../src/widgets/cache-lab/world.ts';
import type { PlayedLine } from './lab/play.ts';
import { SESSIONS, sessionOf, type SessionLine } from './lab/sessions.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreter, Interpreters, RegenTask } from './task.ts';

const ORACLE = fileURLToPath(new URL('../oracle/lab_oracle.py', import.meta.url));
const PLACE = 'tests/goldens/cache-lab';

/** The same for equal lines, whatever the order of their files. */
export function lineDigest({ done, files }: PlayedLine): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([done, sorted]))
    .digest('base64url')
    .slice(0, 8);
}

/** Plays sessions in real shells, with real Pythons. The oracle itself runs under `host`. */
export async function playReally(
  host: Interpreter,
  pythons: Interpreters,
  python: PythonVersion,
  sessions: readonly (readonly SessionLine[])[],
): Promise<PlayedLine[][]> {
  const job = {
    sessions,
    python,
    pythons: Object.fromEntries([...pythons].map(([version, { path }]) => [version, path])),
    texts: EDITS,
    files: Object.fromEntries(SOURCES.map(({ path, text, mtime }) => [path, [text, mtime]])),
    start: START,
    between: BETWEEN_LINES,
  };
  const printed = await new Promise<string>((resolve, reject) => {
    const options = { env: cleanEnv(), maxBuffer: 1 << 28 };
    const child = execFile(host.path, [ORACLE], options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    child.stdin!.end(JSON.stringify(job));
  });
  const lines = printed.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as PlayedLine[]);
}

/** What real shells and Pythons make of random sessions in the cache lab: a digest for each line. */
export const cacheLabSessionsTask: RegenTask = {
  name: 'cache-lab-sessions',
  needs: [...PYTHON_VERSIONS],
  owns: [PLACE],
  async generate(pythons) {
    if (PYTHON_VERSIONS.some((version) => !pythons.has(version))) return new Map();
    const made = new Map<string, string | Uint8Array>();
    const record = async (python: PythonVersion): Promise<void> => {
      const sessions = Array.from({ length: SESSIONS }, (_, seed) => sessionOf(seed, python));
      const played = await playReally(pythons.get('3.12')!, pythons, python, sessions);
      const rows = played.map((lines) => JSON.stringify(lines.map(lineDigest)));
      made.set(join(PLACE, `${python}.json`), `[\n${rows.join(',\n')}\n]\n`);
    };
    const [left, right] = [PYTHON_VERSIONS.slice(0, 5), PYTHON_VERSIONS.slice(5)];
    await Promise.all(
      [left, right].map(async (half) => {
        for (const python of half) await record(python);
      }),
    );
    return made;
  },
};
