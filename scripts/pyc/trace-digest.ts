/** A trace as a few digests: what is committed of a run, where every event of it would take too much room. */
import { createHash } from 'node:crypto';

/** One event as `trace_oracle.py` prints it. */
export type EventLine = Record<string, unknown>;

/** How many events lie between two digests of what came so far. */
const INTERVAL = 64;

export interface TraceDigest {
  /** Number of events. */
  events: number;
  /** Of the whole stream of events. */
  digest: string;
  /** Of its first 64 events, its first 128 …: eight hexadecimal digits each, one after the other. */
  prefixes: string;
}

const byName = ([x]: [string, unknown], [y]: [string, unknown]) => (x < y ? -1 : 1);

/** A line as a text that equal lines share; names and operands of instructions are the disassembler's business. */
export function canonicalEvent({ n: _name, a: _arg, ...rest }: EventLine): string {
  const sorted = Object.entries(rest).map(([key, value]): [string, unknown] => [
    key,
    value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value).sort(byName) : value,
  ]);
  return JSON.stringify(sorted.sort(byName));
}

/** Digests of the lines between the first and the last. */
export function digestOf(lines: readonly EventLine[]): TraceDigest {
  const whole = createHash('sha256');
  let prefixes = '';
  lines.forEach((line, n) => {
    whole.update(canonicalEvent(line)).update('\n');
    if ((n + 1) % INTERVAL === 0) prefixes += whole.copy().digest('hex').slice(0, 8);
  });
  return { events: lines.length, digest: whole.digest('hex').slice(0, 32), prefixes };
}

/** Between which events two runs part for the first time: `[first, last]`, counted from 0; null where they are equal. */
export function firstDifference(a: TraceDigest, b: TraceDigest): [number, number] | null {
  if (a.digest === b.digest && a.events === b.events) return null;
  let at = 0;
  const part = ({ prefixes }: TraceDigest) => prefixes.slice(at, at + 8);
  while (at < a.prefixes.length && part(a) === part(b)) at += 8;
  const first = (at / 8) * INTERVAL;
  return [first, Math.max(first, Math.min(first + INTERVAL, Math.max(a.events, b.events)) - 1)];
}
