/** Programs run for what they print and how they end, with modules that are found while they run. */
import type { CodeObject } from '../pyc/code.ts';
import type { PythonVersion } from '../pyc/types.ts';
import { makeBuiltins } from './builtins/index.ts';
import { Machine } from './machine.ts';
import { ImportFailure, Modules, type ModuleFinder } from './modules.ts';
import { classesChanged } from './objects/attributes.ts';
import { dictSet } from './objects/dict.ts';
import { PyStr, Raised } from './objects/model.ts';
import { exceptionText } from './objects/repr.ts';
import { setRuntime } from './objects/runtime.ts';
import { None, dict, exceptions, isInstance, raise, str } from './objects/types.ts';
import { DEFAULT_LIMIT, endOf, raisedEnd } from './record.ts';
import type { TraceEnd } from './trace.ts';

/** The code that runs as `__main__`, with the names that it starts with. */
export interface Main {
  code: CodeObject;
  file: string | null;
  cached: string | null;
  package: string | null;
}

export interface FirstImport {
  name: string;
  /** Called with what importing it, tried twice, has raised; throws. */
  refused: (exception: { exception: string; message: string }) => never;
}

export interface Program {
  python: PythonVersion;
  /** Packages that are imported before `main` is asked for, as `runpy` does it. */
  first: readonly FirstImport[];
  main: () => Main;
  finder: ModuleFinder;
  /** `-X lazy_imports=all`. */
  allLazy?: boolean;
  /** `-S` */
  noSite?: boolean;
  /** Most steps; 100,000 unless told otherwise. */
  limit?: number;
}

/** Runs a program. Never throws for what it does; `main` and the finder may throw {@link ImportFailure}. */
export function runProgram({
  python,
  first,
  main,
  finder,
  allLazy = false,
  noSite = false,
  limit = DEFAULT_LIMIT,
}: Program): {
  output: string;
  end: TraceEnd;
} {
  const machine = new Machine(python, limit, makeBuiltins(python));
  const modules = new Modules(machine, [], finder);
  machine.modules = modules;
  machine.allLazy = allLazy;
  machine.noSite = noSite;
  const { recorder } = machine;
  setRuntime(machine);
  classesChanged();
  let end: TraceEnd;
  try {
    try {
      for (const one of first) importFirst(modules, one);
      const { code, file, cached, package: parent } = asked(main);
      const globals = dict();
      const frame = machine.moduleFrame(code, globals);
      if (file !== null) dictSet(globals, str('__file__'), str(file));
      if (cached !== null) dictSet(globals, str('__cached__'), str(cached));
      dictSet(globals, str('__package__'), parent === null ? None : str(parent));
      machine.execute(frame);
      end = { kind: 'finished' };
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const { exception } = error;
      end = recorder.apart(() => raisedEnd(exception, {}));
    }
  } catch (error) {
    end = endOf(error, limit);
  } finally {
    setRuntime(null);
    recorder.close();
  }
  return { output: recorder.text, end };
}

/** `_get_module_details` of Lib/runpy.py: it imports the package, and `find_spec` does so again where that failed. */
function importFirst(modules: Modules, { name, refused }: FirstImport): void {
  try {
    modules.importName(name, dict(), None, 0);
  } catch (error) {
    const missing = error instanceof Raised && isInstance(error.exception, exceptions.get('ImportError')!);
    const what = missing ? error.exception.fields?.get('name') : null;
    if (!(what instanceof PyStr) || !`${name}.`.startsWith(`${what.s}.`)) throw error;
    try {
      modules.importName(name, dict(), None, 0);
    } catch (again) {
      const known = ['ImportError', 'AttributeError', 'TypeError', 'ValueError'].map((type) => exceptions.get(type)!);
      if (!(again instanceof Raised) || !known.some((type) => isInstance(again.exception, type))) throw again;
      const { exception } = again;
      asked(() => refused({ exception: exception.type.name, message: exceptionText(exception) }));
    }
  }
}

/** What the host throws for Python becomes Python's. */
function asked<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof ImportFailure) return raise(error.exception, error.message);
    throw error;
  }
}
