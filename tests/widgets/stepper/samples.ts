import { readFileSync } from 'node:fs';
import type { PythonVersion } from '../../../src/pyc/types.ts';
import { SAMPLES } from '../../../src/widgets/shared/generated/samples.ts';
import { plainSource } from '../../../src/widgets/shared/own-files.ts';
import { openPyc, type Session } from '../../../src/widgets/stepper/session.ts';

export const SAMPLE_NAMES = SAMPLES.map((sample) => sample.name);

/** A sample as the stepper runs it. */
export async function sessionOfSample(name: string, python: PythonVersion = '3.13'): Promise<Session> {
  const source = plainSource(name, readFileSync(`public/samples/${name}.py`, 'utf8'));
  const opened = await openPyc(name, pycOf(`${name}.cpython-${python.replace('.', '')}`), source);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.session;
}

export function pycOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`public/samples/__pycache__/${name}.pyc`));
}
