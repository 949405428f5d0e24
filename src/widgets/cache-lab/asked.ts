/** What a line is about, and what can be predicted of it. */
import type { PythonVersion } from '../../pyc/types.ts';
import type { ModulePath } from './path.ts';
import type { CommandView, EntryView } from './view.ts';

/** The last of the commands that asked for a module's code, or compiled. */
export function askedIn(entry: EntryView | undefined): CommandView | null {
  return entry?.commands.findLast(({ paths }) => paths.length > 0) ?? null;
}

const isM = ({ module }: ModulePath): boolean => /(^|\/)m(\.pyc?)?$/.test(module);

/** The module that a run is about: m where it was asked for, else the one that was asked for last. */
export function subjectOf({ paths }: CommandView): ModulePath {
  return paths.find(isM) ?? paths.at(-1)!;
}

/** How a path can end, as it is predicted. */
export type Guess = 'used' | 'written' | 'unwritten' | 'raised' | 'kept';

/** How a path ended; null where there was no code to come by. */
export function endOf({ outcome, written }: ModulePath): Guess | null {
  if (outcome === 'compiled') return written ? 'written' : 'unwritten';
  return outcome === 'none' ? null : outcome;
}

export interface LabQuestion {
  module: string;
  python: PythonVersion;
  options: readonly Guess[];
  answer: Guess;
  /** The way that lies before it, none of it gone. */
  ahead: ModulePath;
}

/** A path as it is before anything was asked. */
const unlit = (path: ModulePath): ModulePath => ({
  ...path,
  nodes: path.nodes.map((node) => ({ ...node, state: 'dark', answer: '', found: null, expected: null, raised: null })),
});

/** What is to be predicted of a line; null where nothing is asked. */
export function questionOf(entry: EntryView | undefined): LabQuestion | null {
  const asked = askedIn(entry);
  if (!asked) return null;
  const path = subjectOf(asked);
  const answer = endOf(path);
  if (answer === null || path.kind === 'py_compile') return null;
  const options: Guess[] =
    path.kind === 'compileall' ? ['kept', 'written', 'raised'] : ['used', 'written', 'unwritten', 'raised'];
  return { module: path.module, python: asked.python!, options, answer, ahead: unlit(path) };
}
