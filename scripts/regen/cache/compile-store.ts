/** Code objects that real interpreters compiled, by source text: what a simulated Python's `compile` answers with. */
import { withFilename } from '../../../src/pyc/index.ts';
import type { PythonVersion } from '../../../src/pyc/types.ts';
import type { Compile, CompileError } from '../../../src/importlib/index.ts';

/** One text at one level: `marshal.dumps` in base64, or what is raised. */
export type StoredBody = string | CompileError;

/** By text: at `-O` levels 0, 1 and 2. */
export type BodyStore = Record<string, [StoredBody, StoredBody, StoredBody]>;

/** The file name under which the texts were compiled. */
export const STORED_NAME = '<string>';

/** A source as text; bytes that are no UTF-8 as Python's `surrogateescape` has them. */
function textOf(source: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(source);
  } catch {
    return Array.from(source, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('');
  }
}

/**
 * `compile` of one version, over what it compiled. A text that is not in the store is asked of `more`, whose answers are
 * kept in it.
 */
export function compileFrom(
  store: BodyStore,
  python: PythonVersion,
  more: (text: string) => BodyStore = (text) => {
    throw new Error(`no Python ${python} has compiled ${JSON.stringify(text)} here`);
  },
): Compile {
  return (source, filename, optimize) => {
    const text = textOf(source);
    if (!Object.hasOwn(store, text)) Object.assign(store, more(text));
    const body = store[text][optimize];
    if (typeof body === 'string')
      return { marshalled: withFilename(Uint8Array.from(Buffer.from(body, 'base64')), python, filename) };
    return { ...body, text: body.text.replaceAll(`File "${STORED_NAME}"`, `File "${filename}"`) };
  };
}
