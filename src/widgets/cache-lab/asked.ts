/** What a line is about. */
import type { PythonVersion } from '../../pyc/types.ts';
import type { ModulePath, Outcome } from './path.ts';
import type { CommandView, EntryView } from './view.ts';

/** The last of the commands that asked for a module's code. */
export function askedIn(entry: EntryView | undefined): CommandView | null {
  return entry?.commands.findLast(({ paths }) => paths.length > 0) ?? null;
}

/** The module that a run is about: m where it was asked for, else the one that was asked for last. */
export function subjectOf({ paths }: CommandView): ModulePath {
  return paths.find(({ module }) => module === 'm') ?? paths.at(-1)!;
}

/** What is to be predicted of a line; null where nothing is asked. */
export function questionOf(
  entry: EntryView | undefined,
): { module: string; python: PythonVersion; outcome: Outcome } | null {
  const asked = askedIn(entry);
  if (!asked) return null;
  const { module, outcome } = subjectOf(asked);
  return outcome === 'none' ? null : { module, python: asked.python!, outcome };
}
