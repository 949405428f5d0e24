/** The way to a node: `consts.0.names.2`, the fields of code objects by name, other members by number. */
import { codeFields } from '../../pyc/marshal/code-fields.ts';
import { codeLayout } from '../../pyc/marshal/code-layout.ts';
import { nodeType } from '../../pyc/marshal/tree.ts';
import { TYPE } from '../../pyc/marshal/types.ts';
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { findSpot, parentsOf, slotOf } from './lookup.ts';
import type { Found, Spot } from './lookup.ts';

/** The steps to a node from the outermost one. */
function stepsTo(tree: MarshalTree, node: number): string[] {
  const parents = parentsOf(tree);
  const steps: string[] = [];
  for (let at = node; parents[at] >= 0; at = parents[at]) {
    const slot = slotOf(tree, parents[at], at);
    const isCode = nodeType(tree, parents[at]) === TYPE.CODE;
    steps.push(isCode ? codeLayout(tree.python).objects[slot] : String(slot));
  }
  return steps.reverse();
}

function stepsOf(tree: MarshalTree, { node, integer }: Found): string[] {
  return integer ? [...stepsTo(tree, node), integer.name] : stepsTo(tree, node);
}

/** As a Python programmer would write it: `co_consts[0].co_names[2]`. The outermost object is `code`. */
export function pythonPath(tree: MarshalTree, found: Found): string {
  const steps = stepsOf(tree, found);
  return ['code', ...steps.map((step) => (/^\d/.test(step) ? `[${step}]` : `.co_${step}`))].join('');
}

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
