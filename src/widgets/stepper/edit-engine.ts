/** What is loaded when a program is changed: the encoder, and reading what was typed. */
import { loadOpcodes, pythonVersionOf, readHeader } from '../../pyc/index.ts';
import { applyEdits, readEdit, whyNotRead, type Edit } from './edits.ts';

export { changeable, editSaid, opcodesLike, readEdit, writeEdit } from './edits.ts';

/** The file after some changes; `reason` says why the one after the first `made` cannot be made, or is null. */
export interface EditedFile {
  bytes: Uint8Array;
  made: number;
  reason: string | null;
}

/** Makes the changes that a link names, up to the first that cannot be made. */
export async function editFile(bytes: Uint8Array, texts: readonly string[]): Promise<EditedFile> {
  const python = pythonVersionOf(readHeader(bytes).origin?.minor ?? '');
  if (python) await loadOpcodes(python);
  const edits = texts.map(readEdit);
  const unread = edits.indexOf(null);
  const result = applyEdits(bytes, (unread < 0 ? edits : edits.slice(0, unread)) as Edit[]);
  if (result.reason !== null || unread < 0) return result;
  return { ...result, reason: whyNotRead(texts[unread]) };
}
