/** The two tracks that a path is drawn with: one to the cached code, one by way of the compiler. */
import type { ModulePath } from './path.ts';

/** `asked`: the way that was gone to the cached code; `compiled`: the way by the compiler; `dim`: not gone. */
export type Tone = 'asked' | 'compiled' | 'dim';

/** What is drawn beside one node: pieces of track into its station and out of it. */
export interface Rail {
  /** On which track the station stands. */
  station: 'main' | 'side';
  main: { in: Tone | null; out: Tone | null };
  side: { in: Tone | null; out: Tone | null };
  /** Here the main track branches off to the other. */
  turn: Tone | null;
}

/** At these a way to the compiler begins, where no path shows which. */
const FIRST_TURNS = new Set(['get_data', 'up_to_date', 'script']);

/** The track beside each node of a path, in the order of its nodes. */
export function railsOf({ nodes }: Pick<ModulePath, 'nodes'>): Rail[] {
  const lit = nodes.map(({ state }) => state !== 'dark');
  const lastAsk = nodes.findLastIndex(({ track }) => track === 'ask');
  const lastLit = nodes.findLastIndex(({ track }, n) => track === 'ask' && lit[n]);
  const hasSide = lastAsk < nodes.length - 1;
  const compiles = hasSide && lit[lastAsk + 1];
  const from = !hasSide ? nodes.length : compiles ? lastLit : nodes.findIndex(({ id }) => FIRST_TURNS.has(id));
  const side: Tone = compiles ? 'compiled' : 'dim';
  return nodes.map(({ track }, n): Rail => {
    const none = { in: null, out: null };
    if (track === 'compile') {
      const tone = (at: number): Tone => (lit[at] && nodes[at] ? side : 'dim');
      const out = n === nodes.length - 1 ? null : tone(n + 1);
      return { station: 'side', main: none, side: { in: tone(n), out }, turn: null };
    }
    const tone = (at: number): Tone => (at <= lastLit ? 'asked' : 'dim');
    return {
      station: 'main',
      main: { in: n === 0 ? null : tone(n), out: n === lastAsk ? null : tone(n + 1) },
      side: { in: n > from ? side : null, out: n >= from ? side : null },
      turn: n === from ? side : null,
    };
  });
}
