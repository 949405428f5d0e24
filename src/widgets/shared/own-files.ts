import { chosenFiles, tooLarge } from './chosen-files.ts';
import type { SampleSource, Token } from './sample-source.ts';

/** Larger files are not read, unless a widget has a limit of its own. */
const MOST_BYTES = 20_000_000;

export interface OwnFiles {
  pyc: { name: string; bytes: Uint8Array };
  source: SampleSource | null;
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
  return {
    pyc: { name: compiled.name, bytes: new Uint8Array(await compiled.arrayBuffer()) },
    source: python ? plainSource(python.name, await python.text()) : null,
  };
}

/** A source without highlighting, in the form that samples have: each line ends in `\n`, whatever it ended in before. */
export function plainSource(name: string, written: string): SampleSource {
  const text = written.replace(/\r\n?/g, '\n');
  const lines = text.replace(/\n$/, '').split('\n');
  return { name, text, lines: lines.map((line): Token[] => (line === '' ? [] : [['', line]])) };
}
