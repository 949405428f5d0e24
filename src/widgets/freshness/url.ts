/** The chosen cell in a link: `#1.cell=touch,checked-hash&check=always&ask=1`. */
import { formatFragment } from '../shared/url-format.ts';
import { broken, parseFragment, shortened, type BrokenLink } from '../shared/url-state.ts';
import { CHANGES, CHECKS, MODES, type Chosen } from './table.ts';

const VERSION = 1;

export type LinkResult =
  | { kind: 'none' }
  /** `ask`: the cells are covered until they were predicted. */
  | { kind: 'state'; chosen: Chosen; ask: boolean }
  | BrokenLink;

export function readLink(hash: string): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind !== 'state') return fragment;
  const { values } = fragment.state;
  for (const name of values.keys())
    if (!['cell', 'check', 'ask'].includes(name))
      return broken(`it has a part “${shortened(name)}” that this page does not know`);
  const cell = values.get('cell') ?? '';
  const [first, second] = cell.split(',');
  const change = CHANGES.find((one) => one === first);
  const mode = MODES.find((one) => one === second);
  if (!change || !mode) return broken(`the table has no cell “${shortened(cell)}”`);
  const named = values.get('check') ?? 'default';
  const check = CHECKS.find((one) => one === named);
  if (!check) return broken(`“${shortened(named)}” is not default, always or never`);
  return { kind: 'state', chosen: { change, mode, check }, ask: values.get('ask') === '1' };
}

/** The fragment for a chosen cell, `#` included. */
export function writeLink({ change, mode, check }: Chosen, ask = false): string {
  return formatFragment(VERSION, {
    cell: `${change},${mode}`,
    check: check === 'default' ? undefined : check,
    ask: ask ? 1 : undefined,
  });
}
