import { exceptionTable, type ExceptionTableEntry } from '../../pyc/index.ts';
import { blocksAt, stepInstruction } from '../../vm/index.ts';
import type { Guard } from './model.ts';
import type { Session } from './session.ts';

/** Where an exception at a state would go: the block stack up to 3.10, later the entry of the exception table. */
export function guardAt(session: Session, state: number): Guard | null {
  const { trace } = session;
  const { code } = trace.frames[trace.columns.frame[state]];
  const listing = session.listings[code];
  const place = (offset: number) => {
    const { instructions } = trace.codes[code];
    const row = instructions.findIndex((each) => each.offset === offset || each.start === offset);
    if (row < 0) return { row: null, label: String(offset), line: null };
    const label = listing.rows[row].label || String(offset);
    return { row, label, line: instructions[row].position.line };
  };
  if (trace.blocks.length > 0)
    return {
      kind: 'blocks',
      blocks: blocksAt(trace, state).map(({ kind, handler, level }) => ({
        kind,
        target: handler === null ? null : place(handler),
        level,
      })),
    };
  const table = exceptionTable(trace.codes[code].code);
  if (table.length === 0) return null;
  const instruction = stepInstruction(trace, state);
  const index = instruction ? entryAt(table, instruction.offset) : -1;
  if (index < 0) return { kind: 'table', entry: null };
  const { target, depth, lasti } = table[index];
  return { kind: 'table', entry: { index, said: listing.handlers[index], target: place(target), depth, lasti } };
}

const entryAt = (table: readonly ExceptionTableEntry[], offset: number) =>
  table.findIndex(({ start, end }) => start <= offset && offset < end);
