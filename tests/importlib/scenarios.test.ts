import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isFor, playScenario } from '../../scripts/pyc/import-scenario.ts';
import { compileFrom, type BodyStore } from '../../scripts/regen/cache/compile-store.ts';
import { resultText, writtenScenarios, type ScenarioGolden } from '../../scripts/regen/scenarios.ts';
import { loadOpcodes } from '../../src/pyc/index.ts';
import { loadParts } from '../../src/vm/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../goldens/importlib/scenarios/${name}.json`, import.meta.url), 'utf8'));

describe.each(PYTHON_VERSIONS)(
  '%s: files, output, exceptions and -v lines equal those of the real interpreter',
  async (python) => {
    await Promise.all([loadOpcodes(python), loadParts(python)]);
    const golden = read(python) as ScenarioGolden;
    const compile = compileFrom(read(`bodies-${python}`) as BodyStore, python);
    const written = writtenScenarios().filter((scenario) => isFor(scenario, python));

    test('every scenario was recorded', () => {
      expect(golden.written.map(({ name }) => name)).toEqual(written.map(({ name }) => name));
    });

    test.each(written.map((scenario, n) => [scenario.name, n] as const))('%s', (_, n) => {
      const played = playScenario(written[n], python, compile);
      expect(played.unsupported).toBeUndefined();
      expect(JSON.parse(resultText(played))).toEqual(JSON.parse(resultText(golden.written[n])));
    });
  },
);
