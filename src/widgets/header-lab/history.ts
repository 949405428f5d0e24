import { endStep, step } from '../shared/history.ts';
import type { History as HistoryOf } from '../shared/history.ts';
import { change, newLab } from './lab.ts';
import type { Lab, LabEvent } from './lab.ts';

export { endStep, newHistory, redo, undo } from '../shared/history.ts';

/** A lab with what it was before. */
export type History = HistoryOf<Lab>;

/** Two digits of a byte, or the digits of a number in a field, are one step; other changes are steps of their own. */
function subjectOf(event: LabEvent): string | null {
  if (event.type === 'byte') return `byte ${event.offset}`;
  if (event.type === 'field') return `field ${event.name}`;
  if (event.type === 'source') return `source ${Object.keys(event.change).join()}`;
  return null;
}

/** The history after an event. */
export function act(history: History, event: LabEvent): History {
  return step(history, change(history.present, event), subjectOf(event), sameState);
}

/** The lab as its file was loaded; `start` is where the page began with this file. Can be undone. */
export function reset(history: History, start: Lab | null): History {
  const { present } = history;
  const lab = start && start.file === present.file ? start : newLab(present.file, present.run);
  return sameState(lab, present) ? history : act(endStep(history), { type: 'lab', lab });
}

/** Whether two labs show the same; the file is compared by identity. */
export function sameState(a: Lab, b: Lab): boolean {
  const facts = ({ edits, cut, source, run, check, layout }: Lab) =>
    JSON.stringify([edits, cut, source.present, source.mtime, source.size, source.edited, run, check, layout]);
  return a.file === b.file && facts(a) === facts(b);
}
