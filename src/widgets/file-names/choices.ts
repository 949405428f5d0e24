/** Which file will Python look for? The right path among some that are near it. */
import { PYTHON_VERSIONS } from '../../pyc/types.ts';
import { built, type NamesState } from './names.ts';

export interface Choice {
  path: string;
  /** Why it is not this one; null for the right one. */
  why: string | null;
}

/** The choices for a state, in an order that tells nothing; null where Python would raise. */
export function choicesFor(state: NamesState): Choice[] | null {
  const made = built(state);
  if (!('path' in made)) return null;
  const { python, source, level } = state;
  const at = PYTHON_VERSIONS.indexOf(python);
  const other = PYTHON_VERSIONS[at === 0 ? 1 : at - 1];
  const { path } = made;
  const choices: Choice[] = [{ path, why: null }];
  const add = (wrong: string | null, why: string): void => {
    if (wrong !== null && choices.every((one) => one.path !== wrong)) choices.push({ path: wrong, why });
  };
  const pathOf = (change: Partial<NamesState>): string | null => {
    const result = built({ ...state, ...change });
    return 'path' in result ? result.path : null;
  };
  add(pathOf({ python: other }), `That tag is Python ${other}’s.`);
  if (level === '') add(pathOf({ level: '1' }), 'opt-1 stands for -O, and this Python runs without it.');
  else add(pathOf({ level: level === '1' ? '2' : '1' }), `-O makes opt-1, -OO makes opt-2.`);
  if (path.includes('__pycache__/'))
    add(path.replace('__pycache__/', ''), 'Beside the source lie the files of Python 3.1 and earlier.');
  else add(pathOf({ prefix: '' }), 'A prefix is set, so the file does not lie beside the source.');
  const turn = (at + source.length + Number(level) * 2) % choices.length;
  return [...choices.slice(turn), ...choices.slice(0, turn)];
}
