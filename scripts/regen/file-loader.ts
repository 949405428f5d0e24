import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { FILE_LOADER_CASES, TEMP, applyCaseEdit, compiledKey } from './cache/file-loader-cases.ts';
import type { FileLoaderCase } from './cache/file-loader-cases.ts';
import { runGetCode } from './cache/get-code.ts';
import { pycPath } from './cache/header-cases.ts';
import { recordedOf } from './cache/recorded.ts';
import type { RecordedOutcome } from './cache/recorded.ts';
import type { Interpreter, RegenTask } from './task.ts';
import { runPython, withTempFolder, writeDated } from './workspace.ts';

/** A golden file of the task. */
export interface FileLoaderGolden {
  /** `sys.version` of the interpreter that was asked. */
  python: string;
  /** Compiled files by {@link compiledKey}, in base64. */
  compiled: Record<string, string>;
  /** By name of the case. `name` and `path` are those of an ImportError. */
  results: Record<string, RecordedOutcome & { name?: string; path?: string }>;
}

const COMPILE = `
import py_compile, sys
mode = py_compile.PycInvalidationMode[sys.argv[1].upper().replace('-', '_')]
py_compile.compile(sys.argv[2], cfile='out', doraise=True, invalidation_mode=mode)
`;

function compile(python: Interpreter, { text, mtime, mode }: FileLoaderCase['compiled']): Uint8Array {
  return withTempFolder((folder) => {
    writeDated(join(folder, `${TEMP}.py`), text, mtime);
    runPython(python, ['-c', COMPILE, mode, `${TEMP}.py`], folder);
    return Uint8Array.from(readFileSync(join(folder, 'out')));
  });
}

function record(python: Interpreter): FileLoaderGolden {
  const minor = python.minor as (typeof PYTHON_VERSIONS)[number];
  const files = new Map<string, Uint8Array>();
  for (const one of FILE_LOADER_CASES)
    if (!files.has(compiledKey(one))) files.set(compiledKey(one), compile(python, one.compiled));
  const groups = FILE_LOADER_CASES.map((one) => ({
    source: one.source,
    stats: one.stats,
    path: one.inPycache ? pycPath(minor, TEMP, false) : undefined,
    mode: one.permissions,
    pycs: [applyCaseEdit(files.get(compiledKey(one))!, one.edit)],
    cases: [{ pyc: 0, file: { head: new Uint8Array(), length: -1 }, policy: one.policy }],
  }));
  const { outcomes, cases } = runGetCode(python, TEMP, groups);
  const results = FILE_LOADER_CASES.map((one, at) => {
    const real = outcomes[cases[at][0]];
    return [one.name, { ...recordedOf(real), name: real.name, path: real.path }];
  });
  return {
    python: python.sysVersion,
    compiled: Object.fromEntries([...files].map(([key, bytes]) => [key, Buffer.from(bytes).toString('base64')])),
    results: Object.fromEntries(results),
  };
}

/** CPython's own tests of loading bytecode, as each Python passes them. */
export const fileLoaderTask: RegenTask = {
  name: 'file-loader',
  needs: PYTHON_VERSIONS,
  owns: ['tests/goldens/importlib/file-loader'],
  async generate(pythons) {
    const made = new Map<string, string>();
    for (const minor of PYTHON_VERSIONS) {
      const python = pythons.get(minor);
      if (!python) continue;
      made.set(`tests/goldens/importlib/file-loader/${minor}.json`, `${JSON.stringify(record(python), null, 1)}\n`);
    }
    return made;
  },
};
