/** The programs of `tests/vm/programs`, and the versions of Python that each is for. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';

export const PROGRAMS = fileURLToPath(new URL('../../tests/vm/programs', import.meta.url));

export interface Program {
  /** `sorting`, `async/gather`: its path without `.py`. */
  name: string;
  path: string;
  versions: readonly PythonVersion[];
}

/** Which versions a source is for: all, unless its first line says `# python: 3.10+` or `# python: 3.8-3.13`. */
export function versionsOf(source: string): readonly PythonVersion[] {
  const line = source.split('\n', 1)[0];
  if (!line.startsWith('# python:')) return PYTHON_VERSIONS;
  const match = /^# python: (3\.\d+)(\+|-(3\.\d+))$/.exec(line);
  const first = PYTHON_VERSIONS.indexOf(match?.[1] as PythonVersion);
  const last = match?.[3] ? PYTHON_VERSIONS.indexOf(match[3] as PythonVersion) : PYTHON_VERSIONS.length - 1;
  if (!match || first < 0 || last < first) throw new Error(`not understood: ${line}`);
  return PYTHON_VERSIONS.slice(first, last + 1);
}

/** All programs, by name. */
export function listPrograms(): Program[] {
  return readdirSync(PROGRAMS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.py'))
    .sort()
    .map((file) => {
      const path = join(PROGRAMS, file);
      return { name: file.slice(0, -3), path, versions: versionsOf(readFileSync(path, 'utf8')) };
    });
}
