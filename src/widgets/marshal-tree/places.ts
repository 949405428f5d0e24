/** Places in a tree as pages and links write them: `consts.0.names:1`. */
import { codeFields } from '../../pyc/marshal/code-fields.ts';
import { nodeType } from '../../pyc/marshal/tree.ts';
import { TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { findSpot, rangeOf } from './lookup.ts';
import type { Spot } from './lookup.ts';
import { stepsOf } from './paths.ts';

/** A spot as a path, with the byte inside of it where one is chosen: `consts.2:1`. */
export function formatSpot(tree: MarshalTree, spot: Spot): string {
  const found = findSpot(tree, spot);
  if (!found) return `:${spot.start}`;
  const path = stepsOf(tree, found).join('.');
  return spot.byte === null ? path : `${path}:${spot.byte - spot.start}`;
}

/** The spot at a path; where the tree has no such place, the nearest one on the way. Null for what is not a path. */
export function parseSpot(tree: MarshalTree, text: string): Spot | null {
  const match = /^([a-z0-9.]*)(?::(\d{1,9}))?$/.exec(text);
  if (!match || tree.count === 0) return null;
  let node = 0;
  let start = tree.start[0];
  let whole = true;
  for (const step of match[1] === '' ? [] : match[1].split('.')) {
    if (nodeType(tree, node) === TYPE.CODE) {
      const field = codeFields(tree, node).find(({ name }) => name === step);
      whole = field !== undefined;
      if (!field) break;
      start = field.start;
      if (field.node === null) break;
      node = field.node;
    } else {
      let child = node + 1;
      for (let left = Number(step); left > 0 && child < tree.next[node]; left--) child = tree.next[child];
      whole = /^\d{1,9}$/.test(step) && child < tree.next[node];
      if (!whole) break;
      node = child;
      start = tree.start[node];
    }
  }
  return { start, byte: whole && match[2] !== undefined ? start + Number(match[2]) : null };
}

/** Whether a tree has the place that a path names, down to the byte. */
export function hasPlace(tree: MarshalTree, text: string): boolean {
  const spot = parseSpot(tree, text);
  if (!spot || formatSpot(tree, spot) !== text) return false;
  return spot.byte === null || spot.byte < rangeOf(tree, spot).end;
}
