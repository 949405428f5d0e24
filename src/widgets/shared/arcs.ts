/** A jump drawn beside a listing, from row to row; `lane` 0 is the nearest to the text. */
export interface Arc {
  from: number;
  to: number;
  lane: number;
}

/** More lanes than this are not drawn, nor jumps that are longer than any screen: their operand says where they go. */
const MOST_LANES = 12;
const LONGEST = 600;

/**
 * Gives each jump a lane, short jumps nearest to the text, so that no two lines lie on one another; in the order of where
 * they start. A jump that finds no lane is left out.
 */
export function lanesOf(jumps: readonly (readonly [number, number])[]): Arc[] {
  const span = ([from, to]: readonly [number, number]) => Math.abs(from - to);
  /** For each lane the row that the jump over a row goes to. */
  const lanes: Map<number, number>[] = [];
  const placed: Arc[] = [];
  for (const [from, to] of [...jumps].sort((a, b) => span(a) - span(b) || a[0] - b[0])) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    if (high - low > LONGEST) continue;
    // Jumps to one place may share a lane: they meet there.
    const isFree = (lane: Map<number, number>) => {
      for (let row = low; row <= high; row++) if (lane.has(row) && lane.get(row) !== to) return false;
      return true;
    };
    let lane = lanes.findIndex(isFree);
    if (lane < 0) {
      if (lanes.length === MOST_LANES) continue;
      lane = lanes.push(new Map()) - 1;
    }
    for (let row = low; row <= high; row++) lanes[lane].set(row, to);
    placed.push({ from, to, lane });
  }
  return placed.sort((a, b) => a.from - b.from);
}
