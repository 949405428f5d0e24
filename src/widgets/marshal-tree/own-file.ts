import { readHeader } from '../../pyc/header.ts';
import { anyPythonOf } from '../../pyc/versions/compare.ts';
import { moduleOf, originText, problemOf } from '../shared/header-problem.ts';
import { readOwnFiles } from '../shared/own-files.ts';
import { thousands } from '../shared/thousands.ts';
import type { TreeFile } from './document.ts';

/** Larger files are not drawn: no browser scrolls that far. */
const MOST_BYTES = 8_000_000;

export type OwnFileResult = { file: TreeFile; origin: string } | { reason: string };

/** A file of the reader's own, by the rules of the Python that wrote it. */
export function ownFile(name: string, bytes: Uint8Array): OwnFileResult {
  if (bytes.length > MOST_BYTES)
    return {
      reason: `${name} has ${thousands(bytes.length)} bytes; files of up to 8 MB are drawn here.`,
    };
  const header = readHeader(bytes);
  const python = header.origin?.released ? anyPythonOf(header.origin.minor) : null;
  if (python)
    return {
      file: { origin: { kind: 'own' }, name, module: moduleOf(name), python, bytes },
      origin: originText(header.origin),
    };
  const problem = problemOf(name, bytes, header);
  return {
    reason:
      problem ??
      `${originText(header.origin)} The marshal tree reads the bodies of releases of Python 2.7 and 3.0 to 3.15; the header lab shows this file’s header.`,
  };
}

/** Reads what was dropped or chosen. */
export async function openOwnFile(files: readonly File[]): Promise<OwnFileResult> {
  const read = await readOwnFiles(files, 'The marshal tree reads');
  return 'reason' in read ? read : ownFile(read.pyc.name, read.pyc.bytes);
}
