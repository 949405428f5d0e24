/**
 * Plays random scenarios of files, changes and runs on real CPythons and in the simulated import system, and shows what
 * differs.
 *
 *   npm run scenarios -- [--seed 1000000] [--count 100] [--py 3.13]… [--show 5]
 *
 * Scenarios SEED to SEED + COUNT - 1; --py takes a version (may be given again; all of 3.7 to 3.15 otherwise), --show says
 * how many differences are shown in full. Status 1 where anything differs, 2 for a bad call or where an interpreter is missing.
 */
import { parseArgs } from 'node:util';
import { loadOpcodes } from '../src/pyc/index.ts';
import { loadParts } from '../src/vm/index.ts';
import { PYTHON_VERSIONS } from '../src/pyc/types.ts';
import type { PythonVersion } from '../src/pyc/types.ts';
import { playScenario } from './pyc/import-scenario.ts';
import { compileFrom, type BodyStore } from './regen/cache/compile-store.ts';
import { randomScenario } from './regen/cache/random-scenarios.ts';
import { RANDOM_TEXTS } from './regen/cache/random-texts.ts';
import type { Scenario, ScenarioResult } from './regen/cache/scenario-types.ts';
import { findPythons } from './regen/pythons.ts';
import { compileTexts, playReally, resultText } from './regen/scenarios.ts';

/** Scenarios that go to an interpreter at a time. */
const BATCH = 200;

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

/** Where two results differ: run by run, part by part. */
function differences(real: ScenarioResult, ours: ScenarioResult): string[] {
  const lines: string[] = [];
  const compare = (what: string, a: unknown, b: unknown): void => {
    if (JSON.stringify(a) !== JSON.stringify(b))
      lines.push(`  ${what}`, `    CPython: ${JSON.stringify(a)}`, `    here:    ${JSON.stringify(b)}`);
  };
  compare('refused', real.refused ?? [], ours.refused ?? []);
  for (const [n, run] of real.runs.entries()) {
    const own = ours.runs.at(n);
    const title = `run ${n}: ${run.cmd}${run.env ? ` ${JSON.stringify(run.env)}` : ''}`;
    for (const part of ['rc', 'stdout', 'v', 'exc'] as const) compare(`${title}: ${part}`, run[part], own?.[part]);
    const names = new Set([...Object.keys(run.files), ...Object.keys(own?.files ?? {})]);
    const sorted = (file: object | undefined): unknown => file && Object.entries(file).sort();
    for (const name of names) compare(`${title}: ${name}`, sorted(run.files[name]), sorted(own?.files[name]));
  }
  return lines;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1000000' },
    count: { type: 'string', default: '100' },
    py: { type: 'string', multiple: true, default: [...PYTHON_VERSIONS] },
    show: { type: 'string', default: '5' },
  },
});
const [seed, count, show] = [Number(values.seed), Number(values.count), Number(values.show)];
if (![seed, count, show].every(Number.isSafeInteger)) fail('--seed, --count and --show take whole numbers');
const interpreters = findPythons();
let status = 0;
for (const version of values.py as PythonVersion[]) {
  if (!PYTHON_VERSIONS.includes(version)) fail(`--py takes one of ${PYTHON_VERSIONS.join(', ')}`);
  const python = interpreters.get(version) ?? fail(`no Python ${version} is here`);
  await Promise.all([loadOpcodes(version), loadParts(version)]);
  const compiled = (texts: readonly string[]): BodyStore => JSON.parse(compileTexts(python, texts)) as BodyStore;
  const compile = compileFrom(compiled(RANDOM_TEXTS), version, (text) => compiled([text]));
  let [same, lacking, different] = [0, 0, 0];
  for (let first = 0; first < count; first += BATCH) {
    const scenarios: Scenario[] = Array.from({ length: Math.min(BATCH, count - first) }, (_, n) =>
      randomScenario(seed + first + n),
    );
    const results = await playReally(python, scenarios);
    for (const [n, scenario] of scenarios.entries()) {
      const ours = playScenario(scenario, version, compile);
      if (ours.unsupported !== undefined) {
        if (lacking++ < show)
          console.log(`${version} ${scenario.name}: this simulator does not have ${ours.unsupported}`);
        continue;
      }
      if (resultText(ours) === resultText(results[n])) {
        same++;
        continue;
      }
      if (different++ < show) console.log([`${version} ${scenario.name}`, ...differences(results[n], ours)].join('\n'));
    }
  }
  console.log(`${version}: ${same} equal, ${different} different, ${lacking} unsupported, of ${count}`);
  if (different + lacking > 0) status = 1;
}
process.exitCode = status;
