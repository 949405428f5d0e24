import { MAGIC_NUMBER } from '../../importlib/magic.ts';
import { magicNumberOf } from '../../pyc/versions/magic.ts';
import { PYTHON_VERSIONS } from '../../pyc/types.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { change } from './lab.ts';
import type { Lab, LabEvent, RunPython } from './lab.ts';

/** Something to try, as a button. */
export interface Suggestion {
  id: 'touch' | 'flag' | 'magic' | 'cut' | 'source';
  label: string;
  /** The lab after it. */
  lab: Lab;
}

/** The release before that one; null before the first that the site knows. */
function previousPython(python: RunPython): PythonVersion | null {
  return PYTHON_VERSIONS[PYTHON_VERSIONS.indexOf(python as PythonVersion) - 1] ?? null;
}

/**
 * What to try on this lab. Each starts from the file as it was loaded, so that one cause has one effect; whether there
 * is a source stays as it is, so that the same damage can be seen with and without one.
 */
export function suggestionsFor(lab: Lab, run: RunPython): Suggestion[] {
  const pristine: Lab = { ...lab, edits: {}, cut: null, layout: null };
  const fresh = lab.source.present ? change(pristine, { type: 'source-preset', preset: 'compiled' }) : pristine;
  const after = (...events: LabEvent[]) => events.reduce(change, fresh);
  const previous = previousPython(run);
  const list: Suggestion[] = [];
  if (lab.source.present)
    list.push({ id: 'touch', label: 'touch the source', lab: after({ type: 'source-preset', preset: 'touched' }) });
  // Flag bit 2 stands for 4: the first bit that means nothing.
  list.push({
    id: 'flag',
    label: 'set flag bit 2',
    lab: after({ type: 'byte', offset: 4, value: lab.file.bytes[4] | 4 }),
  });
  if (previous) {
    const number = magicNumberOf(MAGIC_NUMBER[previous]);
    list.push({
      id: 'magic',
      label: `Python ${previous}’s magic`,
      lab: after({ type: 'field', name: 'magic', value: number }),
    });
  }
  list.push({ id: 'cut', label: 'cut the file to 10 bytes', lab: after({ type: 'cut', length: 10 }) });
  const { present } = lab.source;
  list.push({
    id: 'source',
    label: present ? 'take the source away' : 'bring the source back',
    lab: change(
      lab,
      present ? { type: 'source-preset', preset: 'absent' } : { type: 'source', change: { present: true } },
    ),
  });
  return list;
}
