import { encodeMarshal } from '../encode/marshal.ts';
import { objectsOf } from '../encode/objects.ts';
import { codeLayout } from '../marshal/code-layout.ts';
import { readMarshal } from '../marshal/reader.ts';
import type { PythonVersion } from '../types.ts';
import { textObject } from './new-objects.ts';
import { isInterned } from './opened.ts';

/**
 * A marshalled code object as it would be if its source had been compiled under another file name: `co_filename` of it and
 * of the code objects inside it. Throws RangeError for bytes that are no whole marshalled object.
 */
export function withFilename(marshalled: Uint8Array, python: PythonVersion, filename: string): Uint8Array {
  const tree = readMarshal(marshalled, 0, python);
  if (tree.error) throw new RangeError(`not marshalled: ${tree.error.message} at byte ${tree.error.offset}`);
  const objects = objectsOf(tree);
  const part = codeLayout(python).objects.indexOf('filename');
  for (const object of objects) {
    if (object.kind !== 'code') continue;
    const held = object.members[part];
    const name = held.kind === 'ref' ? held.target : held;
    // In its place, so that what refers to it still does.
    Object.assign(name, textObject(filename, isInterned(name), python), { flagged: name.flagged });
  }
  return encodeMarshal(objects[0], python, marshalled.length + filename.length);
}
