import type { CodeObject } from './code.ts';
import { readHeader } from './header.ts';
import { constOf } from './marshal/consts.ts';
import { readMarshal } from './marshal/reader.ts';
import { nodeType } from './marshal/tree.ts';
import { TYPE } from './marshal/types.ts';
import type { MarshalTree } from './marshal/types.ts';
import type { AnyPython, Header, PycError, PythonVersion } from './types.ts';
import { anyPythonOf, headerLayoutOf, pythonVersionOf } from './versions/compare.ts';

/** A .pyc file, read as far as it goes. */
export interface PycFile {
  bytes: Uint8Array;
  header: Header;
  /** The version that wrote it, or as which it was read; null where that is none that the site knows in full. */
  python: PythonVersion | null;
  /** By whose marshal rules the body was read, older versions included; null where the format is not known. */
  reader: AnyPython | null;
  /** The body's marshal tree; null where `reader` is. */
  body: MarshalTree | null;
  /** The module's code object; null where the body is damaged or holds something else. */
  code: CodeObject | null;
  /** The first thing wrong: the header's error, or the body's. */
  error: PycError | null;
}

/**
 * Reads a whole file. Without `python` the magic number says by whose rules; with it the body is read as that interpreter
 * would, whatever the magic number. A body that is not a code object is no error here: what is raised for it depends on who
 * reads the file.
 */
export function readPyc(bytes: Uint8Array, python?: AnyPython): PycFile {
  const header = readHeader(bytes, python && headerLayoutOf(python));
  const written = header.origin?.released ? anyPythonOf(header.origin.minor) : null;
  const reader = python ?? written;
  if (!reader) return { bytes, header, python: null, reader, body: null, code: null, error: header.error };
  const body = readMarshal(bytes, Math.min(header.layout, bytes.length), reader);
  const whole = body.error ? null : nodeType(body, 0) === TYPE.CODE ? constOf(body) : null;
  const code = whole?.type === 'code' ? whole.value : null;
  return { bytes, header, python: pythonVersionOf(reader), reader, body, code, error: header.error ?? body.error };
}
