/** The lab's history: lines from a fixed start, done again from the first on whenever they change. */
import type { PythonVersion } from '../../pyc/types.ts';
import { runLine, type Compilers, type Entry } from './shell.ts';
import { newWorld, type World } from './world.ts';

export interface Replay {
  python: PythonVersion;
  start: World;
  entries: readonly Entry[];
}

/** Does the lines; what `before` has done of them is taken from there. */
export function replay(
  python: PythonVersion,
  lines: readonly string[],
  compilers: Compilers,
  before: Replay | null = null,
): Replay {
  const known = before?.python === python ? before.entries : [];
  const differs = lines.findIndex((line, n) => known[n]?.line !== line);
  const entries = known.slice(0, differs < 0 ? lines.length : differs);
  const start = before?.python === python ? before.start : newWorld(python);
  for (const line of lines.slice(entries.length))
    entries.push(runLine(entries.at(-1)?.world ?? start, line, compilers));
  return { python, start, entries };
}
