import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cleanEnv } from '../regen/pythons.ts';
import type { Interpreter } from '../regen/task.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/agreement_oracle.py');

/** What an interpreter says of one code object: see `agreement_oracle.py`. */
export interface OracleCode {
  fields: Record<string, unknown> & { consts: string[] };
  positions: unknown[];
  exceptions: unknown[];
}

/** What an interpreter says of one module of its library. */
export interface OracleModule {
  /** Path in the library. */
  file: string;
  /** The compiled file. */
  pyc: string;
  /** What `dis.dis` prints. */
  text: string;
  codes: OracleCode[];
}

/**
 * Modules of an interpreter's library, one by one: all of them, so many, or those of these names (compiled afresh, under
 * their names). `folder` takes what has to be compiled.
 */
export async function* libraryOf(
  python: Interpreter,
  folder: string,
  which: number | readonly string[] | null,
): AsyncGenerator<OracleModule> {
  const args = [SCRIPT, folder, ...(which === null ? [] : typeof which === 'number' ? [String(which)] : which)];
  const child = spawn(python.path, args, { env: cleanEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints = (complaints + data.toString()).slice(-4000)));
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as OracleModule;
  if ((await ended) !== 0) throw new Error(`Python ${python.minor} failed: ${complaints}`);
}
