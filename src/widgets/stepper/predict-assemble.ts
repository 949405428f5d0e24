import type { Option, Piece, Question } from './model.ts';
import type { Draft } from './predict-draft.ts';
import { sameStack } from './values.ts';

/** Fewer distinct answers than this, the right one included, make no question. */
const LEAST = 2;
const MOST = 4;

/** Puts the right answer among the first few wrong ones, in an order that depends on the step only. */
export function assemble(ask: Piece[], right: Draft, wrong: readonly Draft[], seed: number): Question | null {
  const options: Option[] = [{ ...right, printed: right.printed ?? null, right: true }];
  for (const draft of wrong) {
    if (options.length === MOST) break;
    const printed = draft.printed ?? null;
    if (
      options.some((each) => each.next === draft.next && each.printed === printed && sameStack(each.stack, draft.stack))
    )
      continue;
    options.push({ ...draft, printed, right: false });
  }
  if (options.length < LEAST) return null;
  const turn = (seed * 7 + 3) % options.length;
  return { ask, options: [...options.slice(turn), ...options.slice(0, turn)] };
}
