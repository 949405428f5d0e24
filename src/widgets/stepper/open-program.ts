/** How a program gets to be shown: its file is fetched, changed where a change is asked for, run, and laid out. */
import type { PythonVersion } from '../../pyc/types.ts';
import { loadPyc, loadSource, type SampleSource } from '../shared/sample-source.ts';
import type { EditedFile } from './edit-engine.ts';
import type { Choice, Start } from './model.ts';
import type { RunnerResult } from './runner.ts';
import type { Session } from './session.ts';

/** A program to open: a sample, or a file of the reader's own. */
export interface Program {
  sample: string;
  python: PythonVersion;
  own: { name: string; bytes: Uint8Array; source: SampleSource | null } | null;
  /** Changes of the program, as links have them. */
  edits: readonly string[];
}

export interface OpenedProgram {
  session: Session;
  /** The file before any change, and the one that was run. */
  original: Uint8Array;
  bytes: Uint8Array;
  /** The changes that could be made. */
  edits: readonly string[];
  /** What a reader should know about it, a sentence each. */
  notes: string[];
}

/** The file after some changes; see `editFile`. What encodes it is loaded now. */
export async function edited(bytes: Uint8Array, edits: readonly string[]): Promise<EditedFile> {
  const { editFile } = await import('./edit-engine.ts');
  return editFile(bytes, edits);
}

async function loadSample(
  { sample, python }: Program,
  { start, choices }: { start: Start; choices: readonly Choice[] },
): Promise<NonNullable<Program['own']>> {
  const path = choices.find((each) => each.name === sample)?.paths[python];
  if (!path) throw new Error(`${sample} is not there for Python ${python}.`);
  const [source, bytes] = await Promise.all([
    sample === start.name && start.source ? start.source : loadSource(sample),
    loadPyc(path),
  ]);
  return { name: `${sample}.pyc`, bytes, source };
}

/** Runs a program, by `run`. Gives a sentence where it cannot be run; rejects where a file cannot be fetched. */
export async function openProgram(
  program: Program,
  samples: { start: Start; choices: readonly Choice[] },
  run: (name: string, bytes: Uint8Array) => Promise<RunnerResult>,
  openRun: typeof import('./session.ts').openRun,
): Promise<OpenedProgram | { reason: string }> {
  const notes: string[] = [];
  const { name, bytes: original, source } = program.own ?? (await loadSample(program, samples));
  let bytes = original;
  let { edits } = program;
  if (edits.length > 0) {
    const made = await edited(original, edits);
    bytes = made.bytes;
    if (made.reason !== null) {
      notes.push(`A change in this link cannot be made. ${made.reason}`);
      edits = edits.slice(0, made.made);
    }
  }
  const result = await run(name, bytes);
  if (!result.ok) return { reason: result.reason ?? 'The run was ended before all of it was recorded.' };
  const opened = await openRun(name, source, result);
  if (!opened.ok) return opened;
  return { session: opened.session, original, bytes, edits, notes };
}
