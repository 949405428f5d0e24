import type { CodeObject } from '../code.ts';
import type { Printable } from './str.ts';
import { CHANGES } from '../versions/generated/printable.ts';

/** The recorded versions, newest first. */
const RECORDED = Object.keys(CHANGES);

const tables: number[][] = [];

function numbers(distances: string): number[] {
  let at = 0;
  return distances === '' ? [] : distances.split(' ').map((distance) => (at += parseInt(distance, 36)));
}

/** Where `str.isprintable` of a recorded version changes, ascending. */
function changesOf(index: number): number[] {
  if (tables[index]) return tables[index];
  let changes = numbers(CHANGES[RECORDED[index]]);
  if (index > 0) {
    const both = new Set(changes);
    const kept = changesOf(index - 1).filter((point) => !both.delete(point));
    changes = [...kept, ...both].sort((a, b) => a - b);
  }
  return (tables[index] = changes);
}

/** `str.isprintable` of one character by a version's Unicode data. Versions before the recorded ones count as the oldest of those. */
function isPrintable(point: number, python: CodeObject['python']): boolean {
  if (point < 0x7f) return point >= 0x20;
  if (python === '2.7') return false;
  const index = RECORDED.indexOf(python);
  const changes = changesOf(index < 0 ? RECORDED.length - 1 : index);
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle] <= point) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

/** What a version calls printable. */
export const printableOf =
  (python: CodeObject['python']): Printable =>
  (point) =>
    isPrintable(point, python);
