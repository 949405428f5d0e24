import { thousands } from './thousands.ts';

/**
 * The .pyc among files that were dropped or chosen, and the .py beside it. `wants` begins the sentence for a reader who
 * chose no .pyc: `The stepper runs`.
 */
export function chosenFiles(
  files: readonly File[],
  wants: string,
): { compiled: File; python: File | undefined } | { reason: string } {
  const python = files.find((file) => file.name.endsWith('.py'));
  const compiled = files.find((file) => file !== python);
  if (compiled) return { compiled, python };
  return {
    reason: `${python ? `${python.name} is source.` : 'There was no file.'} ${wants} a compiled file: choose the .pyc, alone or together with its .py.`,
  };
}

/** The sentence for a file of more bytes than are read; null for one that is read. */
export function tooLarge({ name, size }: Pick<File, 'name' | 'size'>, most: number): string | null {
  return size > most
    ? `${name} has ${thousands(size)} bytes; files of up to ${thousands(most / 1_000_000)} MB are read here.`
    : null;
}
