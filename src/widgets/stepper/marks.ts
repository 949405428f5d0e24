/** So many marks have room beside each other above the slider. */
export const PLACES = 400;

/** Height of a row of marks. */
export const MARK_ROW = 6;

/** One path for all marks of a kind, in a row below the others: thousands of marks lie on one another. */
export function marksPath(states: readonly number[], steps: number, row: number): string {
  const places = new Set<number>();
  for (const state of states) places.add(Math.round((state / Math.max(steps, 1)) * PLACES));
  return [...places].map((x) => `M${x} ${row * MARK_ROW}v${MARK_ROW - 1}`).join('');
}
