import type { Cell } from './model.ts';

/** How the columns are called, for a Python that prints offsets (up to 3.12) or labels. */
export function cellTitles(offsets: boolean): Record<Cell, string> {
  return {
    line: 'line',
    label: offsets ? '>>' : 'label',
    offset: 'offset',
    opname: 'instruction',
    arg: 'operand',
    operand: 'meaning',
  };
}
