import { readFileSync } from 'node:fs';
import type { PycError } from '../../src/pyc/index.ts';

/** One command: `scripts/pyc/<name>.ts` exports it, `commands.ts` lists it. */
export interface Command {
  /** Name and arguments, as the usage shows them. */
  usage: string;
  /** Prints to stdout; gives the exit status. */
  run(args: string[]): number | Promise<number>;
}

/** The command was called wrongly. */
export class CallError extends Error {}

/** The file arguments, at least one; anything that starts with `--` is refused. */
export function fileArguments(args: string[], most = Infinity): string[] {
  const option = args.find((arg) => arg.startsWith('--'));
  if (option) throw new CallError(`no option ${option}`);
  if (args.length === 0) throw new CallError('no file given');
  if (args.length > most) throw new CallError(`takes ${most} file${most === 1 ? '' : 's'}, ${args.length} given`);
  return args;
}

/** A file's bytes; null, with a sentence on stderr, where it cannot be read. */
export function readInput(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    console.error(`${path}: ${(error as Error).message}`);
    return null;
  }
}

/** Writes text in one go, however long it is and whatever reads it. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())));
}

/** An error as one line: what CPython raises, and at which byte. */
export function sentence(error: PycError): string {
  return `${error.exception}: ${error.message} (at byte ${error.offset})`;
}
