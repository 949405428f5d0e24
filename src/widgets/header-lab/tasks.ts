import type { CacheCheck, CacheOutcome } from '../../importlib/types.ts';
import { recall, remember } from '../shared/preferences.ts';

export { factsOf } from './facts.ts';

/** What a goal is judged by. */
export interface Facts {
  outcome: CacheOutcome['kind'];
  /** The check that failed. */
  failed: CacheCheck['id'] | null;
  /** Whether `-v` says why. */
  reasonGiven: boolean;
  /** How many bytes differ from the file as it was loaded. */
  edits: number;
  source: { present: boolean; touched: boolean; edited: boolean };
  /** The mtime as an older layout than the file's own reads it; null under its own, and where there is none. */
  misreadMtime: number | null;
}

const stoppedBy = (kind: 'recompiled' | 'raised', id: CacheCheck['id']) => (facts: Facts) =>
  facts.outcome === kind && facts.failed === id;
const used = ({ outcome }: Facts) => outcome === 'used';
const recompiled = ({ outcome }: Facts) => outcome === 'recompiled';
const asCompiled = ({ source }: Facts) => source.present && !source.edited && !source.touched;

/** What a task can ask for. Each looks at the state alone, so that every way to get there counts. */
export const GOALS = {
  'recompiled-by-one-byte': (facts: Facts) => recompiled(facts) && facts.edits === 1 && asCompiled(facts),
  'recompiled-by-magic': stoppedBy('recompiled', 'magic'),
  'recompiled-by-length': stoppedBy('recompiled', 'length'),
  'recompiled-by-flags': stoppedBy('recompiled', 'flags'),
  'recompiled-by-mtime': stoppedBy('recompiled', 'mtime'),
  'recompiled-by-size': stoppedBy('recompiled', 'size'),
  'recompiled-by-hash': stoppedBy('recompiled', 'hash'),
  /** Recompiled, and `-v` does not say why. */
  'recompiled-without-reason': (facts: Facts) => recompiled(facts) && !facts.reasonGiven,
  /** The old code runs although the source says something else. */
  'used-with-changed-source': (facts: Facts) => used(facts) && facts.source.present && facts.source.edited,
  /** A source with another mtime, and a header that was edited to match it. */
  'used-after-touch': (facts: Facts) => used(facts) && facts.source.present && facts.source.touched,
  /** A header that differs from the original, and nobody minds. */
  'used-with-edited-byte': (facts: Facts) => used(facts) && facts.edits > 0,
  'used-without-source': (facts: Facts) => used(facts) && !facts.source.present,
  'refused-bad-magic': stoppedBy('raised', 'magic'),
  'refused-short-header': stoppedBy('raised', 'length'),
  'refused-invalid-flags': stoppedBy('raised', 'flags'),
  /** The header of 3.7+ read as an older Python would: the flags look like an mtime, and it is zero. */
  'mtime-reads-zero': ({ misreadMtime }: Facts) => misreadMtime === 0,
} satisfies Record<string, (facts: Facts) => boolean>;

export type GoalName = keyof typeof GOALS;

/** Something for the reader to reach in the widget. */
export interface Task {
  /** Of a-z, 0-9 and dashes; unique in the course: what was done is remembered under it. */
  id: string;
  prompt: string;
  goal: GoalName;
  hint?: string;
  /** How it is done, and why that works; shown on request and when it was done. */
  solution?: string;
}

/** Whether the state is what the task asks for. */
export function isReached(task: Task, facts: Facts): boolean {
  return GOALS[task.goal](facts);
}

/** Throws on a task that cannot be checked, so that the build stops. */
export function validateTask(task: Task): void {
  if (!/^[a-z0-9-]+$/.test(task.id ?? '')) throw new Error('A task of <HeaderLab> needs an id of a-z, 0-9 and dashes');
  if (!task.prompt) throw new Error(`The task “${task.id}” of <HeaderLab> asks nothing`);
  if (!Object.hasOwn(GOALS, task.goal))
    throw new Error(
      `The task “${task.id}” of <HeaderLab> has goal “${task.goal}”; known are ${Object.keys(GOALS).join(', ')}`,
    );
}

const keyOf = (task: Task) => `inside-pyc.task.${task.id}`;

export function recallDone(task: Task): boolean {
  return recall(keyOf(task)) === 'done';
}

export function rememberDone(task: Task): void {
  remember(keyOf(task), 'done');
}
