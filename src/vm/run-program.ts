/** Programs run for what they print and how they end, with modules that are found while they run. */
import type { CodeObject } from '../pyc/code.ts';
import type { PythonVersion } from '../pyc/types.ts';
import { makeBuiltins } from './builtins/index.ts';
import { Machine } from './machine.ts';
import { ImportFailure, Modules, type ModuleFinder } from './modules.ts';
import { classesChanged } from './objects/attributes.ts';
import { dictSet } from './objects/dict.ts';
import { Raised } from './objects/model.ts';
import { setRuntime } from './objects/runtime.ts';
import { None, dict, raise, str } from './objects/types.ts';
import { DEFAULT_LIMIT, endOf, raisedEnd } from './record.ts';
import type { TraceEnd } from './trace.ts';

/** The code that runs as `__main__`, with the names that it starts with. */
export interface Main {
  code: CodeObject;
  file: string | null;
  cached: string | null;
  package: string | null;
}

export interface Program {
  python: PythonVersion;
  /** Packages that are imported before `main` is asked for. */
  first: readonly string[];
  main: () => Main;
  finder: ModuleFinder;
  /** Most steps; 100,000 unless told otherwise. */
  limit?: number;
}

/** Runs a program. Never throws for what it does; `main` and the finder may throw {@link ImportFailure}. */
export function runProgram({ python, first, main, finder, limit = DEFAULT_LIMIT }: Program): {
  output: string;
  end: TraceEnd;
} {
  const machine = new Machine(python, limit, makeBuiltins(python));
  const modules = new Modules(machine, [], finder);
  machine.modules = modules;
  const { recorder } = machine;
  setRuntime(machine);
  classesChanged();
  let end: TraceEnd;
  try {
    try {
      for (const name of first) modules.importName(name, dict(), None, 0);
      const { code, file, cached, package: parent } = mainOf(main);
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

function mainOf(main: () => Main): Main {
  try {
    return main();
  } catch (error) {
    if (error instanceof ImportFailure) return raise(error.exception, error.message);
    throw error;
  }
}
