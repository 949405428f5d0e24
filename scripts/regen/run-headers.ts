import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreter, Interpreters, RegenTask } from './task.ts';
import { withTempFolder } from './workspace.ts';

const CACHE = join(import.meta.dirname, '../../public/samples/__pycache__');
const OUTPUT = 'tests/goldens/pyc/run-headers.json';

/** The last line that `python m.pyc` prints to stderr for a sample cut to each length up to the end of its header. */
function outcomes(python: Interpreter): string[] {
  const bytes = readFileSync(join(CACHE, `fib.cpython-${python.minor.replace('.', '')}.pyc`));
  return withTempFolder((folder) =>
    Array.from({ length: 16 }, (_, length) => {
      writeFileSync(join(folder, 'm.pyc'), bytes.subarray(0, length));
      const { stderr } = spawnSync(python.path, ['m.pyc'], { cwd: folder, encoding: 'utf8', env: cleanEnv() });
      return stderr.trim().split('\n').at(-1)!;
    }),
  );
}

export const runHeadersTask: RegenTask = {
  name: 'run-headers',
  needs: PYTHON_VERSIONS,
  owns: [OUTPUT],
  async generate(pythons: Interpreters) {
    const lines = PYTHON_VERSIONS.filter((minor) => pythons.has(minor)).map(
      (minor) => `${JSON.stringify(minor)}: ${JSON.stringify(outcomes(pythons.get(minor)!))}`,
    );
    return new Map([[OUTPUT, `{\n${lines.join(',\n')}\n}\n`]]);
  },
};
