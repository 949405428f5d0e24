/** Three ways for a cache file to be fresh, and what can happen to its source: what Python makes of each pair. */
import type { Said } from '../shared/say.ts';

export const MODES = ['timestamp', 'checked-hash', 'unchecked-hash'] as const;
export type Mode = (typeof MODES)[number];

export const MODE_TITLES: Readonly<Record<Mode, string>> = {
  timestamp: 'mtime and size',
  'checked-hash': 'checked hash',
  'unchecked-hash': 'unchecked hash',
};

export const CHANGES = ['edit', 'same-second', 'touch', 'copy', 'copy-times', 'checkout'] as const;
export type Change = (typeof CHANGES)[number];

/** What is done to the source between compiling and running, and whether its text is another one then. */
export const CHANGE_TITLES: Readonly<Record<Change, { title: string; line: string; otherText: boolean }>> = {
  edit: { title: 'edited', line: 'edit m.py new', otherText: true },
  'same-second': { title: 'edited in the same second, same size', line: 'edit m.py new', otherText: true },
  touch: { title: 'touched', line: 'touch m.py', otherText: false },
  copy: { title: 'copied, all with new times', line: 'cp -r . /tmp/copy && cd /tmp/copy', otherText: false },
  'copy-times': { title: 'copied, times kept', line: 'cp -rp . /tmp/copy && cd /tmp/copy', otherText: false },
  checkout: {
    title: 'edited, then put back by git checkout',
    line: 'edit m.py new && git checkout m.py',
    otherText: false,
  },
};

/** `--check-hash-based-pycs`: what Python does about hashes. */
export const CHECKS = ['default', 'always', 'never'] as const;
export type Check = (typeof CHECKS)[number];

/** A cell of the table, under one of the checks. */
export interface Chosen {
  change: Change;
  mode: Mode;
  check: Check;
}

/** What is typed in the cache lab for a cell. */
export function linesOf({ change, mode, check }: Chosen): string[] {
  const compile = `python -m compileall -q --invalidation-mode ${mode} .`;
  const run = check === 'default' ? 'python main.py' : `python --check-hash-based-pycs ${check} main.py`;
  const { line } = CHANGE_TITLES[change];
  if (change === 'same-second') return [`touch m.py && ${compile} && ${line} && ${run}`];
  return [compile, line, run];
}

export type Verdict = 'used' | 'compiled' | 'needless' | 'old-code';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  used: 'used',
  compiled: 'compiled again',
  needless: 'compiled again, for nothing',
  'old-code': 'the old code runs',
};

/** What can come of a change: the text is another one, or it is not. */
export function possible(change: Change): readonly [Verdict, Verdict] {
  return CHANGE_TITLES[change].otherText ? ['compiled', 'old-code'] : ['used', 'needless'];
}

/** A cell that was run. */
export interface Cell extends Chosen {
  verdict: Verdict;
  /** Why, and what the run printed. */
  sentence: Said[];
  out: string;
}

/** What the reader has done. */
export interface Done {
  ran: readonly Cell[];
  /** Predictions that were right. */
  right: number;
}

/** What a task can ask for. */
export const GOALS = {
  'old-code-by-timestamp': ({ ran }: Done) =>
    ran.some(({ mode, verdict }) => mode === 'timestamp' && verdict === 'old-code'),
  needless: ({ ran }: Done) => ran.some(({ verdict }) => verdict === 'needless'),
  /** An edit behind an unchecked hash that Python sees nevertheless. */
  'unchecked-noticed': ({ ran }: Done) =>
    ran.some(({ mode, verdict }) => mode === 'unchecked-hash' && verdict === 'compiled'),
  'predicted-four': ({ right }: Done) => right >= 4,
} satisfies Record<string, (done: Done) => boolean>;

export type GoalName = keyof typeof GOALS;
