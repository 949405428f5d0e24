/** The state as a link: `#1.sample=fib&python=3.13&at=consts.2:1&open=consts&edit=21:ff`. A file of one's own cannot be in it. */
import type { MarshalTree } from '../../pyc/marshal/types.ts';
import { formatFragment } from '../shared/url-format.ts';
import type { TreeDocument } from './document.ts';
import { findSpot, parentsOf } from './lookup.ts';
import type { Spot } from './lookup.ts';
import { formatSpot } from './places.ts';
import type { Opened } from './rows.ts';

export const LINK_VERSION = 1;

/** More opened nodes than this are not put into a link. */
const MOST_OPENED = 40;

/** The paths of the opened nodes that no other opened node is inside of, so that the others need not be named. */
function openPaths(tree: MarshalTree, opened: Opened): string {
  const parents = parentsOf(tree);
  const inner = new Set<number>();
  const nodes: number[] = [];
  for (const start of opened) {
    const found = findSpot(tree, { start, byte: null });
    if (!found || tree.start[found.node] !== start) continue;
    nodes.push(found.node);
    if (parents[found.node] >= 0) inner.add(tree.start[parents[found.node]]);
  }
  return nodes
    .filter((node) => !inner.has(tree.start[node]))
    .sort((a, b) => a - b)
    .slice(0, MOST_OPENED)
    .map((node) => formatSpot(tree, { start: tree.start[node], byte: null }))
    .filter((path) => path !== '')
    .join(',');
}

/** The fragment for a state, `#` included; null for a file of one's own. */
export function formatLink(document: TreeDocument, tree: MarshalTree, spot: Spot, opened: Opened): string | null {
  const { file, edits, cut } = document;
  if (file.origin.kind !== 'sample') return null;
  return formatFragment(LINK_VERSION, {
    sample: file.origin.sample,
    python: file.python,
    at: formatSpot(tree, spot),
    open: openPaths(tree, opened),
    edit: Object.entries(edits)
      .map(([offset, value]) => `${offset}:${value.toString(16).padStart(2, '0')}`)
      .join(','),
    cut: cut ?? undefined,
  });
}
