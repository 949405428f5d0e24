import { readHeader } from '../../pyc/header.ts';
import { chosenFiles, tooLarge } from './chosen-files.ts';
import { flagsNote } from './header-fate.ts';
import { decodeSource } from './python-source.ts';
import type { SampleSource, Token } from './sample-source.ts';
import { sourceNote } from './source-note.ts';

/** Larger files are not read, unless a widget has a limit of its own. */
const MOST_BYTES = 20_000_000;

export interface OwnFiles {
  pyc: { name: string; bytes: Uint8Array };
  source: SampleSource | null;
  /** What is odd about them and does not stand in the way, a sentence each. */
  notes: string[];
}

/** Reads what was dropped or chosen: a .pyc and, if it is there, its .py. Nothing leaves the browser. */
export async function readOwnFiles(
  files: readonly File[],
  wants: string,
  most = MOST_BYTES,
): Promise<OwnFiles | { reason: string }> {
  const chosen = chosenFiles(files, wants);
  if ('reason' in chosen) return chosen;
  const { compiled, python } = chosen;
  const reason = tooLarge(compiled, most) ?? (python ? tooLarge(python, most) : null);
  if (reason !== null) return { reason };
  const bytes = new Uint8Array(await compiled.arrayBuffer());
  const pyc = { name: compiled.name, bytes };
  const flags = flagsNote(pyc.name, bytes, readHeader(bytes));
  const notes = flags === null ? [] : [flags];
  if (!python) return { pyc, source: null, notes };
  const written = new Uint8Array(await python.arrayBuffer());
  const { text, problem } = decodeSource(written);
  if (problem !== null) notes.push(`${python.name} ${problem}`);
  const other = sourceNote(bytes, python.name, written);
  if (other !== null) notes.push(other);
  return { pyc, source: text === null ? null : plainSource(python.name, text), notes };
}

/** A source without highlighting, in the form that samples have: each line ends in `\n`, whatever it ended in before. */
export function plainSource(name: string, written: string): SampleSource {
  const text = written.replace(/\r\n?/g, '\n');
  const lines = text.replace(/\n$/, '').split('\n');
  return { name, text, lines: lines.map((line): Token[] => (line === '' ? [] : [['', line]])) };
}
