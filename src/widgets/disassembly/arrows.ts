/** Where the arrow keys lead. */
import type { AnyPython } from '../../pyc/types.ts';
import type { Cell, GridCell, GridView, Spot } from './model.ts';

const within = (at: number, count: number): number => Math.min(Math.max(0, at), count - 1);

/** The cell so many cells to the right in a row of a listing, or the last one there. */
export function cellBeside(cells: readonly Cell[], from: Cell, right: number): Cell {
  return cells[within(Math.max(0, cells.indexOf(from)) + right, cells.length)];
}

const isInstruction = (cell: GridCell | { gone: boolean }): cell is GridCell => 'row' in cell;

/**
 * The instruction that is next in a comparison: `down` is 1, -1 or 0 rows, `right` so many listings. From nowhere it is the first one; null where
 * there is none in that direction.
 */
export function gridNeighbour(
  grid: GridView,
  from: Spot | null,
  down: number,
  right: number,
): { python: AnyPython; offset: number } | null {
  const lines = grid.rows.flatMap((each) => (each.kind === 'instructions' ? [each.cells] : []));
  const start = from ? grid.pythons.indexOf(from.python) : 0;
  const column = within(start + right, grid.pythons.length);
  const here = lines.findIndex((cells) => {
    const cell = cells[start];
    return isInstruction(cell) && cell.row.offset === from?.offset;
  });
  const step = down === 0 ? 1 : down;
  for (let at = Math.max(0, here + (here < 0 ? 0 : down)); at >= 0 && at < lines.length; at += step) {
    const cell = lines[at][column];
    if (isInstruction(cell)) return { python: grid.pythons[column], offset: cell.row.offset };
  }
  return null;
}
