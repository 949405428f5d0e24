/** The rows of the tree as it is opened. */
import { codeFields } from '../../pyc/marshal/code-fields.ts';
import { codeLayout } from '../../pyc/marshal/code-layout.ts';
import { nodeType } from '../../pyc/marshal/tree.ts';
import { TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { findSpot, parentsOf } from './lookup.ts';
import type { Spot } from './lookup.ts';

/** A row of the tree: a node, or a raw integer of a code object. */
export interface Row {
  /** Offset at which it starts; its identity. */
  start: number;
  /** The node; for an integer the code object that has it. */
  node: number;
  isInteger: boolean;
  /** Rows that it is inside of. */
  depth: number;
  /** Its place among its siblings, from 0, and how many there are. */
  slot: number;
  siblings: number;
  /** Index of the row that holds it; -1 for the first. */
  parent: number;
}

/** Nodes whose members are shown, by the offset at which they start. */
export type Opened = ReadonlySet<number>;

/** All rows of a tree, in file order. */
export function rowsOf(tree: MarshalTree, opened: Opened): Row[] {
  const rows: Row[] = [];
  if (tree.count === 0) return rows;
  const add = (node: number, depth: number, slot: number, siblings: number, parent: number) => {
    const row = rows.length;
    const start = tree.start[node];
    rows.push({ start, node, isInteger: false, depth, slot, siblings, parent });
    if (!opened.has(start)) return;
    if (nodeType(tree, node) === TYPE.CODE) {
      const fields = codeFields(tree, node);
      fields.forEach((field, i) => {
        if (field.node !== null) add(field.node, depth + 1, i, fields.length, row);
        else
          rows.push({
            ...{ start: field.start, node, isInteger: true },
            ...{ depth: depth + 1, slot: i, siblings: fields.length, parent: row },
          });
      });
      return;
    }
    let count = 0;
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) count++;
    let i = 0;
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
      add(child, depth + 1, i++, count, row);
  };
  add(0, 0, 0, 1, -1);
  return rows;
}

/** Index of the row that starts at an offset; where that is folded away, of the row that holds it. -1 without rows. */
export function rowAt(rows: readonly Row[], start: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].start <= start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The opened nodes with all that hold a node opened too. */
export function openTo(tree: MarshalTree, opened: Opened, node: number, itself = false): Opened {
  const parents = parentsOf(tree);
  const more = new Set(opened);
  if (itself) more.add(tree.start[node]);
  for (let at = parents[node]; at >= 0; at = parents[at]) more.add(tree.start[at]);
  return more.size === opened.size ? opened : more;
}

export function toggled(opened: Opened, start: number): Opened {
  const next = new Set(opened);
  if (!next.delete(start)) next.add(start);
  return next;
}

/** What a row is called: a field's name, else its number. */
export function rowLabel(tree: MarshalTree, rows: readonly Row[], row: Row): string {
  if (row.parent < 0) return 'body';
  const parent = rows[row.parent];
  const type = nodeType(tree, parent.node);
  if (type === TYPE.CODE) return codeFieldNames(tree)[row.slot];
  if (type === TYPE.DICT || type === TYPE.FROZENDICT)
    return nodeType(tree, row.node) === TYPE.NULL ? 'end' : `${row.slot % 2 === 0 ? 'key' : 'value'} ${row.slot >> 1}`;
  if (type === TYPE.SLICE) return ['start', 'stop', 'step'][row.slot];
  return `[${row.slot}]`;
}

/** All fields of a code object in file order. */
function codeFieldNames({ python }: MarshalTree): string[] {
  const { integers, objects, objectsBeforeLine } = codeLayout(python);
  return [...integers, ...objects.slice(0, objectsBeforeLine), 'firstlineno', ...objects.slice(objectsBeforeLine)];
}

/** The opened nodes with those opened that hold a spot. */
export function openSpot(tree: MarshalTree, opened: Opened, spot: Spot): Opened {
  const found = findSpot(tree, spot);
  return found ? openTo(tree, opened, found.node, found.integer !== null) : opened;
}
