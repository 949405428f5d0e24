/** Recorded: what real interpreters do in random scenarios, as a digest for each. */
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { randomScenario } from './cache/random-scenarios.ts';
import { RANDOM_TEXTS } from './cache/random-texts.ts';
import { compileTexts, playReally, resultDigest } from './scenarios.ts';
import { foundOf, type Interpreter, type RegenTask } from './task.ts';

const PLACE = 'tests/goldens/importlib/random';

/** How many random scenarios are recorded for each version: those of the seeds from 0 on. */
export const RANDOM_SCENARIOS = 2000;

/** Scenarios that go to an interpreter at a time. */
const BATCH = 250;

/** What a golden file holds for one version. */
export interface RandomGolden {
  /** `sys.version` of the interpreter. */
  python: string;
  /** Of each scenario, by its seed: the digest of its result. */
  digests: string[];
}

/** The files of one version, by path. */
async function recordRandom(python: Interpreter): Promise<[path: string, content: string][]> {
  const digests: string[] = [];
  while (digests.length < RANDOM_SCENARIOS) {
    const count = Math.min(BATCH, RANDOM_SCENARIOS - digests.length);
    const scenarios = Array.from({ length: count }, (_, n) => randomScenario(digests.length + n));
    digests.push(...(await playReally(python, scenarios)).map(resultDigest));
  }
  const golden: RandomGolden = { python: python.sysVersion, digests };
  return [
    [`${PLACE}/${python.minor}.json`, `${JSON.stringify(golden)}\n`],
    [`${PLACE}/bodies-${python.minor}.json`, compileTexts(python, RANDOM_TEXTS)],
  ];
}

/** Half an hour on two cores. */
export const randomScenariosTask: RegenTask = {
  name: 'random-scenarios',
  needs: [...PYTHON_VERSIONS],
  owns: [PLACE],
  async generate(pythons) {
    const made = new Map<string, string | Uint8Array>();
    for (const python of foundOf(pythons, PYTHON_VERSIONS))
      for (const [path, content] of await recordRandom(python)) made.set(path, content);
    return made;
  },
};
