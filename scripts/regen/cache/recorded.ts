/** The recorded outcomes' form, the same for what a real Python did and for what `decide` says. */
import type { CacheVerdict } from '../../../src/importlib/types.ts';
import type { RealOutcome } from './get-code.ts';

/** An outcome: `used`, `recompiled KIND` or `raised EXCEPTION: MESSAGE`, and the `-v` lines. */
export interface RecordedOutcome {
  outcome: string;
  verbose: string[];
}

/** The kind of file that these flags make; before 3.7 there are none, and only one kind. */
function kindOf(flags: number | undefined): string {
  if (flags === undefined || flags === 0) return 'timestamp';
  if (flags === 0b01) return 'unchecked-hash';
  if (flags === 0b11) return 'checked-hash';
  throw new Error(`CPython wrote a cache file with the flags ${flags}`);
}

/** What a real Python did. */
export function recordedOf(real: RealOutcome): RecordedOutcome {
  const { verbose } = real;
  if (real.kind === 'raised') return { outcome: `raised ${real.exception}: ${real.message}`, verbose };
  if (real.kind === 'recompiled') return { outcome: `recompiled ${kindOf(real.flags)}`, verbose };
  return { outcome: 'used', verbose };
}

/** What `decide` says. */
export function recordedVerdict({ outcome, verbose }: CacheVerdict): RecordedOutcome {
  if (outcome.kind === 'raised') return { outcome: `raised ${outcome.exception}: ${outcome.message}`, verbose };
  if (outcome.kind === 'recompiled') return { outcome: `recompiled ${outcome.rewritten}`, verbose };
  return { outcome: outcome.kind === 'undecided' ? `undecided: ${outcome.why}` : 'used', verbose };
}

/** Outcomes of many cases, compact: an outcome a source state, four states to a row, one row an edit. */
export interface CompactOutcomes {
  /** With `{}` for what stands in `details`: the bytes of a bad magic number, the number of invalid flags. */
  outcomes: RecordedOutcome[];
  details: string[];
  /** Different rows: indices into `outcomes`. */
  rows: number[][];
  /** For each edit its row, and after a point its detail: `3` or `3.17`, in base 36, with blanks between. */
  edits: string;
}

const DETAIL = /(bad magic number in '[^']*': )(b'.*'|b".*")$|(invalid flags )(\d+)/;

/** The text with `{}` for its detail, and the detail. */
function takeDetail(text: string): [string, string | null] {
  const found = DETAIL.exec(text);
  if (!found) return [text, null];
  const detail = found[2] ?? found[4];
  return [text.replace(DETAIL, (_, magic?: string, _bytes?: string, flags?: string) => `${magic ?? flags}{}`), detail];
}

/** A number for each different value, by its text. */
class Table<T> {
  readonly values: T[] = [];
  readonly #indices = new Map<string, number>();
  index(value: T): number {
    const key = JSON.stringify(value);
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    this.#indices.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** Compacts the outcomes of each edit, state by state. */
export function compact(edits: readonly (readonly RecordedOutcome[])[]): CompactOutcomes {
  const outcomes = new Table<RecordedOutcome>();
  const details = new Table<string>();
  const rows = new Table<number[]>();
  const words = edits.map((states) => {
    let detail: string | null = null;
    const strip = (text: string): string => {
      const [stripped, taken] = takeDetail(text);
      if (taken !== null && detail !== null && taken !== detail) throw new Error(`two details: ${taken}, ${detail}`);
      detail ??= taken;
      return stripped;
    };
    const row = states.map(({ outcome, verbose }) =>
      outcomes.index({ outcome: strip(outcome), verbose: verbose.map(strip) }),
    );
    const word = rows.index(row).toString(36);
    return detail === null ? word : `${word}.${details.index(detail).toString(36)}`;
  });
  return { outcomes: outcomes.values, details: details.values, rows: rows.values, edits: words.join(' ') };
}

/** The outcomes of each edit, state by state: {@link compact} undone. */
export function expand({ outcomes, details, rows, edits }: CompactOutcomes): RecordedOutcome[][] {
  return edits.split(' ').map((word) => {
    const [row, detail] = word.split('.').map((digits) => parseInt(digits, 36));
    const fill = (text: string): string => text.replace('{}', () => details[detail]);
    return rows[row].map((index) => ({
      outcome: fill(outcomes[index].outcome),
      verbose: outcomes[index].verbose.map(fill),
    }));
  });
}
