import { readHeader } from '../../pyc/header.ts';
import { anyPythonOf } from '../../pyc/versions/compare.ts';
import { flagsNote, refusalOf } from '../shared/header-fate.ts';
import { moduleOf } from '../shared/header-problem.ts';
import { originText } from '../shared/origin-text.ts';
import { readOwnFiles } from '../shared/own-files.ts';
import type { TreeFile } from './document.ts';

/** Larger files are not drawn: no browser scrolls that far. */
const MOST_BYTES = 8_000_000;

export type OwnFileResult = { file: TreeFile; origin: string } | { reason: string };

/** A file of the reader's own, by the rules of the Python that wrote it. */
export function ownFile(name: string, bytes: Uint8Array): OwnFileResult {
  const header = readHeader(bytes);
  const reason = refusalOf(name, bytes, header);
  if (reason !== null) return { reason };
  const python = header.origin?.released ? anyPythonOf(header.origin.minor) : null;
  if (!python)
    return {
      reason: `${originText(header.origin)} The marshal tree reads the bodies of releases of Python 2.7 and 3.0 to 3.15; the header lab shows this file’s header.`,
    };
  const rejected = flagsNote(name, bytes, header) ?? undefined;
  return {
    file: { origin: { kind: 'own' }, name, module: moduleOf(name), python, bytes, rejected },
    origin: originText(header.origin),
  };
}

/** Reads what was dropped or chosen. */
export async function openOwnFile(files: readonly File[]): Promise<OwnFileResult> {
  const read = await readOwnFiles(files, 'The marshal tree reads', MOST_BYTES);
  return 'reason' in read ? read : ownFile(read.pyc.name, read.pyc.bytes);
}
