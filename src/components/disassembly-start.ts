import { readFileSync } from 'node:fs';
import { PYTHON_VERSIONS, type PythonVersion } from '../pyc/types.ts';
import { SAMPLES } from '../widgets/shared/generated/samples.ts';
import type { Task } from '../widgets/shared/task.ts';
import { samplePath } from '../widgets/shared/samples.ts';
import { addFile, disView, newSession } from '../widgets/disassembly/engine.ts';
import { goalOf } from '../widgets/disassembly/goals.ts';
import type { Start } from '../widgets/disassembly/model.ts';
import type { Choice } from '../widgets/shared/program.ts';
import { initialState, inOrder, MOST_PYTHONS } from '../widgets/disassembly/state.ts';
import { highlightPython } from './highlight-python.ts';

/** The samples, with their compiled files of every Python. */
export const choices: Choice[] = SAMPLES.map((sample) => ({
  name: sample.name,
  title: sample.title,
  paths: Object.fromEntries(PYTHON_VERSIONS.map((python) => [python, samplePath(sample, python)!])),
}));

/** What a disassembly's page is served with. Throws, and so stops the build, for what is not there. */
export async function prepareDisassembly(
  sample: string,
  pythons: readonly PythonVersion[],
  code: string,
  caches: boolean,
  task: Task | undefined,
): Promise<Start> {
  const choice = choices.find((each) => each.name === sample);
  if (!choice)
    throw new Error(
      `<Disassembly> asks for the sample ${sample}; there are ${choices.map((each) => each.name).join(', ')}.`,
    );
  if (pythons.length === 0 || inOrder(pythons).length !== pythons.length)
    throw new Error(
      `<Disassembly pythons={${JSON.stringify(pythons)}}>: 1 to ${MOST_PYTHONS} of ${PYTHON_VERSIONS.join(', ')}.`,
    );
  if (task) goalOf(task.goal);
  const text = readFileSync(`public/samples/${sample}.py`, 'utf8');
  const session = newSession(sample, { name: sample, text, lines: await highlightPython(text) });
  for (const python of pythons) {
    const path = choice.paths[python]!;
    const problem = await addFile(session, path, new Uint8Array(readFileSync(`public/${path}`)));
    if (problem) throw new Error(problem);
  }
  const state = { ...initialState(pythons[0], code), pythons: inOrder(pythons), caches };
  const view = disView(session, state);
  if (!view.codes.some(({ key }) => key === code))
    throw new Error(`<Disassembly code="${code}">: ${sample} has ${view.codes.map(({ key }) => key).join(', ')}.`);
  return { name: sample, source: session.source, state, view };
}
