import { readFileSync } from 'node:fs';
import type { PythonVersion } from '../pyc/types.ts';
import { addFile, codeView, newSession } from '../widgets/code-object/engine.ts';
import { goalOf } from '../widgets/code-object/goals.ts';
import type { Start } from '../widgets/code-object/model.ts';
import { initialState } from '../widgets/code-object/state.ts';
import type { Task } from '../widgets/shared/task.ts';
import { choices } from './disassembly-start.ts';
import { highlightPython } from './highlight-python.ts';

/** What a code object viewer's page is served with. Throws, and so stops the build, for what is not there. */
export async function prepareCodeObject(
  sample: string,
  python: PythonVersion,
  code: string,
  task: Task | undefined,
): Promise<Start> {
  const path = choices.find((each) => each.name === sample)?.paths[python];
  if (!path)
    throw new Error(
      `<CodeObject> asks for the sample ${sample} of Python ${python}; there are ${choices.map((each) => each.name).join(', ')}.`,
    );
  if (task) goalOf(task.goal);
  const text = readFileSync(`public/samples/${sample}.py`, 'utf8');
  const session = newSession(sample, { name: sample, text, lines: await highlightPython(text) });
  const problem = await addFile(session, path, new Uint8Array(readFileSync(`public/${path}`)));
  if (problem) throw new Error(problem);
  const state = initialState(python, code);
  const view = codeView(session, state);
  if (!view) {
    const codes = session.files.get(python)!.codes.map(({ key }) => key);
    throw new Error(`<CodeObject code="${code}">: ${sample} has ${codes.join(', ')} on Python ${python}.`);
  }
  return { name: sample, source: session.source, state, view };
}
