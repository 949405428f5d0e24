import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RecordedCall } from '../../scripts/regen/cache-names.ts';
import { cacheFromSource, cacheTag, sourceFromCache } from '../../src/importlib/index.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../src/pyc/types.ts';

const calls = JSON.parse(
  readFileSync(new URL('../goldens/importlib/cache-names.json', import.meta.url), 'utf8'),
) as RecordedCall[];

test('calls were recorded', () => {
  expect(calls.length).toBeGreaterThan(200);
});

test.each(['3.6', ...PYTHON_VERSIONS])('names are built and taken apart as on %s', (version) => {
  const python = version as PythonVersion;
  for (const { call, path, optimization = '', prefix, runs } of calls) {
    const result =
      call === 'cache_from_source'
        ? cacheFromSource(path, { python, optimization, prefix, cwd: '/lab' })
        : sourceFromCache(path, { python, prefix });
    const text = 'path' in result ? result.path : `${result.exception}: ${result.message}`;
    const recorded = runs.find(({ versions }) => versions.includes(version))!.result;
    expect(text, `${call}(${JSON.stringify(path)}, ${optimization}) under ${prefix}`).toBe(
      recorded.replaceAll('{tag}', cacheTag(version)),
    );
  }
});
