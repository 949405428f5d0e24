/** Runs cells of the table in the cache lab. */
import type { PythonVersion } from '../../pyc/types.ts';
import { askedIn, subjectOf } from '../cache-lab/asked.ts';
import { labView } from '../cache-lab/engine.ts';
import { CHANGES, CHANGE_TITLES, MODES, linesOf, type Cell, type Check, type Chosen } from './table.ts';

/** Does what is typed for a cell, and says what became of it. */
export async function runCell(python: PythonVersion, chosen: Chosen): Promise<Cell> {
  const lines = linesOf(chosen);
  const { entries } = await labView(python, lines);
  const asked = askedIn(entries.at(-1));
  if (!asked) throw new Error(`nothing was asked after ${lines.join('; ')}`);
  const { outcome, sentence } = subjectOf(asked);
  if (outcome !== 'used' && outcome !== 'compiled') throw new Error(`m.py was ${outcome}, neither used nor compiled`);
  const { otherText } = CHANGE_TITLES[chosen.change];
  const verdict = outcome === 'used' ? (asked.stale ? 'old-code' : 'used') : otherText ? 'compiled' : 'needless';
  return { ...chosen, verdict, sentence, out: asked.out };
}

/** The whole table, row by row. */
export async function freshnessCells(python: PythonVersion, check: Check): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const change of CHANGES) for (const mode of MODES) cells.push(await runCell(python, { change, mode, check }));
  return cells;
}
