import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cleanEnv } from './pythons.ts';
import type { Interpreter } from './task.ts';

/** Calls `use` with the path of a new, empty folder (in `parent`), and removes the folder afterwards. */
export function withTempFolder<T>(use: (folder: string) => T, parent = tmpdir()): T {
  const folder = mkdtempSync(join(parent, 'pyc-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same for what takes its time: the folder is removed when the promise is settled. */
export async function withTempFolderAsync<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pyc-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a file, with the folders above it, and sets its mtime (seconds since 1970). */
export function writeDated(path: string, content: string | Uint8Array, mtime: number): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  utimesSync(path, mtime, mtime);
}

/** Runs an interpreter in a folder and returns what it printed; throws, with its stderr, where it fails. */
export function runPython(python: Interpreter, args: readonly string[], folder: string): string {
  return execFileSync(python.path, args, {
    cwd: folder,
    encoding: 'utf8',
    env: cleanEnv({ PYTHONIOENCODING: 'utf-8', TZ: 'UTC' }),
  });
}
