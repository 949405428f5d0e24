import {
  disassemble,
  exceptionTable,
  opcodeTable,
  type CodeObject,
  type OperandKind,
  type PythonVersion,
} from '../../pyc/index.ts';
import { spansOf } from '../shared/columns.ts';
import type { Arc, Hue, Listing, ListingRow } from './model.ts';

const HUES: Partial<Record<OperandKind, Hue>> = {
  const: 'const',
  'const-index': 'const',
  'small-int': 'const',
  'common-constant': 'const',
  name: 'name',
  global: 'name',
  attribute: 'name',
  'super-attribute': 'name',
  'import-name': 'name',
  local: 'local',
  'two-locals': 'local',
  free: 'local',
  jump: 'jump',
};

/** The hue of an instruction: that of what its operand means. */
export function hueOf(python: PythonVersion, opname: string): Hue | null {
  const opcode = opcodeTable(python).byName[opname];
  return (opcode && HUES[opcode.operand]) ?? null;
}

/** The disassembly of a code object as the stepper lists it, labels as `dis.dis` numbers them. `lines`: its source, where there is one. */
export function listingOf(code: CodeObject, lines: readonly string[]): Listing {
  const instructions = disassemble(code, 'all');
  const labels = new Map(instructions.map(({ offset, label }) => [offset, label === null ? '' : `L${label}`]));
  const numbered = [...labels.values()].filter((label) => label !== '').length;
  // Behind the last instruction there is no row, but the exception table may end there.
  const labelAt = (offset: number) => labels.get(offset) ?? `L${numbered + 1}`;
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
      label: labels.get(each.offset) ?? '',
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
        `${labelAt(start)} to ${labelAt(end)} -> ${labelAt(target)} [${depth}]${lasti ? ' lasti' : ''}`,
    ),
  };
}

/** Gives each jump a lane, short jumps nearest to the text, so that no two lines lie on one another. */
export function lanesOf(jumps: readonly (readonly [number, number])[]): Arc[] {
  const span = ([from, to]: readonly [number, number]) => Math.abs(from - to);
  const placed: Arc[] = [];
  for (const [from, to] of [...jumps].sort((a, b) => span(a) - span(b) || a[0] - b[0])) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    // Jumps to one place may share a lane: they meet there.
    const taken = placed
      .filter((arc) => arc.to !== to && Math.min(arc.from, arc.to) <= high && Math.max(arc.from, arc.to) >= low)
      .map((arc) => arc.lane);
    let lane = 0;
    while (taken.includes(lane)) lane++;
    placed.push({ from, to, lane });
  }
  return placed.sort((a, b) => a.from - b.from);
}
