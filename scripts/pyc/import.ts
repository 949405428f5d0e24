import { existsSync, readFileSync } from 'node:fs';
import type { Compile } from '../../src/importlib/index.ts';
import { loadOpcodes } from '../../src/pyc/index.ts';
import { loadParts } from '../../src/vm/index.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';
import { compileFrom, type BodyStore } from '../regen/cache/compile-store.ts';
import type { Scenario } from '../regen/cache/scenario-types.ts';
import { findPythons } from '../regen/pythons.ts';
import { compileTexts, textsOf } from '../regen/scenarios.ts';
import { CallError, fileArguments, print, readInput } from './command.ts';
import type { Command } from './command.ts';
import { isFor, playScenario } from './import-scenario.ts';

/** Takes every `--python X` out of the arguments. */
function versionsOf(args: readonly string[]): [readonly PythonVersion[], string[]] {
  const chosen: string[] = [];
  const rest: string[] = [];
  for (let n = 0; n < args.length; n++) {
    if (args[n] === '--python') chosen.push(args[++n] ?? '');
    else rest.push(args[n]);
  }
  const unknown = chosen.find((version) => !(PYTHON_VERSIONS as readonly string[]).includes(version));
  if (unknown !== undefined) throw new CallError(`--python takes one of ${PYTHON_VERSIONS.join(', ')}`);
  return [chosen.length === 0 ? PYTHON_VERSIONS : (chosen as PythonVersion[]), rest];
}

/** What the interpreters compiled for the tests. */
function recorded(python: PythonVersion): BodyStore {
  const file = new URL(`../../tests/goldens/importlib/scenarios/bodies-${python}.json`, import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as BodyStore) : {};
}

/** `compile` for all texts of the scenarios: recorded, or asked of that interpreter where it is at hand. */
function compilerFor(python: PythonVersion, scenarios: readonly Scenario[]): { compile: Compile; version: string } {
  const store = recorded(python);
  const missing = textsOf(scenarios).filter((text) => !Object.hasOwn(store, text));
  const interpreter = findPythons().get(python);
  const compiled = (texts: readonly string[]): BodyStore => {
    if (!interpreter) throw new CallError(`no Python ${python} is here to compile ${JSON.stringify(texts[0])}`);
    return JSON.parse(compileTexts(interpreter, texts)) as BodyStore;
  };
  const all = missing.length > 0 ? { ...store, ...compiled(missing) } : store;
  const compile = compileFrom(all, python, (text) => compiled([text]));
  return { compile, version: interpreter?.sysVersion.split(' ')[0] ?? python };
}

const isScenarios = (value: unknown): value is Scenario[] =>
  Array.isArray(value) &&
  value.every((one) => typeof one === 'object' && one !== null && Array.isArray((one as Scenario).steps));

/** `import`: plays scenarios of files and runs in the simulated import system. */
export const importCommand: Command = {
  usage: 'import SCENARIOS.json [--python 3.13]…',
  async run(args) {
    const [versions, rest] = versionsOf(args);
    const [file] = fileArguments(rest, 1);
    const bytes = readInput(file);
    if (!bytes) return 1;
    let scenarios: unknown;
    try {
      scenarios = JSON.parse(new TextDecoder().decode(bytes));
    } catch (error) {
      console.error(`${file}: ${(error as Error).message}`);
      return 1;
    }
    if (!isScenarios(scenarios)) {
      console.error(`${file}: is no list of scenarios, each with its "steps"`);
      return 1;
    }
    let status = 0;
    const compilers = new Map<PythonVersion, ReturnType<typeof compilerFor>>();
    for (const python of versions) {
      await Promise.all([loadOpcodes(python), loadParts(python)]);
      compilers.set(python, compilerFor(python, scenarios));
    }
    for (const scenario of scenarios)
      for (const python of versions) {
        if (!isFor(scenario, python)) continue;
        const { compile, version } = compilers.get(python)!;
        const { unsupported, ...result } = playScenario(scenario, python, compile);
        await print(`${JSON.stringify({ ...result, version })}\n`);
        if (unsupported === undefined) continue;
        console.error(`${file}: ${scenario.name}: this simulator does not have ${unsupported}`);
        status = 1;
      }
    return status;
  },
};
