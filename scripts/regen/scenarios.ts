import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { Scenario, ScenarioResult } from './cache/scenario-types.ts';
import { cleanEnv } from './pythons.ts';
import { foundOf, type Interpreter, type RegenTask } from './task.ts';
import { withTempFolderAsync } from './workspace.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ORACLE = join(ROOT, 'scripts/oracle/cache_oracle.py');
const COMPILER = join(ROOT, 'scripts/oracle/compile_texts.py');
const PLACE = 'tests/goldens/importlib/scenarios';
const run = promisify(execFile);

/** What a golden file holds for one version. */
export interface ScenarioGolden {
  /** `sys.version` of the interpreter. */
  python: string;
  /** Results of `tests/importlib/scenarios.json`, in its order. */
  written: ScenarioResult[];
}

/** The scenarios that are written down. */
export function writtenScenarios(): Scenario[] {
  return JSON.parse(readFileSync(join(ROOT, 'tests/importlib/scenarios.json'), 'utf8')) as Scenario[];
}

/** The same for equal results, whatever the order of a result's parts; versions and the library's files left out. */
export function resultText({ name, runs, refused }: ScenarioResult): string {
  const sorted = (value: unknown): unknown =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, part]) => [key, sorted(part)]),
        )
      : Array.isArray(value)
        ? value.map(sorted)
        : value;
  return JSON.stringify(sorted({ name, runs, refused: refused ?? [] }));
}

/** 54 bits of it. */
export function resultDigest(result: ScenarioResult): string {
  return createHash('sha256').update(resultText(result)).digest('base64url').slice(0, 9);
}

/** Plays scenarios on a real interpreter, in two processes. */
export async function playReally(python: Interpreter, scenarios: readonly Scenario[]): Promise<ScenarioResult[]> {
  return withTempFolderAsync(async (folder) => {
    const file = join(folder, 'scenarios.json');
    writeFileSync(file, JSON.stringify(scenarios));
    const half = Math.ceil(scenarios.length / 2);
    const options = { cwd: folder, env: cleanEnv({}), maxBuffer: 1 << 28 };
    const parts = await Promise.all(
      [
        [0, half],
        [half, scenarios.length],
      ].map(([from, to]) => run(python.path, [ORACLE, file, String(from), String(to)], options)),
    );
    return parts.flatMap(({ stdout }) =>
      stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as ScenarioResult),
    );
  });
}

/** Every text that a scenario's files and `-c` commands have. */
export function textsOf(scenarios: readonly Scenario[]): string[] {
  const texts = new Set<string>();
  for (const { steps } of scenarios)
    for (const step of steps) {
      if ('text' in step) texts.add(step.text);
      if ('run' in step && step.run.includes('-c')) texts.add(step.run[step.run.indexOf('-c') + 1] ?? '');
      if ('run' in step && step.stdin !== undefined) texts.add(step.stdin);
    }
  return [...texts].sort();
}

/** Compiles texts on an interpreter: a `BodyStore` as text. */
export function compileTexts(python: Interpreter, texts: readonly string[]): string {
  return execFileSync(python.path, [COMPILER], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
    env: cleanEnv({ PYTHONIOENCODING: 'utf-8' }),
    maxBuffer: 1 << 28,
  });
}

/** What real interpreters do with cache files: the scenarios that are written down. */
export const scenariosTask: RegenTask = {
  name: 'scenarios',
  needs: [...PYTHON_VERSIONS],
  owns: [PLACE],
  async generate(pythons) {
    const made = new Map<string, string | Uint8Array>();
    const written = writtenScenarios();
    for (const python of foundOf(pythons, PYTHON_VERSIONS)) {
      const results = await playReally(python, written);
      const lines = [
        `"python":${JSON.stringify(python.sysVersion)}`,
        `"written":[\n${results.map((result) => JSON.stringify(result)).join(',\n')}\n]`,
      ];
      made.set(`${PLACE}/${python.minor}.json`, `{${lines.join(',\n')}}\n`);
      made.set(`${PLACE}/bodies-${python.minor}.json`, compileTexts(python, textsOf(written)));
    }
    return made;
  },
};
