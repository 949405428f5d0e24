/** What real Pythons did at a state of the clocks. */
import type { PythonVersion } from '../../pyc/types.ts';
import type { ClocksState } from './clocks.ts';
import { CASES, PYTHONS } from './generated/recorded.ts';

export interface RecordedCase {
  state: ClocksState;
  /** `out`: what `import m` printed; `header`: mtime (after `BASE`) and size in the cache file afterwards. */
  runs: { versions: string[]; out: string; header: [number, number] }[];
}

/** The run that was recorded at just this state, with the Python's full version; null where none was. */
export function recordedAt(state: ClocksState, python: PythonVersion): { python: string; out: string } | null {
  const keys = Object.keys(state) as (keyof ClocksState)[];
  const found = CASES.find((one) => keys.every((key) => one.state[key] === state[key]));
  const run = found?.runs.find(({ versions }) => versions.includes(python));
  return run ? { python: PYTHONS[python], out: run.out } : null;
}
