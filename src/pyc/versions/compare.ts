import { OLDER_PYTHONS, PYTHON_VERSIONS } from '../types.ts';
import type { AnyPython, HeaderLayout, OpcodePython, PythonVersion } from '../types.ts';

const IN_ORDER: readonly AnyPython[] = [...OLDER_PYTHONS, ...PYTHON_VERSIONS];

/** Whether a version is the given one or newer. */
export function atLeast(python: AnyPython, least: AnyPython): boolean {
  return IN_ORDER.indexOf(python) >= IN_ORDER.indexOf(least);
}

/** The layout of the header that a version writes, and so its length in bytes. */
export function headerLayoutOf(python: AnyPython): HeaderLayout {
  return atLeast(python, '3.7') ? 16 : atLeast(python, '3.3') ? 12 : 8;
}

/** The version, older ones included, that a minor version's name names; null for one whose marshal format is not known. */
export function anyPythonOf(minor: string): AnyPython | null {
  return IN_ORDER.find((version) => version === minor) ?? null;
}

/** The version that a minor version's name names (`3.13`), null for one that the site does not know in full. */
export function pythonVersionOf(minor: string): PythonVersion | null {
  return PYTHON_VERSIONS.find((version) => version === minor) ?? null;
}

/** Whether the opcodes of a version are known, so that its code can be disassembled. */
export function hasOpcodes(python: AnyPython): python is OpcodePython {
  return python === '2.7' || atLeast(python, '3.6');
}
