import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SPOKEN, theirLines } from '../agreement/compare.ts';
import { libraryOf } from '../agreement/oracle.ts';
import { editPyc, PYTHON_VERSIONS } from '../../src/pyc/index.ts';
import type { Interpreter, Interpreters, RegenTask } from './task.ts';
import { withTempFolderAsync } from './workspace.ts';

const VERSIONS = ['2.7', '3.6', ...PYTHON_VERSIONS];

/** Modules of the standard library that every version has: context managers, frozensets, long integers, complex numbers. */
const MODULES = ['contextlib.py', 'keyword.py', 'test/test_slice.py', 'test/test_long.py', 'test/test_complex.py'];

/** The source's own date is the machine's. */
const MTIME = 1234567890;

/** The digest of what an interpreter, or the site's reader, says in one aspect. */
export const digest = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex');

function dated(pyc: string): Uint8Array {
  const result = editPyc(new Uint8Array(readFileSync(pyc)), { kind: 'header', field: 'mtime', value: MTIME });
  if (!result.ok) throw new Error(`${pyc}: ${result.reason}`);
  return result.bytes;
}

async function record(python: Interpreter): Promise<string> {
  const parts: string[] = [];
  await withTempFolderAsync(async (folder) => {
    for await (const module of libraryOf(python, folder, MODULES)) {
      const said = theirLines(module);
      const digests = Object.fromEntries(SPOKEN.map((aspect) => [aspect, digest(said[aspect])]));
      const pyc = Buffer.from(dated(module.pyc)).toString('base64');
      parts.push(` ${JSON.stringify({ file: module.file, digests, pyc })}`);
    }
  });
  return `[\n${parts.join(',\n')}\n]\n`;
}

export const libraryTask: RegenTask = {
  name: 'library',
  needs: VERSIONS,
  owns: VERSIONS.map((minor) => `tests/goldens/pyc/library-${minor}.json`),
  async generate(pythons: Interpreters) {
    const made = new Map<string, string>();
    for (const minor of VERSIONS) {
      const python = pythons.get(minor);
      if (python) made.set(`tests/goldens/pyc/library-${minor}.json`, await record(python));
    }
    return made;
  },
};
