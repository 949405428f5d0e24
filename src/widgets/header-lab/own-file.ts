import { readHeader } from '../../pyc/header.ts';
import type { Header } from '../../pyc/types.ts';
import { chosenFiles, tooLarge } from '../shared/chosen-files.ts';
import { moduleOf, problemOf, valueOf } from '../shared/header-problem.ts';
import { originText } from '../shared/origin-text.ts';
import type { LabFile } from './lab.ts';

/** Files up to this many bytes are read. */
const MOST_BYTES = 50_000_000;

/** What is shown of a file that was dropped or chosen. */
export interface OwnFile {
  file: LabFile;
  /** What is wrong with it and at which byte; null for a whole header of a known Python with something after it. */
  problem: string | null;
  /** What wrote it, in one sentence; empty where that is not known. */
  origin: string;
}

/** A file of the reader's own, with its header as its own Python lays it out. Its source is taken to be what the header says of it. */
export function readOwnFile(name: string, bytes: Uint8Array, header: Header): OwnFile {
  return {
    file: {
      origin: { kind: 'own' },
      name,
      module: moduleOf(name),
      bytes,
      source: { mtime: valueOf(header, 'mtime') ?? 0, size: valueOf(header, 'size') ?? 0, text: null },
    },
    problem: problemOf(name, bytes, header),
    origin: originText(header.origin),
  };
}

/** What came of files that were dropped or chosen: what is said, and the file with the Python that wrote it, if it was read. */
interface Opened {
  said: { text: string; problem: boolean };
  file?: LabFile;
  python?: string;
}

/** Opens the .pyc among what was dropped or chosen. */
export async function openFile(files: readonly File[]): Promise<Opened> {
  const refused = (text: string): Opened => ({ said: { text, problem: true } });
  const chosen = chosenFiles(files, 'The header lab reads');
  if ('reason' in chosen) return refused(chosen.reason);
  const own = chosen.compiled;
  const reason = tooLarge(own, MOST_BYTES);
  if (reason !== null) return refused(reason);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await own.arrayBuffer());
  } catch (problem) {
    return refused(`${own.name} cannot be read: ${problem instanceof Error ? problem.message : problem}`);
  }
  const header = readHeader(bytes);
  const { file, problem, origin } = readOwnFile(own.name, bytes, header);
  return { said: { text: problem ?? origin, problem: problem !== null }, file, python: header.origin?.minor };
}
