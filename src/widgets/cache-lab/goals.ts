/** What a task can ask for in the lab. */
import { askedIn, subjectOf } from './asked.ts';
import type { LabView } from './view.ts';

const GOALS: Readonly<Record<string, (view: LabView) => boolean>> = {
  'old-code': (view) => Boolean(askedIn(view.entries.at(-1))?.stale),
  used: (view) => outcome(view) === 'used',
  compiled: (view) => outcome(view) === 'compiled',
  raised: (view) => outcome(view) === 'raised',
  sourceless: (view) => outcome(view) === 'used' && subjectOf(askedIn(view.entries.at(-1))!).nodes[0].state === 'no',
  'not-written': (view) => {
    const asked = askedIn(view.entries.at(-1));
    return asked !== null && subjectOf(asked).outcome === 'compiled' && !subjectOf(asked).written;
  },
};

function outcome(view: LabView): string | null {
  const asked = askedIn(view.entries.at(-1));
  return asked && subjectOf(asked).outcome;
}

export const GOAL_NAMES = Object.keys(GOALS);

export function isReached(goal: string, view: LabView): boolean {
  return GOALS[goal](view);
}
