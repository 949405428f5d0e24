import { atLeast, disassemble, exceptionTable, type CodeObject } from '../../pyc/index.ts';
import { lanesOf } from '../shared/arcs.ts';
import { spansOf } from '../shared/columns.ts';
import { hueOf } from '../shared/hues.ts';
import type { Listing, ListingRow } from './model.ts';

/**
 * The disassembly of a code object as the stepper lists it: with labels as `dis.dis` numbers them from 3.13 on, with
 * offsets as it prints them before. `lines`: its source, where there is one.
 */
export function listingOf(code: CodeObject, lines: readonly string[]): Listing {
  const instructions = disassemble(code, 'all');
  const offsets = !atLeast(code.python, '3.13');
  const labels = new Map(instructions.map(({ offset, label }) => [offset, label === null ? '' : `L${label}`]));
  const numbered = [...labels.values()].filter((label) => label !== '').length;
  // Behind the last instruction there is no row, but the exception table may end there.
  const labelAt = (offset: number) => (offsets ? String(offset) : (labels.get(offset) ?? `L${numbered + 1}`));
  const rowAt = new Map(instructions.map((each, row) => [each.offset, row]));
  // A jump aims at the first EXTENDED_ARG before what it runs.
  for (const [row, each] of instructions.entries()) if (!rowAt.has(each.start)) rowAt.set(each.start, row);
  let lineless = false;
  const rows = instructions.map((each): ListingRow => {
    const none = each.position.line === null;
    const starts = none && !lineless;
    lineless = none;
    return {
      offset: each.offset,
      line: each.startsLine ? each.position.line : null,
      lineless: starts,
      label: offsets ? String(each.offset) : (labels.get(each.offset) ?? ''),
      mark: offsets ? `${each.isJumpTarget ? '>> ' : ''}${each.offset}` : each.label === null ? '' : `L${each.label}:`,
      opname: each.opname,
      arg: each.arg === null ? '' : String(each.arg),
      operand: each.argrepr,
      hue: hueOf(code.python, each.opname),
      spans: spansOf(lines, each.position),
    };
  });
  const jumps = instructions.flatMap((each, from): [number, number][] => {
    const to = each.jumpTarget === null ? undefined : rowAt.get(each.jumpTarget);
    return to === undefined ? [] : [[from, to]];
  });
  const arcs = lanesOf(jumps);
  return {
    name: code.qualname,
    firstLine: code.firstlineno,
    rows,
    arcs,
    lanes: Math.max(0, ...arcs.map((arc) => arc.lane + 1)),
    handlers: exceptionTable(code).map(
      ({ start, end, target, depth, lasti }) =>
        `${labelAt(start)} to ${labelAt(offsets ? end - 2 : end)} -> ${labelAt(target)} [${depth}]${lasti ? ' lasti' : ''}`,
    ),
  };
}
