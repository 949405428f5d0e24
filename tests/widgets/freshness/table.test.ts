import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { freshnessCells } from '../../../src/widgets/freshness/cells.ts';
import { CHANGES, MODES } from '../../../src/widgets/freshness/table.ts';
import { readLink, writeLink } from '../../../src/widgets/freshness/url.ts';

describe('the table', () => {
  // The page shows one table to readers of every Python.
  test.each(PYTHON_VERSIONS)('is this one on %s', async (python) => {
    const cells = await freshnessCells(python);
    const rows = CHANGES.map((change) => cells.filter((cell) => cell.change === change).map(({ verdict }) => verdict));
    expect(Object.fromEntries(CHANGES.map((change, n) => [change, rows[n].join(' ')]))).toEqual({
      edit: 'compiled compiled old-code',
      'same-second': 'old-code compiled old-code',
      touch: 'needless used used',
      copy: 'needless used used',
      'copy-times': 'used used used',
      checkout: 'needless used used',
    });
    for (const { verdict, out, change } of cells)
      expect(out).toContain(verdict === 'compiled' && change !== 'touch' ? 'the new code' : 'the old code');
  });
});

describe('links', () => {
  test('every cell has one', () => {
    for (const change of CHANGES)
      for (const mode of MODES)
        expect(readLink(writeLink({ change, mode }))).toEqual({ kind: 'state', chosen: { change, mode } });
  });

  test('a cell that the table does not have is refused with a sentence', () => {
    const result = readLink('#1.cell=touch,nothing');
    expect(result.kind === 'broken' && result.reason).toContain('no cell “touch,nothing”');
    expect(readLink('')).toEqual({ kind: 'none' });
  });
});
