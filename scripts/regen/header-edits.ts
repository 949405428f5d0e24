import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { SOURCE_STATES, applyEdit, makeEdits } from './cache/edits.ts';
import type { HeaderEdit } from './cache/edits.ts';
import { runGetCode } from './cache/get-code.ts';
import { MODULE, editSamples, loadSample } from './cache/header-cases.ts';
import type { HeaderPython, LoadedSample } from './cache/header-cases.ts';
import { compact, recordedOf } from './cache/recorded.ts';
import type { CompactOutcomes, RecordedOutcome } from './cache/recorded.ts';
import type { Interpreter, RegenTask } from './task.ts';

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));

/** The committed seed; `scripts/try-header-edits.ts` tries others. */
export const SEED = 552;

const LEGACY = ['2.7', '3.6'] as const;

/** How many edits are recorded: 2.7 and 3.6 have shorter headers and fewer checks. */
export function editCount(python: HeaderPython): number {
  return python === '2.7' || python === '3.6' ? 1000 : 10_000;
}

/** A golden file of the task. */
export interface HeaderEditsGolden extends CompactOutcomes {
  /** `sys.version` of the interpreter that was asked. */
  python: string;
  seed: number;
  count: number;
}

/** The cache files of `public/samples` that are edited for that Python. */
export function loadSamples(python: HeaderPython): LoadedSample[] {
  return editSamples(python).map((sample) =>
    loadSample(
      python,
      sample,
      readFileSync(join(PUBLIC, sample.pyc)),
      readFileSync(join(PUBLIC, sample.source), 'utf8'),
    ),
  );
}

/** What the interpreter does with each edited file, source state by source state. */
export function recordEdits(
  interpreter: Interpreter,
  samples: readonly LoadedSample[],
  edits: readonly HeaderEdit[],
): RecordedOutcome[][] {
  const recorded: RecordedOutcome[][] = edits.map(() => []);
  for (const state of SOURCE_STATES) {
    const numbered = edits.map((edit, index) => ({ edit, index }));
    const bySample = samples.map((_, sample) => numbered.filter(({ edit }) => edit.sample === sample));
    const groups = samples.map(({ facts, sources }, sample) => ({
      source: sources[state],
      pycs: [facts.pyc],
      cases: bySample[sample].map(({ edit }) => ({ pyc: 0, file: applyEdit(edit, facts), policy: edit.policy })),
    }));
    const { outcomes, cases } = runGetCode(interpreter, MODULE, groups);
    cases.forEach((indices, sample) =>
      indices.forEach((index, at) => recorded[bySample[sample][at].index].push(recordedOf(outcomes[index]))),
    );
  }
  return recorded;
}

/** What real Pythons do with cache files whose headers were edited at random. */
export const headerEditsTask: RegenTask = {
  name: 'header-edits',
  needs: [...LEGACY, ...PYTHON_VERSIONS],
  owns: ['tests/goldens/importlib/header-edits'],
  async generate(pythons) {
    const made = new Map<string, string>();
    for (const minor of [...LEGACY, ...PYTHON_VERSIONS]) {
      const interpreter = pythons.get(minor);
      if (!interpreter) continue;
      const samples = loadSamples(minor);
      const count = editCount(minor);
      const edits = makeEdits(SEED, count, samples.length);
      const golden: HeaderEditsGolden = {
        python: interpreter.sysVersion,
        seed: SEED,
        count,
        ...compact(recordEdits(interpreter, samples, edits)),
      };
      made.set(`tests/goldens/importlib/header-edits/${minor}.json`, `${JSON.stringify(golden)}\n`);
    }
    return made;
  },
};
