/** Every task at a stepper can be solved on each Python that its reader may have, and is not solved before it begins. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PYTHON_VERSIONS, type PythonVersion } from '../../src/pyc/types.ts';
import { goalOf, goalState } from '../../src/widgets/stepper/goals.ts';
import { samePlace, visitOfLine } from '../../src/widgets/stepper/navigate.ts';
import type { Session } from '../../src/widgets/stepper/session.ts';
import { stepView } from '../../src/widgets/stepper/step-view.ts';
import { sessionOfSample } from '../widgets/stepper/samples.ts';

interface Asked {
  id: string;
  sample: string;
  /** A step, counted from 1, or `line-4-2`. */
  step: string;
  goal: string;
  /** The Python it is held to, if any. */
  python?: PythonVersion;
}

const asked: Asked[] = readdirSync('content/lessons').flatMap((file) =>
  [...readFileSync(`content/lessons/${file}`, 'utf8').matchAll(/<Stepper\n[\s\S]*?\n\/>/g)].flatMap(([widget]) => {
    const of = (pattern: RegExp) => pattern.exec(widget)?.[1];
    const [id, goal] = [of(/\bid: '([^']+)'/), of(/goal: '([^']+)'/)];
    if (!id || !goal) return [];
    const python = of(/\bpython="([^"]+)"/) as PythonVersion | undefined;
    return [{ id, goal, sample: of(/sample="([^"]+)"/)!, step: of(/step=(?:\{|")([\w-]+)/)!, python }];
  }),
);

/** What the goal sees at a state, before anything was predicted, opened or changed. */
const stateAt = (session: Session, position: number) =>
  goalState(stepView(session, position), { open: [], tally: { right: 0, asked: 0 } }, 0);

const startOf = (session: Session, step: string) => {
  const [, line, visit = '1'] = /^line-(\d+)(?:-(\d+))?$/.exec(step) ?? [];
  return line ? visitOfLine(session, Number(line), Number(visit))! : Number(step) - 1;
};

test('the lessons have tasks at steppers', () => {
  expect(asked.length).toBeGreaterThan(8);
});

test.each(asked.filter(({ goal }) => !goal.startsWith('predicted-')))('$id', async ({ sample, step, goal, python }) => {
  const base = await sessionOfSample(sample, python);
  const reached = goalOf(goal);
  for (const version of python ? [python] : PYTHON_VERSIONS) {
    const session = version === base.trace.python ? base : await sessionOfSample(sample, version);
    const start = samePlace(base, startOf(base, step), session);
    expect(reached(stateAt(session, start)), `${version} begins solved`).toBe(false);
    const states = Array.from({ length: session.facts.steps - start }, (_, at) => start + at);
    expect(
      states.some((state) => reached(stateAt(session, state))),
      `${version} can be solved`,
    ).toBe(true);
  }
});
