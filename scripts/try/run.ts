/** Runs the code of a small piece of Python. */
import type { CodeObject } from '../../src/pyc/code.ts';
import { pythonVersionOf } from '../../src/pyc/index.ts';
import { makeBuiltins } from '../../src/vm/builtins/index.ts';
import { LimitReached, Machine } from '../../src/vm/machine.ts';
import { Raised, Unsupported } from '../../src/vm/objects/model.ts';
import { classesChanged } from '../../src/vm/objects/attributes.ts';
import { setRuntime } from '../../src/vm/objects/runtime.ts';
import { dict } from '../../src/vm/objects/types.ts';

/** What it printed, and what the simulator lacked for going on. */
export function tryCode(code: CodeObject): { output: string; lacks: string | null } {
  const version = pythonVersionOf(code.python)!;
  const machine = new Machine(version, 200_000, makeBuiltins(version));
  const output: string[] = [];
  machine.write = (text) => void output.push(text);
  setRuntime(machine);
  classesChanged();
  const started = Date.now();
  try {
    machine.execute(machine.moduleFrame(code, dict()));
  } catch (error) {
    if (error instanceof Unsupported) return { output: output.join(''), lacks: error.what };
    if (error instanceof LimitReached) return { output: output.join(''), lacks: 'so many steps' };
    if (error instanceof Raised) output.push(`<escaped> ${error.exception.type.name}\n`);
    else if (error instanceof Error) output.push(`<broken> ${error.stack?.slice(0, 400)}\n`);
    else throw error;
  } finally {
    setRuntime(null);
  }
  if (Date.now() - started > 1500) output.push(`<slow> ${Date.now() - started} ms\n`);
  return { output: output.join(''), lacks: null };
}
