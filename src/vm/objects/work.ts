/**
 * How much built-in operations have worked in a run: an instruction can copy millions of characters, and steps alone
 * would not bound a run. Counted in bytes that are copied or looked at, roughly.
 */
import { Unsupported } from './model.ts';

/** Most work in one run: some seconds of it, and so the most memory that a run can fill. */
const MAX_WORK = 300_000_000;

/** After so much work whoever waits is told that the run goes on. */
const TOLD_EVERY = 20_000_000;

let done = 0;
let pause = TOLD_EVERY;
let tell: (() => void) | null = null;

/** A run begins: nothing is done. */
export function startWork(told: (() => void) | null): void {
  done = 0;
  pause = TOLD_EVERY;
  tell = told;
}

/** To be called with the work that an operation is about to do, or has done. Ends the run where it is too much. */
export function worked(units: number): void {
  done += units;
  if (done >= pause) lookUp();
}

function lookUp(): void {
  if (done > MAX_WORK) throw new Unsupported('so much work inside built-in operations');
  pause = done + TOLD_EVERY;
  tell?.();
}
