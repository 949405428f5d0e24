import { PYTHON_VERSIONS } from '../types.ts';
import type { PythonVersion } from '../types.ts';

/** Whether a version is the given one or newer. */
export function atLeast(python: PythonVersion, least: PythonVersion): boolean {
  return PYTHON_VERSIONS.indexOf(python) >= PYTHON_VERSIONS.indexOf(least);
}

/** The version that a minor version's name names (`3.13`), null for one that the site does not know in full. */
export function pythonVersionOf(minor: string): PythonVersion | null {
  return PYTHON_VERSIONS.find((version) => version === minor) ?? null;
}
