/** What the keyboard does in the tree. */
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { hasMembers, isReference } from './lookup.ts';
import type { Opened, Row } from './rows.ts';

/** What a key does in the tree. */
export type TreeAction =
  | { type: 'go'; row: number }
  | { type: 'toggle' }
  | { type: 'open-siblings' }
  /** To what a reference points to. */
  | { type: 'follow' };

/** What a key does at a row (the keys of an ARIA tree); null for one that the tree does not use. */
export function treeKey(
  tree: MarshalTree,
  rows: readonly Row[],
  opened: Opened,
  at: number,
  key: string,
  page: number,
): TreeAction | null {
  const row = rows[at];
  if (!row) return null;
  const last = rows.length - 1;
  const go = (to: number): TreeAction => ({ type: 'go', row: Math.min(last, Math.max(0, to)) });
  const folds = !row.isInteger && hasMembers(tree, row.node);
  const isOpen = folds && opened.has(row.start);
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'ArrowRight':
      return folds && !isOpen ? { type: 'toggle' } : go(isOpen ? at + 1 : at);
    case 'ArrowLeft':
      return isOpen ? { type: 'toggle' } : go(row.parent < 0 ? at : row.parent);
    case 'Enter':
    case ' ':
      if (!row.isInteger && isReference(tree, row.node)) return { type: 'follow' };
      return folds ? { type: 'toggle' } : go(at);
    case '*':
      return { type: 'open-siblings' };
  }
  return null;
}
