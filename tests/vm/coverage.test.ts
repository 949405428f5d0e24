import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeObjects, disassemble } from '../../src/pyc/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { opRecords } from '../../src/vm/index.ts';
import { goldens } from './golden.ts';

const compiled = (version: string) => {
  const file = fileURLToPath(new URL(`../goldens/compiled-opcodes/${version}.json`, import.meta.url));
  return Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { opcodes: Record<string, number> }).opcodes);
};

/** It has no record: it is part of the instruction that it widens. */
const isPrefix = (name: string) => name === 'EXTENDED_ARG';

describe.each(PYTHON_VERSIONS)('opcodes of %s', async (version) => {
  const runs = await goldens(version);
  const contained = new Set(
    runs.flatMap(({ code }) => codeObjects(code).flatMap((one) => disassemble(one).map(({ opname }) => opname))),
  );

  test('whatever its compiler emits for the standard library has a record', () => {
    const known = new Set(opRecords.filter(({ versions }) => versions.includes(version)).map(({ name }) => name));
    const emitted = new Set([...compiled(version), ...contained]);
    expect([...emitted].filter((name) => !known.has(name) && !isPrefix(name))).toEqual([]);
  });

  test('whatever its compiler emits is in one of the programs', () => {
    expect(compiled(version).filter((name) => !contained.has(name))).toEqual([]);
  });
});
