import { readFileSync } from 'node:fs';
import { PYTHON_VERSIONS, type PythonVersion } from '../../src/pyc/types.ts';
import { SAMPLES } from '../../src/widgets/shared/generated/samples.ts';
import { plainSource } from '../../src/widgets/shared/own-files.ts';

export const SAMPLE_NAMES = SAMPLES.map(({ name }) => name);
export { PYTHON_VERSIONS };

/** The bytes of a sample as a Python compiled it. */
export function pycBytes(name: string, python: PythonVersion): Uint8Array {
  return new Uint8Array(readFileSync(`public/samples/__pycache__/${name}.cpython-${python.replace('.', '')}.pyc`));
}

export const sourceOf = (name: string) => plainSource(name, readFileSync(`public/samples/${name}.py`, 'utf8'));
