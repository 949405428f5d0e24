import { PYTHON_VERSIONS } from '../types.ts';
import type { PythonVersion } from '../types.ts';
import { CHANGES } from '../versions/generated/printable.ts';

/** The version whose characters are meant where none is named. */
export const NEWEST: PythonVersion = PYTHON_VERSIONS[PYTHON_VERSIONS.length - 1];

const tables = new Map<PythonVersion, number[]>();

function numbers(distances: string): number[] {
  let at = 0;
  return distances === '' ? [] : distances.split(' ').map((distance) => (at += parseInt(distance, 36)));
}

/** Where `str.isprintable` of a version changes, ascending. */
function changesOf(python: PythonVersion): number[] {
  const known = tables.get(python);
  if (known) return known;
  const own = numbers(CHANGES[python]);
  let changes = own;
  if (python !== NEWEST) {
    const newer = changesOf(PYTHON_VERSIONS[PYTHON_VERSIONS.indexOf(python) + 1]);
    const both = new Set(own);
    const kept = newer.filter((point) => !both.delete(point));
    changes = [...kept, ...both].sort((a, b) => a - b);
  }
  tables.set(python, changes);
  return changes;
}

/** `str.isprintable` of one character, by a version's Unicode data. */
export function isPrintable(point: number, python: PythonVersion): boolean {
  if (point < 0x7f) return point >= 0x20;
  const changes = changesOf(python);
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle] <= point) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}
