import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';
import { bodyEdits, codeBodies, editBody, plainBodies } from './marshal-cases.ts';
import { mutations } from './mutations.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/marshal_oracle.py');
const CACHE = join(import.meta.dirname, '../../public/samples/__pycache__');
const HEADER_SIZE = 16;

/** A sample with exception tables, nested code and names enough to break. */
const EDITED_SAMPLE = 'errors';

/** Samples whose mutations are judged, and how many of them for each version. */
export const MUTATED_SAMPLES = ['constants', 'errors', 'fib', 'shapes'];
export const MUTATIONS = 2400;

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

/** The body of a version's sample. */
export function sampleBody(name: string, minor: PythonVersion): Uint8Array {
  const file = `${name}.cpython-${minor.replace('.', '')}.pyc`;
  return new Uint8Array(readFileSync(join(CACHE, file))).subarray(HEADER_SIZE);
}

/** The bodies themselves are not recorded: `marshal-cases.ts` makes the same ones again, in the same order. */
function record(minor: PythonVersion, path: string): string {
  const made = [...plainBodies(), ...codeBodies(minor)];
  const file = `${EDITED_SAMPLE}.cpython-${minor.replace('.', '')}.pyc`;
  const bytes = new Uint8Array(readFileSync(join(CACHE, file)));
  const edited = bodyEdits(bytes.length, HEADER_SIZE).map((edit) =>
    Buffer.from(editBody(bytes, edit).subarray(HEADER_SIZE)).toString('hex'),
  );
  const bodies = MUTATED_SAMPLES.map((name) => sampleBody(name, minor));
  const mutated = [...mutations(bodies, MUTATIONS, MUTATIONS)].map((body) => Buffer.from(body).toString('hex'));
  const results = judge(path, [...made, ...edited, ...mutated]);
  const outcomes: string[] = [];
  const [first, second] = [made.length, made.length + edited.length];
  const judged = indexed(results.slice(0, first), outcomes);
  const edits = indexed(results.slice(first, second), outcomes);
  const mutants = indexed(results.slice(second), outcomes);
  const list = outcomes.map((outcome) => `  ${JSON.stringify(outcome)}`).join(',\n');
  return [
    `{"outcomes": [\n${list}\n],`,
    `"bodies": ${JSON.stringify(judged)},`,
    `"file": ${JSON.stringify(file)},`,
    `"edits": ${JSON.stringify(edits)},`,
    `"mutations": ${JSON.stringify(mutants)}}`,
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
