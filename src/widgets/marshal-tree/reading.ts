/** What reads bodies: loaded when a byte is changed or another file is opened. */
import { readMarshal } from '../../pyc/marshal/reader.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { bodyOf, bytesOf } from './document.ts';
import type { TreeDocument } from './document.ts';

export { startDocument, startHere, startView, toldOfPlaces } from './start.ts';

/** The tree of a document as it is now. */
export function treeOf(document: TreeDocument): MarshalTree {
  const bytes = bytesOf(document);
  return readMarshal(bytes, Math.min(bodyOf(document.file), bytes.length), document.file.python);
}
