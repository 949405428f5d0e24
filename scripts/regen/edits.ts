import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../src/pyc/versions/all-opcodes.ts';
import { editPyc, PYTHON_VERSIONS } from '../../src/pyc/index.ts';
import { compiledProgram, EDIT_CASES, EDITED_PROGRAM } from './edit-cases.ts';
import type { Interpreter, Interpreters, RegenTask } from './task.ts';
import { runPython, withTempFolder, writeDated } from './workspace.ts';

const VERSIONS = ['2.7', '3.6', ...PYTHON_VERSIONS];
const MTIME = 1234567890;
const COMPILE = "import py_compile; py_compile.compile('program.py', 'program.pyc', 'program.py', True)";

/** The compiled program, what it prints, and for each edit the digest of the edited file and what that prints. */
function record(python: Interpreter): string {
  return withTempFolder((folder) => {
    writeDated(join(folder, 'program.py'), EDITED_PROGRAM, MTIME);
    runPython(python, ['-c', COMPILE], folder);
    const base = readFileSync(join(folder, 'program.pyc'));
    const file = compiledProgram(base.toString('base64'));
    const run = (bytes: Uint8Array) => {
      writeFileSync(join(folder, 'edited.pyc'), bytes);
      return runPython(python, ['edited.pyc'], folder);
    };
    const printed = run(base);
    const cases = EDIT_CASES.flatMap((each) => {
      const edit = each.make(file);
      if (!edit) return [];
      const result = editPyc(file.bytes, edit);
      if (!result.ok) throw new Error(`${python.minor}: ${each.name}: ${result.reason}`);
      const sha256 = createHash('sha256').update(result.bytes).digest('hex');
      return [{ name: each.name, sha256, printed: run(result.bytes) }];
    });
    const rows = cases.map((row) => `  ${JSON.stringify(row)}`).join(',\n');
    return `{"base": ${JSON.stringify(base.toString('base64'))},\n"printed": ${JSON.stringify(printed)},\n"cases": [\n${rows}\n]}\n`;
  });
}

export const editsTask: RegenTask = {
  name: 'edits',
  needs: VERSIONS,
  owns: VERSIONS.map((minor) => `tests/goldens/pyc/edits-${minor}.json`),
  async generate(pythons: Interpreters) {
    const made = new Map<string, string>();
    for (const minor of VERSIONS) {
      const python = pythons.get(minor);
      if (python) made.set(`tests/goldens/pyc/edits-${minor}.json`, record(python));
    }
    return made;
  },
};
