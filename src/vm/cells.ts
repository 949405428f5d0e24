/** Cells of a frame up to 3.10, where no instruction makes them (`_PyEval_EvalCode`). */
import type { Frame } from './frame.ts';
import { PyCell } from './objects/model.ts';
import { T } from './objects/types.ts';

/** Makes the frame's own cells, empty, and takes those of the function's closure. */
export function setUpCells(frame: Frame): void {
  const { cells, code } = frame.prepared;
  const own = code.cellvars.length;
  for (let n = 0; n < own; n++) frame.fast[cells + n] = new PyCell(T.cell, null);
  frame.func?.closure?.items.forEach((cell, n) => (frame.fast[cells + own + n] = cell));
}
