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
  committed: ReadonlyMap<string, Committed>;
}

/** A file in git's index: what it holds, and the mtime that it had when git last wrote or read it. */
export interface Committed {
  bytes: Uint8Array;
  mtime: number;
}

/** Where the lab's files are. */
export const LAB = '/lab';

/** When the lab begins: 2025-06-15 15:06:40 UTC. The sources were saved before that. */
export const START = 1_750_000_000;
const SAVED = 1_749_996_000;

/** The files with which the lab begins. */
export const SOURCES = [
  { path: `${LAB}/m.py`, text: M_TEXTS.old, mtime: SAVED },
  { path: `${LAB}/main.py`, text: MAIN_TEXTS.eager, mtime: SAVED - 600 },
] as const;

/** So much later the next line is typed. Commands on one line run within the same second. */
export const BETWEEN_LINES = 20;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The world as the lab begins: two sources, no cache. */
export function newWorld(python: PythonVersion): World {
  const folder = (mode: number) => ({ kind: 'folder', mtime: SAVED, mode }) as const;
  const disk = new Map<string, Entry>([
    ['/', folder(0o755)],
    ['/tmp', folder(0o777)],
    [LAB, folder(0o755)],
  ]);
  const committed = new Map<string, Committed>();
  for (const { path, text, mtime } of SOURCES) {
    disk.set(path, { kind: 'file', bytes: bytesOf(text), mtime, mode: 0o644 });
    committed.set(path.slice(LAB.length + 1), { bytes: bytesOf(text), mtime });
  }
  return { disk, cwd: LAB, clock: START, python, env: {}, committed };
}

/** The disk of a world, to be read and changed at its time; permissions are obeyed, as for an ordinary user. */
export function fileSystem({ disk, cwd, clock }: World): FileSystem {
  return new FileSystem(disk, { cwd, obeysModes: true, now: () => clock });
}
