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
    title: 'edited, and checked out again',
    line: 'edit m.py new && git checkout m.py',
    otherText: false,
  },
};

/** What is typed in the cache lab for a pair. */
export function linesOf(change: Change, mode: Mode): string[] {
  const compile = `python -m compileall -q --invalidation-mode ${mode} .`;
  const { line } = CHANGE_TITLES[change];
  if (change === 'same-second') return [`touch m.py && ${compile} && ${line} && python main.py`];
  return [compile, line, 'python main.py'];
}

export type Verdict = 'used' | 'compiled' | 'needless' | 'old-code';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  used: 'used',
  compiled: 'compiled again',
  needless: 'compiled again, for nothing',
  'old-code': 'the old code runs',
};

export interface Cell {
  change: Change;
  mode: Mode;
  verdict: Verdict;
  /** Why, and what the run printed. */
  sentence: Said[];
  out: string;
}
