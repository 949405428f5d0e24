import { readMarshal } from '../pyc/marshal/reader.ts';
import type { PythonVersion } from '../pyc/types.ts';
import { loadedFrom } from './loaded.ts';
import type { Loaded } from './types.ts';

/** `marshal.loads` of a file from byte `start` on: the name of the object's Python type, or what is raised there. */
export function loads(python: PythonVersion, pyc: Uint8Array, start: number): Loaded {
  return loadedFrom(readMarshal(pyc, start, python));
}
