import { describe, expect, test } from 'vitest';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import {
  commandTarget,
  lineAt,
  nearest,
  samePlace,
  visitOfLine,
  visitsOf,
} from '../../../src/widgets/stepper/navigate.ts';
import { stepView } from '../../../src/widgets/stepper/step-view.ts';
import { nextChange } from '../../../src/widgets/stepper/watch.ts';
import { SAMPLE_NAMES, sessionOfSample } from './samples.ts';

describe.each(PYTHON_VERSIONS)('on %s', (python) => {
  test('over a call: the same frame goes on, with the result on its stack', async () => {
    const session = await sessionOfSample('area', python);
    const [call] = session.facts.marks.calls;
    const after = commandTarget(session, call, 'over');
    expect(session.depths[call + 1]).toBe(2);
    expect(session.depths[after]).toBe(1);
    expect(after).toBeGreaterThan(call + 2);
    const view = stepView(session, after);
    expect(view.stack.at(-1)!.value.text).toBe('12');
    // And back over it to where the call is about to be made.
    expect(commandTarget(session, after, 'over-back')).toBe(call);
  });

  test('out of a frame: to its caller, and back to the call', async () => {
    const session = await sessionOfSample('area', python);
    const [call] = session.facts.marks.calls;
    const inside = call + 2;
    expect(commandTarget(session, inside, 'out')).toBe(commandTarget(session, call, 'over'));
    expect(commandTarget(session, inside, 'out-back')).toBe(call);
    expect(commandTarget(session, call, 'out')).toBe(session.facts.steps);
    expect(commandTarget(session, call, 'out-back')).toBe(0);
  });

  test('run to a line, and to an instruction, however often they run', async () => {
    const session = await sessionOfSample('branch', python);
    const visits = visitsOf(session, { kind: 'line', line: 5 });
    expect(visits).toHaveLength(5);
    for (const visit of visits) expect(lineAt(session, visit)).toBe(5);
    expect(nearest(visits, visits[0], false)).toBe(visits[1]);
    expect(nearest(visits, visits[1], true)).toBe(visits[0]);
    expect(nearest(visits, visits[4], false)).toBeNull();
    expect(visitOfLine(session, 5, 2)).toBe(visits[1]);
    const { code, row } = stepView(session, visits[0]);
    expect(visitsOf(session, { kind: 'row', code, row: row! })).toEqual(visits);
  });

  test('to the next change of a name, what is in it included', async () => {
    const session = await sessionOfSample('squares', python);
    const watched = { name: 'squares', global: true };
    const texts: string[] = [];
    for (let at = nextChange(session, watched, 0, false); at !== null; at = nextChange(session, watched, at, false)) {
      const rows = stepView(session, at).names.flatMap((group) => group.rows);
      texts.push(rows.find((row) => row.name === 'squares')!.value.text);
    }
    expect(texts).toEqual(['[]', '[1]', '[1, 4]', '[1, 4, 9]', '[1, 4, 9, 16]']);
    // Backwards the same places, in the other order.
    let back = 0;
    for (
      let at = nextChange(session, watched, session.facts.steps, true);
      at !== null;
      at = nextChange(session, watched, at, true)
    )
      back++;
    expect(back).toBe(5);
  });

  test('a local changes in its own frame', async () => {
    const session = await sessionOfSample('countdown', python);
    const inside = session.facts.lineStarts.find((state) => stepView(session, state).frames[0].name === 'countdown')!;
    const [name] = stepView(session, inside).names[0].rows.map((row) => row.name);
    const change = nextChange(session, { name, global: false }, inside, false)!;
    expect(session.trace.columns.frame[change]).toBe(session.trace.columns.frame[inside]);
    const valueAt = (state: number) =>
      stepView(session, state).names[0].rows.find((row) => row.name === name)!.value.text;
    expect(Number(valueAt(change))).toBe(Number(valueAt(inside)) - 1);
  });

  test.each(SAMPLE_NAMES)('%s stands at the same line as on 3.13, wherever that is', async (name) => {
    const [from, to] = [await sessionOfSample(name, '3.13'), await sessionOfSample(name, python)];
    for (let state = 0; state <= from.facts.steps; state += 7) {
      const there = samePlace(from, state, to);
      expect(there).toBeGreaterThanOrEqual(0);
      expect(there).toBeLessThanOrEqual(to.facts.steps);
      if (python === '3.13') expect(lineAt(to, there)).toBe(lineAt(from, state) ?? lineAt(to, there));
    }
    expect(samePlace(from, from.facts.steps, to)).toBe(to.facts.steps);
  });

  test('the second call stands where its line starts, though a finally leads back to that line in the first', async () => {
    const [from, to] = [await sessionOfSample('rescue', '3.13'), await sessionOfSample('rescue', python)];
    const there = samePlace(from, visitOfLine(from, 4, 2)!, to);
    const view = stepView(to, there);
    expect(view.line).toBe(4);
    expect(view.opname).toBe('LOAD_GLOBAL');
    expect(view.names.flatMap(({ rows }) => rows).find(({ name }) => name === 'text')?.value.text).toBe("'x'");
  });
});
