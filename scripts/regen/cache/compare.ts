import { decide } from '../../../src/importlib/decide.ts';
import type { CacheRequest } from '../../../src/importlib/types.ts';
import { SOURCE_STATES } from './edits.ts';
import type { HeaderEdit } from './edits.ts';
import { requestFor } from './header-cases.ts';
import type { HeaderPython, LoadedSample } from './header-cases.ts';
import { recordedVerdict } from './recorded.ts';
import type { RecordedOutcome } from './recorded.ts';

/**
 * How `decide` differs from what a real Python did; null where it does not. On 2.7 and 3.6, `decide` leaves the body of
 * an accepted file undecided: there the file was used, and the lines but the last, which is about the body, are equal.
 */
export function difference(request: CacheRequest, real: RecordedOutcome): string | null {
  const verdict = decide(request);
  const ours = recordedVerdict(verdict);
  const legacy = request.python === '2.7' || request.python === '3.6';
  const accepted = legacy && verdict.outcome.kind === 'undecided' && real.outcome === 'used';
  const expected = accepted ? { outcome: ours.outcome, verbose: real.verbose.slice(0, -1) } : real;
  if (JSON.stringify(ours) === JSON.stringify(expected)) return null;
  return `real ${JSON.stringify(expected)}, decide ${JSON.stringify(ours)}`;
}

/** The differences over all edits in all source states, a line each. */
export function editDifferences(
  python: HeaderPython,
  samples: readonly LoadedSample[],
  edits: readonly HeaderEdit[],
  recorded: readonly (readonly RecordedOutcome[])[],
): string[] {
  return edits.flatMap((edit, index) =>
    SOURCE_STATES.flatMap((state, at) => {
      const found = difference(requestFor(python, samples[edit.sample], edit, state), recorded[index][at]);
      return found === null ? [] : [`edit ${index} of sample ${edit.sample}, source ${state}: ${found}`];
    }),
  );
}
