/** Runs programs of the cache lab: the simulated import system finds their modules, the simulated machine runs them. */
import {
  Lacks,
  PyCompileError,
  PythonError,
  Refusal,
  isLibraryModule,
  lastLine,
  pyCompile,
  type Execute,
  type InvalidationMode,
  type Process,
  type PythonException,
} from '../../importlib/index.ts';
import { constOf, readMarshal } from '../../pyc/index.ts';
import type { CodeObject } from '../../pyc/code.ts';
import { ImportFailure, runProgram, type HostValue, type ModuleFinder } from '../../vm/index.ts';

/** What the import system raises, as the machine raises it. */
function asked<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof PythonError) throw new ImportFailure(error.exception.exception, error.exception.message);
    throw error;
  }
}

/** `py_compile`, for programs that call it. */
function pyCompileModule(
  process: Process,
  env: Readonly<Record<string, string>>,
): { readonly [name: string]: HostValue } {
  const text = (value: HostValue | undefined): string | null => (typeof value === 'string' ? value : null);
  return {
    PycInvalidationMode: { TIMESTAMP: 'timestamp', CHECKED_HASH: 'checked-hash', UNCHECKED_HASH: 'unchecked-hash' },
    compile: (
      args,
      {
        file = args[0],
        cfile = args[1],
        dfile = args[2],
        doraise = args[3],
        optimize = args[4],
        invalidation_mode: mode = args[5],
      },
    ) =>
      asked(() => {
        const options = {
          cfile: text(cfile),
          dfile: text(dfile),
          optimize: (optimize ?? -1) as -1 | 0 | 1 | 2,
          invalidationMode: text(mode) as InvalidationMode | null,
        };
        try {
          return pyCompile(process, text(file) ?? '', options, env);
        } catch (error) {
          // Unless asked to raise, it prints what is wrong on stderr and returns None.
          if (error instanceof PyCompileError && !doraise) return null;
          throw error;
        }
      }),
  };
}

/** The code object in `marshal.dumps` of it. */
function code(process: Process, marshalled: Uint8Array): CodeObject {
  const found = constOf(readMarshal(marshalled, 0, process.python));
  if (found?.type !== 'code') throw new Error('the import system let a body pass that is no code object');
  return found.value;
}

/** The line of the exception in a traceback, with what is suggested there. */
function lastOf(traceback: string, exception: PythonException): string {
  const lines = traceback.trimEnd().split('\n');
  const at = lines.findLastIndex((line) => line.startsWith(lastLine(exception).split('\n')[0]));
  return at < 0 ? lastLine(exception) : lines.slice(at).join('\n');
}

export const execute: Execute = ({ process, importer, env, first, main }) => {
  const finder: ModuleFinder = {
    find: (name, path) =>
      asked(() => {
        const spec = importer.find(name, path);
        if (!spec) return null;
        const { origin, cached, searchLocations } = spec;
        const loaded = spec.loader === 'namespace' ? null : importer.getCode(spec);
        return { code: loaded && code(process, loaded.marshalled), file: origin, cached, path: searchLocations };
      }),
    library: (name) => (name === 'py_compile' ? pyCompileModule(process, env) : undefined),
    isLibrary: (name) => isLibraryModule(process.python, name),
    isPossiblyShadowing: importer.isPossiblyShadowing,
  };
  let ended: Refusal | Lacks | null = null;
  const stop = <T>(call: () => T): T =>
    asked(() => {
      try {
        return call();
      } catch (error) {
        if (!(error instanceof Refusal || error instanceof Lacks)) throw error;
        // What was printed before stays.
        ended = error;
        throw new ImportFailure('SystemExit', error.message);
      }
    });
  const { output, end } = runProgram({
    python: process.python,
    first: first.map(({ name, refused }) => ({ name, refused: (exception) => stop(() => refused(exception)) })),
    finder,
    allLazy: process.settings.lazyImports === 'all',
    noSite: process.settings.noSite,
    main: () => {
      const module = stop(main);
      return {
        code: code(process, module.marshalled),
        file: module.file,
        cached: module.cached,
        package: module.package,
      };
    },
  });
  const stopped = ended as Refusal | Lacks | null;
  if (stopped instanceof Lacks) return { stdout: output, end: { kind: 'unsupported', what: stopped.message } };
  if (stopped) return { stdout: output, end: { kind: 'exit', status: stopped.status, message: stopped.message } };
  switch (end.kind) {
    case 'finished':
      return { stdout: output, end };
    case 'raised': {
      const exception = { exception: end.exception, message: end.message };
      return { stdout: output, end: { kind: 'raised', exception, line: lastOf(end.traceback, exception) } };
    }
    case 'limit':
      return { stdout: output, end: { kind: 'unsupported', what: `programs of more than ${end.steps} steps` } };
    case 'unsupported':
      return { stdout: output, end };
  }
};
