import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceHash } from '../../src/importlib/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { SAMPLES } from '../../src/widgets/shared/generated/samples.ts';

const read = (path: string): Uint8Array => readFileSync(new URL(`../../public/${path}`, import.meta.url));

test.each(PYTHON_VERSIONS)('on %s every sample has the hash that importlib.util.source_hash gives', (python) => {
  for (const { name, sourceHash: recorded } of SAMPLES)
    expect([name, sourceHash(python, read(`samples/${name}.py`))]).toEqual([name, recorded[python]]);
});

test.each(PYTHON_VERSIONS)('on %s a hash-based file holds it in bytes 8 to 16', (python) => {
  const tag = `cpython-${python.replace('.', '')}`;
  const pyc = read(`samples/checked-hash/__pycache__/fib.${tag}.pyc`);
  const found = Buffer.from(pyc.subarray(8, 16)).toString('hex');
  expect(sourceHash(python, read('samples/checked-hash/fib.py'))).toBe(found);
});
