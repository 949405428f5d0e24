/** The small world of the lab: a disk, a clock, a shell's folder and variables, and the Python that `python` runs. */
import { FileSystem, type Disk, type Entry } from '../../importlib/index.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { MAIN_TEXTS, M_TEXTS } from './programs.ts';

export interface World {
  disk: Disk;
  cwd: string;
  /** Seconds since 1970. */
  clock: number;
  /** What `python` runs. */
  python: PythonVersion;
  /** Exported variables. */
  env: Readonly<Record<string, string>>;
  /** What git has, by path below `LAB`. */
  committed: ReadonlyMap<string, Uint8Array>;
}

/** Where the lab's files are. */
export const LAB = '/lab';

/** When the lab begins: 2025-06-15 15:06:40 UTC. The sources were saved before that. */
export const START = 1_750_000_000;
const SAVED = 1_749_996_000;

/** So much later the next line is typed. Commands on one line run within the same second. */
export const BETWEEN_LINES = 20;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The world as the lab begins: two sources, no cache. */
export function newWorld(python: PythonVersion): World {
  const file = (text: string, mtime: number) => ({ kind: 'file', bytes: bytesOf(text), mtime, mode: 0o644 }) as const;
  const folder = (mode: number) => ({ kind: 'folder', mtime: SAVED, mode }) as const;
  const disk: Disk = new Map<string, Entry>([
    ['/', folder(0o755)],
    ['/tmp', folder(0o777)],
    [LAB, folder(0o755)],
    [`${LAB}/m.py`, file(M_TEXTS.old, SAVED)],
    [`${LAB}/main.py`, file(MAIN_TEXTS.eager, SAVED - 600)],
  ]);
  const committed = new Map([
    ['m.py', bytesOf(M_TEXTS.old)],
    ['main.py', bytesOf(MAIN_TEXTS.eager)],
  ]);
  return { disk, cwd: LAB, clock: START, python, env: {}, committed };
}

/** The disk of a world, to be read and changed at its time; permissions are obeyed, as for an ordinary user. */
export function fileSystem({ disk, cwd, clock }: World): FileSystem {
  return new FileSystem(disk, { cwd, obeysModes: true, now: () => clock });
}
