import { recall, remember } from '../shared/preferences.ts';

/**
 * Where a reader is in the course, kept in this browser only. A lesson is `open` from its first visit and `read` once its
 * recap has been on the screen.
 */
export type LessonState = 'new' | 'open' | 'read';

export interface Progress {
  lessons: Record<string, 'open' | 'read'>;
  /** Slug of the lesson that was open last. */
  last: string | null;
}

const KEY = 'inside-pyc.progress';
const EMPTY: Progress = { lessons: {}, last: null };

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
  const { lessons, last } = data as { lessons?: unknown; last?: unknown };
  const known = Object.entries(typeof lessons === 'object' && lessons !== null ? lessons : {}).filter(
    (entry): entry is [string, 'open' | 'read'] => entry[1] === 'open' || entry[1] === 'read',
  );
  return { lessons: Object.fromEntries(known), last: typeof last === 'string' ? last : null };
}

/** Progress after a lesson was opened or read; a lesson that was read stays read. */
export function advance(progress: Progress, slug: string, state: 'open' | 'read'): Progress {
  const kept = progress.lessons[slug] === 'read' ? 'read' : state;
  return { lessons: { ...progress.lessons, [slug]: kept }, last: slug };
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

export function forgetProgress(): void {
  saveProgress(EMPTY);
}
