/** Runs every pair in the cache lab. */
import type { PythonVersion } from '../../pyc/types.ts';
import { askedIn, subjectOf } from '../cache-lab/asked.ts';
import { labView } from '../cache-lab/engine.ts';
import { CHANGES, CHANGE_TITLES, MODES, linesOf, type Cell, type Change, type Mode } from './table.ts';

async function cellOf(python: PythonVersion, change: Change, mode: Mode): Promise<Cell> {
  const { entries } = await labView(python, linesOf(change, mode));
  const asked = askedIn(entries.at(-1));
  if (!asked) throw new Error(`nothing was asked after ${linesOf(change, mode).join('; ')}`);
  const { outcome, sentence } = subjectOf(asked);
  if (outcome !== 'used' && outcome !== 'compiled') throw new Error(`m.py was ${outcome}, neither used nor compiled`);
  const { otherText } = CHANGE_TITLES[change];
  const verdict = outcome === 'used' ? (asked.stale ? 'old-code' : 'used') : otherText ? 'compiled' : 'needless';
  return { change, mode, verdict, sentence, out: asked.out };
}

/** The whole table, row by row. */
export async function freshnessCells(python: PythonVersion): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const change of CHANGES) for (const mode of MODES) cells.push(await cellOf(python, change, mode));
  return cells;
}
