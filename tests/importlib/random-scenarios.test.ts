import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { playScenario } from '../../scripts/pyc/import-scenario.ts';
import { compileFrom, type BodyStore } from '../../scripts/regen/cache/compile-store.ts';
import { randomScenario } from '../../scripts/regen/cache/random-scenarios.ts';
import { RANDOM_SCENARIOS, type RandomGolden } from '../../scripts/regen/random-scenarios.ts';
import { resultDigest } from '../../scripts/regen/scenarios.ts';
import { loadOpcodes } from '../../src/pyc/index.ts';
import { loadParts } from '../../src/vm/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../goldens/importlib/random/${name}.json`, import.meta.url), 'utf8'));

describe.each(PYTHON_VERSIONS)('%s: random scenarios', async (python) => {
  await Promise.all([loadOpcodes(python), loadParts(python)]);
  const golden = read(python) as RandomGolden;
  const compile = compileFrom(read(`bodies-${python}`) as BodyStore, python);

  test(`${RANDOM_SCENARIOS} were recorded`, () => {
    expect(golden.digests).toHaveLength(RANDOM_SCENARIOS);
  });

  test('files, output, exceptions and -v lines equal those of the real interpreter', { timeout: 60_000 }, () => {
    const different = golden.digests.flatMap((digest, seed) => {
      const played = playScenario(randomScenario(seed), python, compile);
      if (played.unsupported === undefined && resultDigest(played) === digest) return [];
      return [`npm run scenarios -- --seed ${seed} --count 1 --py ${python}`];
    });
    expect(different).toEqual([]);
  });
});
