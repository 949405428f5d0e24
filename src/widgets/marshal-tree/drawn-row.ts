/** A row of the tree as it is drawn. */
import { isUnfinished, nodeType, readLong, refTarget } from '../../pyc/marshal/tree.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { hasMembers, isReference, numberOf, referrers } from './lookup.ts';
import { meaningOf } from './meaning.ts';
import type { Meaning } from './meaning.ts';
import { rowAt, rowLabel } from './rows.ts';
import type { Opened, Row } from './rows.ts';
import { typeWords } from './type-names.ts';
import { valueText } from './value-text.ts';

export interface DrawnRow extends Row {
  index: number;
  label: string;
  value: string;
  meaning: Meaning;
  /** Null for a row without members. */
  expanded: boolean | null;
  /** Its type in words. */
  words: string;
  /** Number of the object that a reference points to. */
  refersTo: number | null;
  /** The number it took, and how many references use it. */
  number: { number: number; uses: number } | null;
  unfinished: boolean;
}

/** The rows `[from, to)`, as they are drawn. */
export function drawnRows(
  tree: MarshalTree,
  rows: readonly Row[],
  opened: Opened,
  from: number,
  to: number,
): DrawnRow[] {
  return rows.slice(from, to).map((row, i): DrawnRow => {
    const { node, isInteger, start } = row;
    const label = rowLabel(tree, rows, row);
    const base = { ...row, index: from + i, label };
    if (isInteger) {
      const value = String(readLong(tree.bytes, start));
      const rest = { expanded: null, words: 'integer', refersTo: null, number: null, unfinished: false };
      return { ...base, ...rest, value, meaning: 'body' };
    }
    const folds = hasMembers(tree, node);
    return {
      ...base,
      value: valueText(tree, node, 90),
      meaning: meaningOf(tree, node),
      expanded: folds ? opened.has(start) : null,
      words: typeWords(nodeType(tree, node), tree.python),
      refersTo: isReference(tree, node) ? numberOf(tree, refTarget(tree, node))!.number : null,
      number: numberOf(tree, node),
      unfinished: isUnfinished(tree, node),
    };
  });
}

/** A line from a reference to what it points to, in rows of the tree. */
export interface Arc {
  from: number;
  to: number;
}

/** As many lines are drawn at a node that many refer to. */
const MOST_ARCS = 24;

/** The lines of a node: to what it points to, or from those that point to it. Ends that are folded away lie at what holds them. */
export function arcsOf(tree: MarshalTree, rows: readonly Row[], node: number): Arc[] {
  const row = (at: number) => rowAt(rows, tree.start[at]);
  const arcs = isReference(tree, node)
    ? [{ from: row(node), to: row(refTarget(tree, node)) }]
    : referrers(tree, node, MOST_ARCS).map((user) => ({ from: row(user), to: row(node) }));
  return arcs.filter(({ from, to }, i) => from !== to && arcs.findIndex((one) => one.from === from) === i);
}
