import { FRESH_CODE } from './generated/fresh-code.ts';

/**
 * What an interpreter changes in bytecode as it makes a code object of it, before anything runs: what `dis` shows with
 * `adaptive=True` of a file that was just loaded. 3.11 changes nothing, earlier versions adapt nothing.
 */
export interface FreshCode {
  /** First unit of an inline cache, by the opcode's name. */
  counters: Readonly<Record<string, number>>;
  /** Pairs of neighbours, and the name that then stands in the first one's place (3.12). */
  fused: readonly (readonly string[])[];
}

const UNCHANGED: FreshCode = { counters: {}, fused: [] };

export function freshCode(python: string): FreshCode {
  return FRESH_CODE[python] ?? UNCHANGED;
}
