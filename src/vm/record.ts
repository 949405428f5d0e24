import { pythonVersionOf } from '../pyc/index.ts';
import type { CodeObject } from '../pyc/code.ts';
import { makeBuiltins } from './builtins/index.ts';
import { LimitReached, Machine } from './machine.ts';
import { Modules, type ModuleSource } from './modules.ts';
import { classesChanged } from './objects/attributes.ts';
import { entriesOf } from './objects/frames.ts';
import { dict } from './objects/types.ts';
import { PyException, Raised, Unsupported } from './objects/model.ts';
import { setRuntime } from './objects/runtime.ts';
import type { Trace, TraceEnd } from './trace.ts';
import { tracebackText, type Sources } from './traceback.ts';

export interface RecordOptions {
  /** Most steps that are recorded; 100,000 unless told otherwise. */
  limit?: number;
  /** Told now and then how many steps have been recorded. */
  progress?: (steps: number) => void;
  /** Source texts by file name, as the code objects name it: what tracebacks show lines of. */
  sources?: Sources;
  /** The modules that the program can import beside `math`. */
  modules?: readonly ModuleSource[];
}

/** How many steps are recorded unless the caller says otherwise. */
export const DEFAULT_LIMIT = 100_000;

/** How a run ended that threw `error`. */
export function endOf(error: unknown, limit: number): TraceEnd {
  if (error instanceof LimitReached) return { kind: 'limit', steps: limit };
  if (error instanceof Unsupported) return { kind: 'unsupported', what: error.what };
  // V8 and others say so when calls between native code and Python code nest too deeply for the JavaScript stack.
  if (error instanceof RangeError && /call stack|recursion/i.test(error.message))
    return { kind: 'unsupported', what: 'calls through built-in functions that nest so deeply' };
  if (error instanceof RangeError && /length|BigInt|allocation/i.test(error.message))
    return { kind: 'unsupported', what: 'values that large' };
  throw error;
}

export function raisedEnd(exception: PyException, sources: Sources): TraceEnd {
  const { name, message, text } = tracebackText(exception, sources);
  const frames = entriesOf(exception.traceback).map(({ frame, line }) => {
    const { filename, name: of } = frame.prepared.code;
    return { filename, line, name: of };
  });
  return { kind: 'raised', exception: name, message, traceback: text, frames };
}

/**
 * Runs a module's code object and records every step. Never throws for what a program does: endless loops end at the
 * limit, what the simulator lacks ends the run with its name.
 */
export function recordTrace(code: CodeObject, options: RecordOptions = {}): Trace {
  const python = pythonVersionOf(code.python);
  if (python === null) throw new Error(`recordTrace: code of Python ${code.python} cannot be run.`);
  const limit = options.limit ?? DEFAULT_LIMIT;
  const machine = new Machine(python, limit, makeBuiltins(python), options.progress);
  machine.modules = new Modules(machine, options.modules ?? []);
  const { recorder } = machine;
  setRuntime(machine);
  classesChanged();
  let end: TraceEnd;
  try {
    const frame = machine.moduleFrame(code, dict());
    try {
      machine.execute(frame);
      end = { kind: 'finished' };
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const { exception } = error;
      end = recorder.apart(() => raisedEnd(exception, options.sources ?? {}));
    }
    frame.cut(0);
    recorder.state(frame, -1);
  } catch (error) {
    end = endOf(error, limit);
  } finally {
    setRuntime(null);
    recorder.close();
  }
  return recorder.finish(python, end);
}
