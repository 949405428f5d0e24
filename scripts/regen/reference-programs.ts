import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REFERENCE_PROGRAMS, programPath, programSource } from '../../src/components/reference-programs.ts';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import type { RegenTask } from './task.ts';
import { compileFresh, warmUp } from './samples.ts';

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));

/** The programs of the opcode reference, compiled by each Python whose syntax they are. */
export const referenceProgramsTask: RegenTask = {
  name: 'reference-programs',
  needs: PYTHON_VERSIONS,
  owns: ['public/programs/__pycache__'],
  generate(pythons) {
    const made = new Map<string, Uint8Array>();
    for (const version of PYTHON_VERSIONS) {
      const python = pythons.get(version);
      if (!python) continue;
      warmUp(python);
      for (const { name, mtime } of REFERENCE_PROGRAMS.filter((each) => each.versions.includes(version))) {
        const source = { name, text: readFileSync(join(PUBLIC, programSource(name))), mtime };
        const path = programPath(name, version);
        made.set(`public/${path}`, compileFresh(python, source, ['-m', 'py_compile'], path.slice('programs/'.length)));
      }
    }
    return Promise.resolve(made);
  },
};
