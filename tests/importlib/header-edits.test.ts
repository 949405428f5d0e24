import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { editDifferences } from '../../scripts/regen/cache/compare.ts';
import { SOURCE_STATES, makeEdits } from '../../scripts/regen/cache/edits.ts';
import { expand } from '../../scripts/regen/cache/recorded.ts';
import { editCount, headerEditsTask, loadSamples } from '../../scripts/regen/header-edits.ts';
import type { HeaderEditsGolden } from '../../scripts/regen/header-edits.ts';
import type { HeaderPython } from '../../scripts/regen/cache/header-cases.ts';

function golden(python: HeaderPython): HeaderEditsGolden {
  return JSON.parse(
    readFileSync(new URL(`../goldens/importlib/header-edits/${python}.json`, import.meta.url), 'utf8'),
  ) as HeaderEditsGolden;
}

describe.each(headerEditsTask.needs as HeaderPython[])('random header edits on %s', (python) => {
  const recorded = golden(python);
  const outcomes = expand(recorded);

  test('each was tried with the source as compiled, changed, touched and absent', () => {
    expect(recorded.count).toBe(editCount(python));
    expect(outcomes).toHaveLength(recorded.count);
    expect(outcomes.every((states) => states.length === SOURCE_STATES.length)).toBe(true);
  });

  test('they are not all refused at the same check', () => {
    const kinds = new Set(outcomes.flat().map(({ outcome }) => outcome.replace(/(b'.*'|b".*"|\d+).*/, '')));
    expect(kinds.size).toBeGreaterThan(python === '2.7' || python === '3.6' ? 3 : 7);
    expect(outcomes.flat().filter(({ outcome }) => outcome === 'used').length).toBeGreaterThan(recorded.count / 20);
  });

  test('verdict, text and -v lines are those of the real interpreter', () => {
    const samples = loadSamples(python);
    const edits = makeEdits(recorded.seed, recorded.count, samples.length);
    expect(editDifferences(python, samples, edits, outcomes)).toEqual([]);
  });
});
