import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { CheckHashBasedPycs } from '../../../src/importlib/types.ts';
import { cleanEnv } from '../pythons.ts';
import type { Interpreter } from '../task.ts';
import { withTempFolder } from '../workspace.ts';
import type { EditedFile, SourceVersion } from './edits.ts';

const scriptPath = (name: string): string => fileURLToPath(new URL(`../../oracle/${name}`, import.meta.url));

/** Hundreds of thousands of small files are written; memory is three times faster than a disk. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A cache file to try: `file` done to the group's `pycs[pyc]`. */
export interface GetCodeCase {
  pyc: number;
  file: EditedFile;
  policy: CheckHashBasedPycs;
}

/** Cases that find the source in the same state; null: no source. */
export interface GetCodeGroup {
  source: SourceVersion | null;
  /** What the loader is told of the source, where that is not what the file system says. */
  stats?: { mtime: number; size: number };
  /** Where a sourceless file stands, where that is not `m.pyc`. */
  path?: string;
  /** Permissions of the cache file. */
  mode?: number;
  pycs: readonly Uint8Array[];
  cases: readonly GetCodeCase[];
}

/** What a real interpreter did with a cache file. */
export interface RealOutcome {
  kind: 'used' | 'recompiled' | 'raised';
  exception?: string;
  message?: string;
  /** Attributes of an ImportError (3.x). */
  name?: string;
  path?: string;
  /** Flags of the file that replaced the one that was found; 2.7 and 3.6 have none. */
  flags?: number;
  verbose: string[];
}

/** Lets a real `get_code` (2.7: `import`) find each cache file; the outcomes, group by group, case by case. */
export function runGetCode(
  python: Interpreter,
  module: string,
  groups: readonly GetCodeGroup[],
): { outcomes: RealOutcome[]; cases: number[][]; tag: string } {
  const job = {
    module,
    groups: groups.map(({ source, stats, path, mode, pycs, cases }) => ({
      source: source?.text ?? null,
      mtime: source?.mtime ?? null,
      stats: stats ?? null,
      path: path ?? null,
      mode: mode ?? null,
      pycs: pycs.map((pyc) => Buffer.from(pyc).toString('base64')),
      cases: cases.map(({ pyc, file, policy }) => [
        pyc,
        Buffer.from(file.head).toString('hex'),
        file.length,
        policy === 'default' ? null : policy,
      ]),
    })),
  };
  const script = scriptPath(python.minor === '2.7' ? 'import_27.py' : 'get_code.py');
  return withTempFolder(
    (folder) =>
      JSON.parse(
        execFileSync(python.path, ['-v', script], {
          cwd: folder,
          input: JSON.stringify(job),
          encoding: 'utf8',
          env: cleanEnv({ PYTHONIOENCODING: 'utf-8', TZ: 'UTC' }),
          maxBuffer: 2 ** 28,
          stdio: 'pipe',
        }),
      ),
    SCRATCH,
  );
}
