import type { CodeObject, ExceptionTableEntry } from '../code.ts';
import { atLeast } from '../versions/compare.ts';
import type { OpcodeTable } from '../versions/opcode-table.ts';
import { jumpTarget } from './unpack.ts';
import type { RawInstruction } from './unpack.ts';

/**
 * What counts as a jump target, and so has a label from 3.13 on. `jumps`: targets of jumps, as `dis.get_instructions` sees
 * it. `all`: also the starts, ends and handlers of the exception table, as `dis.dis` prints it (3.11+).
 */
export type LabelScope = 'jumps' | 'all';

/** Numbers of labels by offset, from 1 on in order of offset. `entries`: those of the exception table that count. */
export function labelNumbers(
  { python }: Pick<CodeObject, 'python'>,
  raw: readonly RawInstruction[],
  table: OpcodeTable,
  entries: readonly ExceptionTableEntry[],
): Map<number, number> {
  const offsets = new Set<number>();
  for (const instruction of raw) {
    if (instruction.opcode.jump === null) continue;
    const target = jumpTarget(instruction, table);
    if (target !== null) offsets.add(target);
  }
  if (entries.length > 0) {
    // Before 3.13 dis marks the handlers alone, and those of empty ranges not at all.
    const ranges = atLeast(python, '3.13');
    for (const { start, end, target } of entries) {
      if (ranges) offsets.add(start).add(end);
      if (ranges || end > start) offsets.add(target);
    }
  }
  const numbers = new Map<number, number>();
  if (offsets.size === 0) return numbers;
  for (const offset of Float64Array.from(offsets).sort()) numbers.set(offset, numbers.size + 1);
  return numbers;
}
