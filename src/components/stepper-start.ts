import { readFileSync } from 'node:fs';
import { SAMPLES } from '../widgets/shared/generated/samples.ts';
import { samplePath } from '../widgets/shared/samples.ts';
import { openPyc, STEPPED, type Session } from '../widgets/stepper/session.ts';
import { stepView } from '../widgets/stepper/step-view.ts';
import { goalOf, type Task } from '../widgets/stepper/goals.ts';
import type { Choice, Piece, Start } from '../widgets/stepper/model.ts';
import { positionOf } from '../widgets/stepper/url.ts';
import { highlightPython } from './highlight-python.ts';

/** Steps that a page without JavaScript lists. */
const LISTED = 150;

/** One step in words, for a page without JavaScript. */
export interface ToldStep {
  instruction: string;
  explanation: string;
  stack: string;
}

const choices: Choice[] = SAMPLES.map((sample) => ({
  name: sample.name,
  title: sample.title,
  watch: sample.watch,
  path: samplePath(sample, STEPPED)!,
}));

const sessions = new Map<string, Promise<Session>>();

/** Runs a sample once for the whole build. */
function sessionFor(name: string): Promise<Session> {
  let session = sessions.get(name);
  if (!session) sessions.set(name, (session = run(name)));
  return session;
}

async function run(name: string): Promise<Session> {
  const choice = choices.find((each) => each.name === name);
  if (!choice)
    throw new Error(`<Stepper> asks for the sample ${name}; there are ${choices.map((each) => each.name).join(', ')}.`);
  const text = readFileSync(`public/samples/${name}.py`, 'utf8');
  const bytes = new Uint8Array(readFileSync(`public/${choice.path}`));
  const opened = await openPyc(choice.path, bytes, { name, text, lines: await highlightPython(text) });
  if (!opened.ok) throw new Error(opened.reason);
  return opened.session;
}

const told = (piece: Piece): string =>
  piece.kind === 'text'
    ? piece.text
    : piece.kind === 'value'
      ? piece.value.text
      : piece.kind === 'name'
        ? piece.name
        : piece.label;

/** What a stepper's page is served with. Throws, and so stops the build, for a sample, step or goal that is none. */
export async function prepareStepper(sample: string, step: number | 'end' | undefined, task: Task | undefined) {
  const session = await sessionFor(sample);
  if (task) goalOf(task.goal);
  const { position, note } = positionOf(step, session.facts.steps);
  if (note) throw new Error(`<Stepper sample="${sample}" step={${step}}>: the run has ${session.facts.steps} steps.`);
  const start: Start = {
    name: sample,
    python: STEPPED,
    source: session.source,
    listings: session.listings,
    facts: session.facts,
    view: stepView(session, position),
  };
  const steps: ToldStep[] = [];
  for (let at = 0; at < Math.min(session.facts.steps, LISTED); at++) {
    const view = stepView(session, at);
    steps.push({
      instruction: view.operand ? `${view.opname} ${view.operand}` : view.opname,
      explanation: view.explanation.map(told).join(''),
      stack: view.stack.map((item) => item.value.text).join(', ') || 'empty',
    });
  }
  return { start, choices, steps };
}
