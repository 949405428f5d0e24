/** How a lab begins that is written into a page. */
import { isPythonVersion, DEFAULT_PYTHON } from '../shared/preferences.ts';
import { SITUATIONS, SITUATION_NAMES, linesOf } from './situations.ts';
import { newState, type LabState } from './state.ts';
import { readLink } from './url.ts';

export interface Wanted {
  situation?: string;
  lines?: readonly string[];
  next?: string;
  state?: string;
  python?: string;
  verbose?: boolean;
  predict?: boolean;
}

export interface Start {
  state: LabState;
  /** Whether the Python is the reader's. */
  follow: boolean;
  situation: string | null;
}

/** Throws an Error that says what is wrong, so that a build stops. */
export function startOf(wanted: Wanted): Start {
  const { situation = null, next, state: fragment, python, verbose, predict } = wanted;
  const refuse = (problem: string): never => {
    throw new Error(`<CacheLab>: ${problem}`);
  };
  const ways = [wanted.situation, wanted.lines, fragment].filter((way) => way !== undefined);
  if (ways.length > 1) refuse('it begins with a situation, with lines or with a state, not with two of them');
  if (python !== undefined && !isPythonVersion(python)) refuse(`python="${python}" is no Python of 3.7 to 3.15`);
  const link = fragment === undefined ? null : readLink(fragment);
  if (link && link.kind !== 'state') refuse(link.kind === 'broken' ? link.reason : `“${fragment}” is no state`);
  const linked = link?.kind === 'state' ? link.state : {};
  const pinned = isPythonVersion(python ?? '') ? (python as LabState['python']) : linked.python;
  const version = pinned ?? DEFAULT_PYTHON;
  const known = SITUATIONS.find(({ name }) => name === situation);
  if (situation !== null && !known)
    return refuse(`there is no situation “${situation}”; known are ${SITUATION_NAMES.join(', ')}`);
  const lines = known ? linesOf(known, version) : (wanted.lines ?? []);
  const state: LabState = {
    ...newState(version, lines),
    next: known?.next ?? null,
    ...linked,
    ...(next !== undefined && { next }),
    ...(verbose !== undefined && { verbose }),
    ...(predict !== undefined && { ask: predict }),
    python: version,
  };
  return { state, follow: pinned === undefined, situation };
}
