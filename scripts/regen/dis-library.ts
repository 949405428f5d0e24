import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { cleanEnv } from './pythons.ts';
import type { Interpreters, RegenTask } from './task.ts';
import { withTempFolder } from './workspace.ts';

const SCRIPT = join(import.meta.dirname, '../oracle/dis_library.py');
const FOLDER = 'tests/goldens/dis-library';

/** Small modules that together have every type code which the compilers write, and every shape of line and exception table. */
const MODULES = [
  ...[
    '_strptime',
    'asyncio/locks',
    'colorsys',
    'contextlib',
    'copy',
    'dis',
    'heapq',
    'keyword',
    'stringprep',
    'this',
    'types',
  ],
  ...['idlelib/idle_test/test_util', 'importlib/metadata/_meta', 'lib2to3/fixes/fix_intern', 'tomllib/_types'],
  ...[
    'test/test_class',
    'test/test_json/test_scanstring',
    'test/test_slice',
    'test/test_source_encoding',
    'test/test_strtod',
  ],
  ...['test/test_unary', 'test/test_unicode_identifiers', 'xml/dom/NodeFilter'],
];

/** Those whose whole text is recorded, so that a difference can be read. */
const READABLE = ['colorsys', 'keyword', 'test/test_unicode_identifiers'];

interface Printed {
  text: string;
  dis: string;
  options: string;
}

/** Each module is compiled in a process of its own: what was compiled before changes the references in a file. */
export const disLibraryTask: RegenTask = {
  name: 'dis-library',
  needs: PYTHON_VERSIONS,
  owns: [FOLDER],
  async generate(pythons: Interpreters) {
    const made = new Map<string, string | Uint8Array>();
    for (const minor of PYTHON_VERSIONS) {
      const python = pythons.get(minor);
      if (!python) continue;
      const rows: string[] = [];
      withTempFolder((folder) => {
        for (const module of MODULES) {
          const name = module.replaceAll('/', '.');
          const target = join(folder, `${name}.pyc`);
          const output = execFileSync(python.path, ['-B', SCRIPT, `${module}.py`, target], {
            encoding: 'utf8',
            env: cleanEnv(),
            maxBuffer: 1 << 26,
          });
          const printed = JSON.parse(output) as Printed | null;
          if (!printed) continue;
          rows.push(`  ${JSON.stringify(name)}: ${JSON.stringify({ dis: printed.dis, options: printed.options })}`);
          made.set(`${FOLDER}/${minor}/${name}.pyc`, new Uint8Array(readFileSync(target)));
          if (READABLE.includes(module)) made.set(`${FOLDER}/${minor}/${name}.txt`, printed.text);
        }
      });
      made.set(`${FOLDER}/${minor}/digests.json`, `{\n${rows.join(',\n')}\n}\n`);
    }
    return made;
  },
};
