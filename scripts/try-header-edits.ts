/**
 * Compares `decide` with real Pythons on header edits from any seed; writes nothing. Status 1 on a difference.
 *
 *   node scripts/try-header-edits.ts --seed 7 [--count 2000] [VERSION…]
 */
import { parseArgs } from 'node:util';
import { editDifferences } from './regen/cache/compare.ts';
import { SOURCE_STATES, makeEdits } from './regen/cache/edits.ts';
import type { HeaderPython } from './regen/cache/header-cases.ts';
import { editCount, headerEditsTask, loadSamples, recordEdits } from './regen/header-edits.ts';
import { findPythons } from './regen/pythons.ts';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? NaN);
if (!Number.isInteger(seed)) throw new RangeError('--seed takes a whole number');

const pythons = findPythons();
let total = 0;
for (const minor of (positionals.length > 0 ? positionals : headerEditsTask.needs) as HeaderPython[]) {
  const interpreter = pythons.get(minor);
  if (!interpreter) {
    console.log(`${minor}: not found on this machine`);
    process.exitCode = 2;
    continue;
  }
  const samples = loadSamples(minor);
  const edits = makeEdits(seed, Number(values.count ?? editCount(minor)), samples.length);
  const differences = editDifferences(minor, samples, edits, recordEdits(interpreter, samples, edits));
  for (const line of differences.slice(0, 5)) console.log(line);
  console.log(`${minor}: ${edits.length * SOURCE_STATES.length} cases, ${differences.length} different`);
  total += differences.length;
}
if (total > 0) process.exitCode = 1;
