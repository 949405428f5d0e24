/** What the marshal tree holds: a file and what has been changed in its body. A change is a function of it and an event. */
import type { AnyPython, HeaderLayout } from '../../pyc/types.ts';
import { headerLayoutOf } from '../../pyc/versions/compare.ts';

/** Where a file came from. */
export type TreeOrigin = { kind: 'sample'; sample: string } | { kind: 'own' };

/** A file as it was loaded. It is never changed. */
export interface TreeFile {
  origin: TreeOrigin;
  /** `fib.cpython-313.pyc` */
  name: string;
  /** `fib` */
  module: string;
  /** The Python that wrote it, by whose rules it is read. */
  python: AnyPython;
  bytes: Uint8Array;
  /** Why import does not take the file, whatever its body is. */
  rejected?: string;
}

export interface TreeDocument {
  file: TreeFile;
  /** New values of bytes by offset; a byte with its original value is not in here. */
  edits: Readonly<Record<number, number>>;
  /** The file ends here; null where it was not cut. */
  cut: number | null;
}

export type TreeEvent =
  | { type: 'byte'; offset: number; value: number }
  | { type: 'restore-byte'; offset: number }
  | { type: 'cut'; length: number }
  | { type: 'document'; document: TreeDocument };

/** Length of the file's header: the body begins behind it. */
export const bodyOf = ({ python }: Pick<TreeFile, 'python'>): HeaderLayout => headerLayoutOf(python);

export function newDocument(file: TreeFile): TreeDocument {
  return { file, edits: {}, cut: null };
}

export function lengthOf({ file, cut }: TreeDocument): number {
  return cut === null ? file.bytes.length : Math.min(cut, file.bytes.length);
}

/** The file's bytes as they are now. The original array where nothing was changed. */
export function bytesOf(document: TreeDocument): Uint8Array {
  const { file, edits } = document;
  if (isPristine(document)) return file.bytes;
  const bytes = file.bytes.slice(0, lengthOf(document));
  for (const [offset, value] of Object.entries(edits)) if (Number(offset) < bytes.length) bytes[Number(offset)] = value;
  return bytes;
}

/** Whether the bytes are as they were loaded. */
export function isPristine({ cut, edits }: TreeDocument): boolean {
  return cut === null && Object.keys(edits).length === 0;
}

/** Whether two documents show the same; the file is compared by identity. */
export function sameDocument(a: TreeDocument, b: TreeDocument): boolean {
  return a.file === b.file && a.cut === b.cut && JSON.stringify(a.edits) === JSON.stringify(b.edits);
}

/** The document after an event; the same object where nothing changes. Only bytes of the body can be edited. */
export function change(document: TreeDocument, event: TreeEvent): TreeDocument {
  const { file, edits } = document;
  switch (event.type) {
    case 'byte': {
      const { offset, value } = event;
      if (offset < bodyOf(file) || offset >= lengthOf(document) || !(value >= 0 && value <= 255)) return document;
      if ((edits[offset] ?? file.bytes[offset]) === value) return document;
      const next = { ...edits };
      if (value === file.bytes[offset]) delete next[offset];
      else next[offset] = value;
      return { ...document, edits: next };
    }
    case 'restore-byte':
      return change(document, { type: 'byte', offset: event.offset, value: file.bytes[event.offset] });
    case 'cut': {
      const cut = event.length >= file.bytes.length ? null : Math.max(bodyOf(file), event.length);
      return cut === document.cut ? document : { ...document, cut };
    }
    case 'document':
      return event.document;
  }
}

/** Two digits of one byte are one step of the history; other changes are steps of their own. */
export function subjectOf(event: TreeEvent): string | null {
  return event.type === 'byte' ? `byte ${event.offset}` : null;
}

/** The first byte in which two documents differ; null where they do not, or are about other files. */
export function firstDifference(a: TreeDocument, b: TreeDocument): number | null {
  if (a.file !== b.file) return null;
  const offsets = [...Object.keys(a.edits), ...Object.keys(b.edits)]
    .map(Number)
    .filter((offset) => a.edits[offset] !== b.edits[offset]);
  return offsets.length > 0 ? Math.min(...offsets) : null;
}
