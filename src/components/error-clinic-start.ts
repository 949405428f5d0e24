/** What the error clinic starts with, from the recordings. */
import recorded from '../widgets/error-clinic/generated/recorded.json' with { type: 'json' };
import { CASES } from '../widgets/error-clinic/cases.ts';
import { GROUPS } from '../widgets/error-clinic/case.ts';
import { PATIENTS, type ShownPatient } from '../widgets/error-clinic/patients.ts';
import type { Recorded } from '../widgets/error-clinic/recorded.ts';

export const RECORDED: Recorded = recorded;

/** All that the newest Python printed in a scenario, and which Python that was. */
function printed(scenario: string): { text: string; python: string } {
  const newest = RECORDED.scenarios.find(({ id }) => id === scenario)?.says.at(-1);
  if (!newest) throw new Error(`The error clinic has no recording of ${scenario}`);
  return { text: newest.whole, python: newest.versions.at(-1)! };
}

export const patients = (): ShownPatient[] =>
  PATIENTS.map(({ scenario, ...patient }) => ({ ...patient, ...printed(scenario) }));

const EXAMPLES: readonly [string, string][] = [
  ['bad magic number', 'bad-magic/import'],
  ['bad marshal data', 'unknown-type/letter'],
  ['could not create', 'could-not-create/folder'],
  ['lines of -v', 'verbose-normal/second'],
  ['git conflict', 'git-tracked/merge'],
];

export const examples = () => EXAMPLES.map(([label, scenario]) => ({ label, text: printed(scenario).text }));

/** Kinds of messages, and how many are known. */
export const looked = { kinds: Object.values(GROUPS), count: CASES.length };
