import type { PycFile } from '../pyc.ts';
import { newBuffer, putBytes, written } from './buffer.ts';
import { encodeHeader } from './header.ts';
import { encodeMarshal } from './marshal.ts';
import { objectsOf } from './objects.ts';
import type { MarshalObject } from './objects.ts';

/** The bytes of a file with another root object; header and what follows the object stay. */
export function encodeWith(file: PycFile, root: MarshalObject): Uint8Array {
  const { bytes, header, body } = file;
  if (!body) throw new Error('encodeWith: the file has no body that was read');
  const buffer = newBuffer(bytes.length);
  putBytes(buffer, encodeHeader(header, bytes));
  putBytes(buffer, encodeMarshal(root, body.python, bytes.length));
  putBytes(buffer, bytes.subarray(body.end));
  return written(buffer);
}

/**
 * The bytes of a file, made again from its decoded header and objects: identical for an untouched one. What stands after the
 * marshalled object, which no reader looks at, is kept. Null for a file that is damaged or of an unknown version.
 */
export function encodePyc(file: PycFile): Uint8Array | null {
  if (!file.body || file.error) return null;
  return encodeWith(file, objectsOf(file.body)[0]);
}
