/** Lists of versions as ranges: `2.7, 3.6 to 3.9`. */
import { PYTHON_VERSIONS } from '../../pyc/types.ts';

const ORDER: readonly string[] = ['2.7', '3.6', ...PYTHON_VERSIONS];

export function rangesOf(versions: readonly string[]): string {
  const at = versions.map((version) => ORDER.indexOf(version)).sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const index of at) {
    const last = runs.at(-1);
    // 2.7 and 3.6 are no neighbours.
    if (last && index === last[1] + 1 && index !== 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs
    .map(([from, to]) => (from === to ? ORDER[from] : `${ORDER[from]} ${to === from + 1 ? 'and' : 'to'} ${ORDER[to]}`))
    .join(', ');
}
