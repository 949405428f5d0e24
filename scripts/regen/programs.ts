/** Programs in folders, `tests/vm/programs` above all: the modules of each, and the versions of Python that it is for. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';

/** Programs of the opcode reference, which the site serves. */
const REFERENCE = fileURLToPath(new URL('../../public/programs', import.meta.url));
export const PROGRAMS = fileURLToPath(new URL('../../tests/vm/programs', import.meta.url));

export interface Program {
  /** `sorting`, `async_/loop`: its path without `.py`, or without `/main.py` where it has modules of its own. */
  name: string;
  path: string;
  /** The files that it can import, seen from its folder. */
  modules: readonly string[];
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

/** The programs of a folder and of the folders in it. */
export const programsIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.py') && !isModule(join(path, file), path))
    .sort()
    .map((file) => join(path, file));

/** Whether a file is what a `main.py` beside it, or above it, imports. */
function isModule(file: string, top: string): boolean {
  for (let folder = dirname(file); folder.startsWith(top); folder = dirname(folder))
    if (existsSync(join(folder, 'main.py'))) return file !== join(folder, 'main.py');
  return false;
}

/** The modules of a program: the files beside its `main.py`, and below. */
export const modulesOf = (main: string): string[] =>
  basename(main) !== 'main.py'
    ? []
    : readdirSync(dirname(main), { recursive: true, encoding: 'utf8' }).filter(
        (file) => file.endsWith('.py') && file !== 'main.py',
      );

/** The module that a file is: `pkg/sub.py` is `pkg.sub`, `pkg/__init__.py` the package `pkg`. */
export function moduleNamed(file: string): { name: string; package: boolean } {
  const name = file.slice(0, -3).replaceAll('/', '.');
  const isPackage = name.endsWith('.__init__');
  return { name: isPackage ? name.slice(0, -9) : name, package: isPackage };
}

/** All programs of `tests/vm/programs`, by name, then those of the opcode reference, `reference/NAME`. */
export function listPrograms(): Program[] {
  const listed = (top: string, prefix: string) =>
    programsIn(top).map((path): Program => {
      const modules = modulesOf(path);
      const name = prefix + relative(top, modules.length > 0 ? dirname(path) : path.slice(0, -3));
      return { name, path, modules, versions: versionsOf(readFileSync(path, 'utf8')) };
    });
  return [...listed(PROGRAMS, ''), ...listed(REFERENCE, 'reference/')];
}
