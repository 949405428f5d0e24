/** The machine behind the lab: loaded when something is to be run. */
import type { Compile } from '../../importlib/index.ts';
import { loadOpcodes } from '../../pyc/index.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { compileFrom, loadRows } from './compile.ts';
import { replay, type Replay } from './replay.ts';
import { pythonsOf, type Compilers } from './shell.ts';
import { viewOf, type LabView } from './view.ts';

const compilers = new Map<PythonVersion, Compile>();

const compilerOf: Compilers = (python) => {
  const compile = compilers.get(python);
  if (!compile) throw new Error(`Python ${python} is not loaded`);
  return compile;
};

/** Loads what the Pythons of some lines have compiled. */
async function load(python: PythonVersion, lines: readonly string[]): Promise<void> {
  for (const one of pythonsOf(python, lines)) {
    if (compilers.has(one)) continue;
    const [rows] = await Promise.all([loadRows(one), loadOpcodes(one)]);
    compilers.set(one, compileFrom(rows, one));
  }
}

/** Does lines from the lab's start. */
export async function replayLab(python: PythonVersion, lines: readonly string[]): Promise<Replay> {
  await load(python, lines);
  return replay(python, lines, compilerOf);
}

let last: Replay | null = null;

/** What the lab shows after the first `at` of the lines. Rejects where a Python's programs cannot be fetched. */
export async function labView(python: PythonVersion, lines: readonly string[], at = lines.length): Promise<LabView> {
  await load(python, lines);
  last = replay(python, lines, compilerOf, last);
  return viewOf(last, at, compilerOf);
}
