import type { CodeObject, ExceptionTableEntry } from '../code.ts';

/**
 * `co_exceptiontable` (3.11+; Objects/exception_handling_notes.txt): what catches where. Numbers are big-endian groups of six bits.
 * An entry that the table cuts off is left out, as `dis` does.
 */
export function exceptionTable(code: CodeObject): ExceptionTableEntry[] {
  const table = code.exceptiontable;
  const entries: ExceptionTableEntry[] = [];
  let at = 0;
  const varint = (): number => {
    let read = table[at++];
    let value = read & 63;
    while (read & 64) {
      read = table[at++];
      value = value * 64 + (read & 63);
    }
    return value;
  };
  for (;;) {
    const start = 2 * varint();
    const length = 2 * varint();
    const target = 2 * varint();
    const depthAndLasti = varint();
    // Past the end `at` still grows, and what was read does not count.
    if (at > table.length) return entries;
    const [depth, lasti] = [Math.floor(depthAndLasti / 2), depthAndLasti % 2 === 1];
    entries.push({ start, end: start + length, target, depth, lasti });
  }
}

/**
 * The entry that handles what the instruction at an offset raises (3.11+), null where none does: the exception leaves the
 * frame. Before 3.11 blocks are set up as the code runs, and no table says it.
 */
export function handlerAt(entries: readonly ExceptionTableEntry[], offset: number): ExceptionTableEntry | null {
  return entries.find(({ start, end }) => start <= offset && offset < end) ?? null;
}
