import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { freshnessCells, runCell } from '../../../src/widgets/freshness/cells.ts';
import {
  CHANGES,
  CHANGE_TITLES,
  CHECKS,
  GOALS,
  MODES,
  possible,
  type Check,
} from '../../../src/widgets/freshness/table.ts';
import { readLink, writeLink } from '../../../src/widgets/freshness/url.ts';

const kept = { copy: 'needless used used', 'copy-times': 'used used used', checkout: 'needless used used' };
const TABLES: Record<Check, Record<string, string>> = {
  default: {
    edit: 'compiled compiled old-code',
    'same-second': 'old-code compiled old-code',
    touch: 'needless used used',
    ...kept,
  },
  always: {
    edit: 'compiled compiled compiled',
    'same-second': 'old-code compiled compiled',
    touch: 'needless used used',
    ...kept,
  },
  never: {
    edit: 'compiled old-code old-code',
    'same-second': 'old-code old-code old-code',
    touch: 'needless used used',
    ...kept,
  },
};

describe.each(CHECKS)('the table under %s', (check) => {
  // The page shows one table to readers of every Python.
  test.each(PYTHON_VERSIONS)('is this one on %s', async (python) => {
    const cells = await freshnessCells(python, check);
    const rows = CHANGES.map((change) => cells.filter((cell) => cell.change === change).map(({ verdict }) => verdict));
    expect(Object.fromEntries(CHANGES.map((change, n) => [change, rows[n].join(' ')]))).toEqual(TABLES[check]);
    for (const { verdict, out, change } of cells) {
      expect(out).toContain(verdict === 'compiled' ? 'the new code' : 'the old code');
      expect(possible(change)).toContain(verdict);
      expect(CHANGE_TITLES[change].otherText).toBe(verdict === 'compiled' || verdict === 'old-code');
    }
  });
});

test('tasks look at what was run', async () => {
  const noticed = await runCell('3.9', { change: 'edit', mode: 'unchecked-hash', check: 'always' });
  const trap = await runCell('3.9', { change: 'same-second', mode: 'timestamp', check: 'default' });
  expect(GOALS['unchecked-noticed']({ ran: [noticed], right: 0 })).toBe(true);
  expect(GOALS['unchecked-noticed']({ ran: [trap], right: 9 })).toBe(false);
  expect(GOALS['old-code-by-timestamp']({ ran: [noticed, trap], right: 0 })).toBe(true);
  expect(GOALS['predicted-four']({ ran: [], right: 3 })).toBe(false);
});

describe('links', () => {
  test('every cell has one', () => {
    for (const change of CHANGES)
      for (const mode of MODES)
        for (const check of CHECKS) {
          const chosen = { change, mode, check };
          expect(readLink(writeLink(chosen))).toEqual({ kind: 'state', chosen, ask: false });
          expect(readLink(writeLink(chosen, true))).toEqual({ kind: 'state', chosen, ask: true });
        }
  });

  test.each([
    ['#1.cell=touch,nothing', 'no cell “touch,nothing”'],
    ['#1.cell=touch,timestamp&check=often', '“often” is not default'],
    ['#1.cells=1', 'a part “cells”'],
  ])('%s is refused with a sentence', (hash, reason) => {
    const result = readLink(hash);
    expect(result.kind === 'broken' && result.reason).toContain(reason);
    expect(readLink('')).toEqual({ kind: 'none' });
  });
});
