import { expect, test } from 'vitest';
import { sortFrozensets } from '../../scripts/agreement/frozensets.ts';
import { markdownTable, replaceTable } from '../../scripts/agreement/table.ts';

test('frozensets are the same in whatever order they print', () => {
  const line = (members: string) => `  2   4 LOAD_CONST   1 (frozenset({${members}}))\nnext (1, 2)`;
  expect(sortFrozensets(line(`'b, })', 1, (2, 1), frozenset({4, 3})`))).toBe(
    sortFrozensets(line(`frozenset({3, 4}), (2, 1), 'b, })', 1`)),
  );
  expect(sortFrozensets('frozenset([2, 1])')).toBe('frozenset([1, 2])');
  expect(sortFrozensets('frozenset({1, 2})')).not.toBe(sortFrozensets('frozenset({1, 3})'));
});

test('everything else keeps its order, and so does what only looks like a frozenset', () => {
  for (const text of ['(2, 1)', '{2, 1}', 'frozenset()', "'frozenset({2, 1'", 'set([2, 1])'])
    expect(sortFrozensets(text)).toBe(text);
});

test('the table says how many files differ, and replaces the one that is there', () => {
  const different = { dis: 0, 'round trip': 0, positions: 2, 'exception tables': 0, fields: 0 };
  const table = markdownTable([{ minor: '3.13', exact: '3.13.0', files: 12, different }], '2026-01-02');
  expect(table).toContain('| 3.13.0  | 12    | 12  | 12         | 10 (2 not) | 12               | 12     |');
  expect(table).toContain('2026-01-02');
  const readme =
    'before\n<!-- agreement: written by `npm run agreement -- --write` -->\nold\n<!-- /agreement -->\nafter\n';
  const replaced = replaceTable(readme, table);
  expect(replaced).toContain('3.13.0');
  expect(replaced).not.toContain('old');
  expect(replaced.startsWith('before\n')).toBe(true);
  expect(replaced.endsWith('after\n')).toBe(true);
  expect(replaceTable(replaced, table)).toBe(replaced);
  expect(() => replaceTable('nothing', table)).toThrow();
});
