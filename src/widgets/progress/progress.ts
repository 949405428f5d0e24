import { forget, recall, recallAll, remember } from '../shared/preferences.ts';

/**
 * Where a reader is in the course, kept in this browser only. A lesson is `open` from its first visit and `read` once its
 * recap has been on the screen.
 */
export type LessonState = 'new' | 'open' | 'read';

export interface Progress {
  lessons: Record<string, 'open' | 'read'>;
  /** Slug of the lesson that was open last. */
  last: string | null;
  /** The heading of that lesson at which it was left: its `id`. Null for the beginning. */
  place: string | null;
}

const KEY = 'inside-pyc.progress';
const EMPTY: Progress = { lessons: {}, last: null, place: null };

/** Keys of what else a reader did: answers to questions, tasks that were solved. */
const DONE = /^inside-pyc\.(answer|task)\./;

/** Reads stored progress. Anything that is not ours counts as none. */
export function parseProgress(text: string | null): Progress {
  if (text === null) return EMPTY;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return EMPTY;
  }
  if (typeof data !== 'object' || data === null) return EMPTY;
  const { lessons, last, place } = data as { lessons?: unknown; last?: unknown; place?: unknown };
  const known = Object.entries(typeof lessons === 'object' && lessons !== null ? lessons : {}).filter(
    (entry): entry is [string, 'open' | 'read'] => entry[1] === 'open' || entry[1] === 'read',
  );
  return {
    lessons: Object.fromEntries(known),
    last: typeof last === 'string' ? last : null,
    place: typeof place === 'string' ? place : null,
  };
}

/** Progress after a lesson was opened or read; a lesson that was read stays read. */
export function advance(progress: Progress, slug: string, state: 'open' | 'read'): Progress {
  const kept = progress.lessons[slug] === 'read' ? 'read' : state;
  const place = progress.last === slug ? progress.place : null;
  return { lessons: { ...progress.lessons, [slug]: kept }, last: slug, place };
}

/** Progress after a reader left a lesson at a heading; null for its beginning. */
export function leaveAt(progress: Progress, slug: string, place: string | null): Progress {
  return { ...progress, last: slug, place };
}

export function lessonState(progress: Progress, slug: string): LessonState {
  return Object.hasOwn(progress.lessons, slug) ? progress.lessons[slug] : 'new';
}

export function loadProgress(): Progress {
  return parseProgress(recall(KEY));
}

export function saveProgress(progress: Progress): void {
  remember(KEY, JSON.stringify(progress));
}

/** Forgets where the reader was, every answer and every task. */
export function forgetProgress(): void {
  for (const key of Object.keys(recallAll('inside-pyc.'))) if (key === KEY || DONE.test(key)) forget(key);
}
