import { readFileSync } from 'node:fs';
import { SAMPLES } from '../widgets/shared/generated/samples.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../pyc/types.ts';
import { DEFAULT_PYTHON } from '../widgets/shared/preferences.ts';
import { samplePath } from '../widgets/shared/samples.ts';
import { samePlace, visitOfLine } from '../widgets/stepper/navigate.ts';
import { openPyc, type Session } from '../widgets/stepper/session.ts';
import { stepView } from '../widgets/stepper/step-view.ts';
import { goalOf, type Task } from '../widgets/stepper/goals.ts';
import type { Choice, Piece, Start } from '../widgets/stepper/model.ts';
import { positionOf, readStep } from '../widgets/stepper/url.ts';
import { highlightPython } from './highlight-python.ts';
import { REFERENCE_PROGRAMS, programPath } from './reference-programs.ts';

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
  paths: Object.fromEntries(PYTHON_VERSIONS.map((python) => [python, samplePath(sample, python)!])),
}));

/** The programs of the opcode reference, which the stepper's own page opens too. */
const referenceChoices: Choice[] = REFERENCE_PROGRAMS.map(({ name, title, watch, versions }) => ({
  name,
  title,
  watch,
  paths: Object.fromEntries(versions.map((python) => [python, programPath(name, python)])),
  group: 'Opcode reference',
}));

const sessions = new Map<string, Promise<Session>>();

/** Runs a sample once for the whole build. */
function sessionFor(name: string, python: PythonVersion): Promise<Session> {
  const key = `${name} ${python}`;
  let session = sessions.get(key);
  if (!session) sessions.set(key, (session = run(name, python)));
  return session;
}

async function run(name: string, python: PythonVersion): Promise<Session> {
  const choice = choices.find((each) => each.name === name);
  if (!choice)
    throw new Error(`<Stepper> asks for the sample ${name}; there are ${choices.map((each) => each.name).join(', ')}.`);
  const path = choice.paths[python]!;
  const text = readFileSync(`public/samples/${name}.py`, 'utf8');
  const bytes = new Uint8Array(readFileSync(`public/${path}`));
  const opened = await openPyc(path, bytes, { name, text, lines: await highlightPython(text) });
  if (!opened.ok) throw new Error(opened.reason);
  return opened.session;
}

/** Where a run begins to be looked at. Throws, and so stops the build, for a step that the run does not have. */
function startOf(sample: string, session: Session, step: number | string | undefined): number {
  const asked = step === undefined ? undefined : readStep(String(step));
  const wrong = () => new Error(`<Stepper sample="${sample}" step="${step}">: the run has no such step.`);
  if (asked === null) throw wrong();
  if (typeof asked !== 'object') {
    const { position, note } = positionOf(asked, session.facts.steps);
    if (note) throw wrong();
    return position;
  }
  const position = visitOfLine(session, asked.line, asked.visit);
  if (position === null) throw wrong();
  return position;
}

const told = (piece: Piece): string =>
  piece.kind === 'text'
    ? piece.text
    : piece.kind === 'value'
      ? piece.value.text
      : piece.kind === 'name'
        ? piece.name
        : piece.label;

/**
 * What a stepper's page is served with: the state of one Python, and where each other Python's run stands at the same place.
 * Throws, and so stops the build, for a sample, step or goal that is none.
 */
export async function prepareStepper(
  sample: string,
  step: number | string | undefined,
  task: Task | undefined,
  python: PythonVersion = DEFAULT_PYTHON,
  place: 'page' | 'embed' | 'lesson' = 'lesson',
) {
  const session = await sessionFor(sample, python);
  if (task) goalOf(task.goal);
  const position = startOf(sample, session, step);
  const positions = {} as Record<PythonVersion, number>;
  for (const other of PYTHON_VERSIONS)
    positions[other] = other === python ? position : samePlace(session, position, await sessionFor(sample, other));
  const start: Start = {
    name: sample,
    python,
    source: session.source,
    listings: session.listings,
    facts: session.facts,
    view: stepView(session, position),
    positions,
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
  return { start, choices: place === 'page' ? [...choices, ...referenceChoices] : choices, steps };
}
