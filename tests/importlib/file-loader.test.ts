import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  CPYTHON_CASES,
  FILE_LOADER_CASES,
  TEMP,
  applyCaseEdit,
  compiledKey,
} from '../../scripts/regen/cache/file-loader-cases.ts';
import type { FileLoaderCase } from '../../scripts/regen/cache/file-loader-cases.ts';
import { pycPath } from '../../scripts/regen/cache/header-cases.ts';
import { recordedVerdict } from '../../scripts/regen/cache/recorded.ts';
import type { FileLoaderGolden } from '../../scripts/regen/file-loader.ts';
import { decide, sourceHash } from '../../src/importlib/index.ts';
import type { CacheRequest, SourceFacts } from '../../src/importlib/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';

function golden(python: PythonVersion): FileLoaderGolden {
  return JSON.parse(
    readFileSync(new URL(`../goldens/importlib/file-loader/${python}.json`, import.meta.url), 'utf8'),
  ) as FileLoaderGolden;
}

function sourceFacts(python: PythonVersion, { source, stats }: FileLoaderCase): SourceFacts | null {
  if (!source) return null;
  const bytes = new TextEncoder().encode(source.text);
  return { mtime: source.mtime, size: bytes.length, hash: sourceHash(python, bytes), ...stats };
}

function requestOf(python: PythonVersion, one: FileLoaderCase, compiled: string): CacheRequest {
  return {
    python,
    module: TEMP,
    pyc: applyCaseEdit(Uint8Array.from(Buffer.from(compiled, 'base64')), one.edit),
    pycPath: pycPath(python, TEMP, one.source === null && !one.inPycache),
    sourcePath: `${TEMP}.py`,
    source: sourceFacts(python, one),
    checkHashBasedPycs: one.policy,
  };
}

describe.each(PYTHON_VERSIONS)("CPython's test_file_loader.py, as %s passes it", (python) => {
  const { compiled, results } = golden(python);

  test('every case was recorded, and no other', () => {
    expect(Object.keys(results)).toEqual(FILE_LOADER_CASES.map(({ name }) => name));
  });

  test.each(FILE_LOADER_CASES.map((one) => [one.name, one] as const))('%s', (name, one) => {
    const request = requestOf(python, one, compiled[compiledKey(one)]);
    const { outcome, verbose, name: importName, path } = results[name];
    expect(recordedVerdict(decide(request))).toEqual({ outcome, verbose });
    if (outcome.startsWith('raised ImportError')) {
      expect([importName, path]).toEqual([request.module, request.pycPath]);
    }
  });
});

test('the restated cases are the thirty-odd of CPython, each under its own name', () => {
  const names = FILE_LOADER_CASES.slice(0, CPYTHON_CASES).map(({ name }) => name);
  expect(new Set(FILE_LOADER_CASES.map(({ name }) => name)).size).toBe(FILE_LOADER_CASES.length);
  expect(names.every((name) => /^(Simple|Source(less)?LoaderBadBytecode)Test\.test_\w+/.test(name))).toBe(true);
  expect(names.length).toBe(34);
});
