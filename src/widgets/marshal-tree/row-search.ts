import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { hasMembers } from './lookup.ts';
import { rowLabel } from './rows.ts';
import type { Opened, Row } from './rows.ts';

/** The opened nodes with every sibling of a row opened too. */
export function openSiblings(tree: MarshalTree, rows: readonly Row[], opened: Opened, row: Row): Opened {
  const next = new Set(opened);
  for (const one of rows)
    if (one.parent === row.parent && !one.isInteger && hasMembers(tree, one.node)) next.add(one.start);
  return next;
}

/** The next row after `at`, around the end, whose label begins with a text; null where there is none among the first thousands. */
export function typeAhead(tree: MarshalTree, rows: readonly Row[], at: number, text: string): number | null {
  const from = text.length > 1 ? at : at + 1;
  for (let i = 0; i < Math.min(rows.length, 5000); i++) {
    const row = (from + i) % rows.length;
    if (rowLabel(tree, rows, rows[row]).startsWith(text)) return row;
  }
  return null;
}
