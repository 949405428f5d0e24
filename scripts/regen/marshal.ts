import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';
import { bodyEdits, codeBodies, editBody, plainBodies } from './marshal-cases.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/marshal_oracle.py');
const CACHE = join(import.meta.dirname, '../../public/samples/__pycache__');
const HEADER_SIZE = 16;

/** A sample with exception tables, nested code and names enough to break. */
const EDITED_SAMPLE = 'errors';

function judge(path: string, bodies: string[]): (string | null)[] {
  const printed = execFileSync(path, [SCRIPT], {
    encoding: 'utf8',
    env: cleanEnv(),
    input: bodies.map((body) => `${body}\n`).join(''),
    maxBuffer: 1 << 26,
  });
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string | null);
}

/** Outcomes as indices into a list of the different ones; null where there is none. */
function indexed(results: (string | null)[], outcomes: string[]): (number | null)[] {
  return results.map((result) => {
    if (result === null) return null;
    if (!outcomes.includes(result)) outcomes.push(result);
    return outcomes.indexOf(result);
  });
}

/** The bodies themselves are not recorded: `marshal-cases.ts` makes the same ones again, in the same order. */
function record(minor: PythonVersion, path: string): string {
  const made = [...plainBodies(), ...codeBodies(minor)];
  const file = `${EDITED_SAMPLE}.cpython-${minor.replace('.', '')}.pyc`;
  const bytes = new Uint8Array(readFileSync(join(CACHE, file)));
  const edited = bodyEdits(bytes.length, HEADER_SIZE).map((edit) =>
    Buffer.from(editBody(bytes, edit).subarray(HEADER_SIZE)).toString('hex'),
  );
  const results = judge(path, [...made, ...edited]);
  const outcomes: string[] = [];
  const bodies = indexed(results.slice(0, made.length), outcomes);
  const edits = indexed(results.slice(made.length), outcomes);
  const list = outcomes.map((outcome) => `  ${JSON.stringify(outcome)}`).join(',\n');
  return [
    `{"outcomes": [\n${list}\n],`,
    `"bodies": ${JSON.stringify(bodies)},`,
    `"file": ${JSON.stringify(file)},`,
    `"edits": ${JSON.stringify(edits)}}`,
    '',
  ].join('\n');
}

export const marshalTask: RegenTask = {
  name: 'marshal',
  needs: PYTHON_VERSIONS,
  owns: PYTHON_VERSIONS.map((minor) => `tests/goldens/pyc/marshal-${minor}.json`),
  async generate(pythons: Interpreters) {
    const made = new Map<string, string>();
    for (const minor of PYTHON_VERSIONS) {
      const python = pythons.get(minor);
      if (python) made.set(`tests/goldens/pyc/marshal-${minor}.json`, record(minor, python.path));
    }
    return made;
  },
};
