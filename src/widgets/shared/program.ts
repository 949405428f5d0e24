/** How a widget gets at the files of a program: those of a sample by several Pythons, or one of the reader's own. */
import type { AnyPython, PythonVersion } from '../../pyc/types.ts';
import { loadPyc } from './sample-source.ts';
import type { SampleSource } from './sample-source.ts';

/** A program as the list of programs offers it. */
export interface Choice {
  name: string;
  title: string;
  paths: Partial<Record<PythonVersion, string>>;
}

/** What a widget has of a program: as many of its files as have been asked for. */
export interface Files {
  name: string;
  files: ReadonlyMap<AnyPython, unknown>;
}

/** What makes a widget's session, and reads a file into it; `addFile` returns why a file cannot be shown, or null. */
export interface ProgramEngine<Session> {
  newSession(name: string, source: SampleSource | null): Session;
  addFile(session: Session, name: string, bytes: Uint8Array): Promise<string | null>;
}

/** Fetches a sample's files for these Pythons, where they are not there yet. Rejects with a sentence that can be shown. */
export async function fetchFiles<Session extends Files>(
  session: Session,
  { addFile }: ProgramEngine<Session>,
  choices: readonly Choice[],
  pythons: readonly AnyPython[],
): Promise<void> {
  const paths: Partial<Record<AnyPython, string>> = choices.find(({ name }) => name === session.name)?.paths ?? {};
  const fetchOne = async (python: AnyPython) => {
    const path = paths[python];
    if (!path) throw new Error(`${session.name} is not there for Python ${python}.`);
    const problem = await addFile(session, path.slice(path.lastIndexOf('/') + 1), await loadPyc(path));
    if (problem) throw new Error(problem);
  };
  await Promise.all(pythons.filter((python) => !session.files.has(python)).map(fetchOne));
}

/**
 * Reads files that were dropped or chosen into a session of their own. `wants` is as `readOwnFiles` has it; `notes` say what
 * is odd about them.
 */
export async function openOwnFiles<Session extends Files>(
  { newSession, addFile }: ProgramEngine<Session>,
  files: readonly File[],
  wants: string,
): Promise<{ session: Session; notes: string[] } | { reason: string }> {
  const { readOwnFiles } = await import('./own-files.ts');
  const read = await readOwnFiles(files, wants);
  if ('reason' in read) return read;
  const session = newSession(read.pyc.name, read.source);
  const reason = await addFile(session, read.pyc.name, read.pyc.bytes);
  return reason === null ? { session, notes: read.notes } : { reason };
}
