/** A reader's progress as a file: to keep it, or to take it to another browser. */
import { recallAll, remember } from '../shared/preferences.ts';
import { loadProgress, parseProgress, saveProgress, type Progress } from './progress.ts';

const FORMAT = 'inside-pyc progress';
const VERSION = 1;
/** More than all answers of the course take. */
const LONGEST = 1_000_000;

/** What the file holds beside its format's name and version. */
export interface Kept {
  progress: Progress;
  /** Answers and solved tasks under their keys in storage. */
  done: Record<string, string>;
}

export type ReadFile = { kind: 'kept'; kept: Kept } | { kind: 'broken'; reason: string };

/** An answer is a row of option numbers, a task is done or not there. */
const ENTRY = [
  [/^inside-pyc\.answer\.[\w.-]+$/, /^(\d+(,\d+)*)?$/],
  [/^inside-pyc\.task\.[\w.-]+$/, /^done$/],
] as const;

const isEntry = (entry: [string, unknown]): entry is [string, string] =>
  ENTRY.some(([key, value]) => key.test(entry[0]) && typeof entry[1] === 'string' && value.test(entry[1]));

/** The file's text. */
export function writeProgressFile({ progress, done }: Kept): string {
  return JSON.stringify({ format: FORMAT, version: VERSION, progress, done }, null, 2) + '\n';
}

/** Reads such a file. Entries of it that are not ours are left out; any other file is broken, with a sentence. */
export function readProgressFile(text: string): ReadFile {
  const broken = (detail: string): ReadFile => ({ kind: 'broken', reason: `Nothing was loaded: ${detail}.` });
  if (text.length > LONGEST) return broken('the file is too large to be a saved progress');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return broken('the file is not JSON');
  }
  const { format, version, progress, done } = (data ?? {}) as Record<string, unknown>;
  if (format !== FORMAT) return broken('the file is not a progress that this site has saved');
  if (version !== VERSION) return broken('the file was saved by a newer version of this site');
  return {
    kind: 'kept',
    kept: {
      progress: parseProgress(JSON.stringify(progress ?? null)),
      done: Object.fromEntries(Object.entries((done ?? {}) as Record<string, unknown>).filter(isEntry)),
    },
  };
}

/** All that is stored in this browser. */
export function keptHere(): Kept {
  const done = Object.fromEntries(Object.entries(recallAll('inside-pyc.')).filter(isEntry));
  return { progress: loadProgress(), done };
}

/** Adds a file's progress to this browser's: a lesson that was read in either is read, the file's answers count. */
export function keepHere({ progress, done }: Kept): void {
  const here = loadProgress();
  const lessons = { ...here.lessons, ...progress.lessons };
  for (const [slug, state] of Object.entries(here.lessons)) if (state === 'read') lessons[slug] = 'read';
  saveProgress({
    lessons,
    last: progress.last ?? here.last,
    place: progress.last === null ? here.place : progress.place,
  });
  for (const [key, value] of Object.entries(done)) remember(key, value);
}
