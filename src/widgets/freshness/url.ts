/** The chosen cell in a link: `#1.cell=touch,checked-hash`. */
import { formatFragment } from '../shared/url-format.ts';
import { parseFragment } from '../shared/url-state.ts';
import { CHANGES, MODES, type Change, type Mode } from './table.ts';

const VERSION = 1;

export interface Chosen {
  change: Change;
  mode: Mode;
}

export type LinkResult = { kind: 'none' } | { kind: 'state'; chosen: Chosen } | { kind: 'broken'; reason: string };

export function readLink(hash: string): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind !== 'state') return fragment;
  const cell = fragment.state.values.get('cell') ?? '';
  const [first, second] = cell.split(',');
  const change = CHANGES.find((one) => one === first);
  const mode = MODES.find((one) => one === second);
  if (change && mode) return { kind: 'state', chosen: { change, mode } };
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  return {
    kind: 'broken',
    reason: `The state in this link cannot be read: the table has no cell “${shown}”. The widget shows its default instead.`,
  };
}

/** The fragment for a chosen cell, `#` included. */
export function writeLink({ change, mode }: Chosen): string {
  return formatFragment(VERSION, { cell: `${change},${mode}` });
}
