import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findSample, samplePath } from '../../../src/widgets/shared/samples.ts';
import { lanesOf } from '../../../src/widgets/shared/arcs.ts';
import { questionAt } from '../../../src/widgets/stepper/predict.ts';
import { openPyc } from '../../../src/widgets/stepper/session.ts';
import { stepView } from '../../../src/widgets/stepper/step-view.ts';
import { pycOf } from './samples.ts';

async function reasonFor(bytes: Uint8Array): Promise<string> {
  const opened = await openPyc('mine.pyc', bytes, null);
  if (opened.ok) throw new Error('It was opened.');
  return opened.reason;
}

describe('a file that cannot be stepped', () => {
  test('empty, foreign or of another Python', async () => {
    expect(await reasonFor(new Uint8Array())).toContain('is empty');
    expect(await reasonFor(new TextEncoder().encode('<script>alert(1)</script>'))).toContain('starts with 3c 73 63 72');
    expect(await reasonFor(Uint8Array.of(0xf3, 13, 13))).toBe(
      'mine.pyc ends at byte 3, inside the magic number, which has 4 bytes: f3 0d 0d.',
    );
    // One magic number serves every release from the one that it came with: the file says 3.6, not which.
    const older = new Uint8Array(readFileSync(`public/${samplePath(findSample('fib')!, '3.6', 'older')}`));
    expect(await reasonFor(older)).toMatch(
      /compiled by Python 3\.6 \(magic number 3379, in use since .*3\.7 to 3\.15\.$/,
    );
    // 3.8a1 wrote other instructions than 3.8 does.
    const early = pycOf('fib.cpython-38');
    early.set([0x48, 0x0d]);
    expect(await reasonFor(early)).toMatch(/Python 3\.8 before its release \(magic number 3400/);
  });

  test('cut anywhere: a sentence with the byte, never an exception', async () => {
    const whole = pycOf('area.cpython-313');
    for (let length = 0; length < whole.length; length += 7) {
      const reason = await reasonFor(whole.slice(0, length));
      expect(reason).toMatch(length < 4 ? /empty|inside the magic number/ : /damaged at byte \d+/);
    }
  });

  test('any single changed byte leads to a run or to a sentence', async () => {
    const whole = pycOf('branch.cpython-313');
    for (let at = 4; at < whole.length; at += 3) {
      const changed = whole.slice();
      changed[at] ^= 0x11;
      const opened = await openPyc('mine.pyc', changed, null);
      if (!opened.ok) {
        expect(opened.reason).toMatch(/^mine\.pyc .*\.$/s);
        continue;
      }
      const { session } = opened;
      for (let state = 0; state <= session.facts.steps; state += 1 + (session.facts.steps >> 5)) {
        expect(stepView(session, state).explanation.length).toBeGreaterThan(0);
        questionAt(session, state);
      }
    }
  });
});

test('jumps that cross do not lie on one another', () => {
  const arcs = lanesOf([
    [0, 5],
    [2, 8],
    [6, 9],
  ]);
  const laneOf = (from: number) => arcs.find((arc) => arc.from === from)!.lane;
  expect(laneOf(0)).not.toBe(laneOf(2));
  expect(laneOf(2)).not.toBe(laneOf(6));
});
