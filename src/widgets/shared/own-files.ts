import type { SampleSource, Token } from './sample-source.ts';
import { thousands } from './thousands.ts';

/** Larger files are not read. */
const MOST_BYTES = 20_000_000;

export interface OwnFiles {
  pyc: { name: string; bytes: Uint8Array };
  source: SampleSource | null;
}

/**
 * Reads what was dropped or chosen: a .pyc and, if it is there, its .py. Nothing leaves the browser. `wants` ends the
 * sentence for a reader who chose something else: `The stepper runs`.
 */
export async function readOwnFiles(files: readonly File[], wants: string): Promise<OwnFiles | { reason: string }> {
  const python = files.find((file) => file.name.endsWith('.py'));
  const compiled = files.find((file) => file !== python);
  if (!compiled)
    return {
      reason: `${python ? `${python.name} is source.` : 'There was no file.'} ${wants} a compiled file: choose the .pyc, alone or together with its .py.`,
    };
  for (const file of [compiled, python])
    if (file && file.size > MOST_BYTES)
      return {
        reason: `${file.name} has ${thousands(file.size)} bytes; files up to ${thousands(MOST_BYTES)} are read here.`,
      };
  return {
    pyc: { name: compiled.name, bytes: new Uint8Array(await compiled.arrayBuffer()) },
    source: python ? plainSource(python.name, await python.text()) : null,
  };
}

/** A source without highlighting, in the form that samples have. */
export function plainSource(name: string, text: string): SampleSource {
  const lines = text.replace(/\n$/, '').split(/\r?\n/);
  return { name, text, lines: lines.map((line): Token[] => (line === '' ? [] : [['', line]])) };
}
