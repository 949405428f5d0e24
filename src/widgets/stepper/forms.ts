/** The specialised form that an instruction would become in code that runs often. */
import type { Segment } from '../../vm/index.ts';
import type { Specialized } from '../../vm/specialize/index.ts';
import type { Piece } from './model.ts';

/** What is open, where specialised forms are told. */
export const FORMS = 'forms';

/** What is said about it; `piecesOf` makes the reason readable where the step is shown. */
export function formSaid(found: Specialized | null, piecesOf: (why: readonly Segment[]) => Piece[]): Piece[] {
  if (!found) return [{ kind: 'text', text: 'This instruction has no specialised form that this run tells of.' }];
  const why = piecesOf(found.why);
  if (found.opname === null) return [{ kind: 'text', text: 'It would stay as it is. ' }, ...why];
  return [
    { kind: 'text', text: 'It would become ' },
    { kind: 'name', name: found.opname, hue: 'name' },
    { kind: 'text', text: '. ' },
    ...why,
  ];
}
