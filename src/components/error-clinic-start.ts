/** What the error clinic starts with, from the recordings. */
import recorded from '../widgets/error-clinic/generated/recorded.json' with { type: 'json' };
import { CASES } from '../widgets/error-clinic/cases.ts';
import { GROUPS } from '../widgets/error-clinic/case.ts';
import { PATIENTS, type ShownPatient } from '../widgets/error-clinic/patients.ts';
import type { Recorded } from '../widgets/error-clinic/recorded.ts';

export const RECORDED: Recorded = recorded;

/** All that a Python printed in a scenario. */
export function printed(scenario: string, python: string): string {
  const found = RECORDED.scenarios
    .find(({ id }) => id === scenario)
    ?.says.find(({ versions }) => versions.includes(python));
  if (!found) throw new Error(`The error clinic has no recording of ${scenario} on Python ${python}`);
  return found.whole;
}

export const patients = (): ShownPatient[] =>
  PATIENTS.map(({ scenario, ...patient }) => ({ ...patient, text: printed(scenario, patient.python) }));

const EXAMPLES: readonly [string, string, string][] = [
  ['bad magic number', 'bad-magic/import', '3.12'],
  ['bad marshal data', 'unknown-type/letter', '3.13'],
  ['could not create', 'could-not-create/folder', '3.13'],
  ['lines of -v', 'verbose-normal/second', '3.13'],
  ['git conflict', 'git-tracked/merge', '3.13'],
];

export const examples = () => EXAMPLES.map(([label, scenario, python]) => ({ label, text: printed(scenario, python) }));

/** Kinds of messages, and how many are known. */
export const looked = { kinds: Object.values(GROUPS), count: CASES.length };
