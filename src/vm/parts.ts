/**
 * Parts of the machine that few programs need. A run that comes to one which is not there ends with `PartMissing`; whoever
 * records loads the part, and records from the beginning.
 */
import type { PythonVersion } from '../pyc/types.ts';
import { setUnicode, type UnicodeTables } from './objects/unicode.ts';
import { PartMissing } from './objects/part-missing.ts';

const UNICODE: Record<PythonVersion, () => Promise<{ tables: UnicodeTables }>> = {
  '3.7': () => import('./generated/unicode/unicode-3.7.ts'),
  '3.8': () => import('./generated/unicode/unicode-3.8.ts'),
  '3.9': () => import('./generated/unicode/unicode-3.9.ts'),
  '3.10': () => import('./generated/unicode/unicode-3.10.ts'),
  '3.11': () => import('./generated/unicode/unicode-3.11.ts'),
  '3.12': () => import('./generated/unicode/unicode-3.12.ts'),
  '3.13': () => import('./generated/unicode/unicode-3.13.ts'),
  '3.14': () => import('./generated/unicode/unicode-3.14.ts'),
  '3.15': () => import('./generated/unicode/unicode-3.15.ts'),
};

/** Loads all parts for a version. */
export async function loadParts(python: PythonVersion): Promise<void> {
  setUnicode(Number(python.slice(2)), (await UNICODE[python]()).tables);
}

/** What `record` gives, once the parts are there that it comes to need. */
export async function withParts<T>(python: PythonVersion, record: () => T): Promise<T> {
  try {
    return record();
  } catch (error) {
    if (!(error instanceof PartMissing)) throw error;
    await loadParts(python);
    return record();
  }
}
