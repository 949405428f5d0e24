/** Opcodes of `import`. */
import { lazyAttribute, lazyModule } from '../lazy-imports.ts';
import { dictGetStr } from '../objects/dict.ts';
import { PyLazyImport, type PyDict } from '../objects/model.ts';
import { contains } from '../objects/contains.ts';
import { smallIndex } from '../objects/indices.ts';
import { str } from '../objects/types.ts';
import { eventsAt } from '../read.ts';
import { between, defineOp, globalName, pushes, raisedText, say, type Explaining } from './define.ts';
import type { Machine } from '../machine.ts';
import type { Segment } from '../trace.ts';

/** Of IMPORT_NAME's last two bits: `lazy import`; neither bit is set where an import may be made a lazy one. */
const LAZY = 1;
const MAY_BE_LAZY = 0;

/** Whether an import that may be lazy is: `-X lazy_imports=all`, or the module is in `__lazy_modules__`. */
function isMadeLazy(machine: Machine, globals: PyDict, name: string, level: number): boolean {
  if (machine.allLazy) return true;
  const listed = dictGetStr(globals, '__lazy_modules__');
  if (listed === null) return false;
  return contains(listed, str(machine.modules.absoluteName(name, globals, level)));
}

/** What importing did: it ran the module, found it loaded, or failed. */
function outcome(step: Explaining): Segment[] {
  if (step.raised) return say`: this raises ${raisedText(step.raised)}`;
  const ran = eventsAt(step.trace, step.step).some((event) => event.kind === 'call');
  const shown = step.pushed.length > 0 ? say`, and push ${step.pushed}` : [];
  return ran ? say`: its code runs now, in a frame of its own${shown}` : shown;
}

/** The level and the names that are popped. */
const taken = (step: Explaining): Segment[] => say`Pop the level ${step.popped[0]} and the names ${step.popped[1]}`;

export const importOps = [
  defineOp({
    name: 'IMPORT_NAME',
    versions: ['3.15'],
    summary:
      'Pop a tuple of names to import from the module, or None, and a level; import the module and push it, or, for a lazy import, push a promise to do so.',
    pops: 2,
    pushes: 1,
    run(frame, arg, machine) {
      const fromlist = frame.pop();
      const level = smallIndex(frame.pop());
      const name = frame.prepared.code.names[arg >> 2];
      const kind = arg & 3;
      frame.push(
        kind === LAZY || (kind === MAY_BE_LAZY && isMadeLazy(machine, frame.globals, name, level))
          ? lazyModule(frame, name, fromlist, level)
          : machine.modules.importName(name, frame.globals, fromlist, level),
      );
    },
    explain: (step) => {
      const name = step.code.names[step.arg >> 2];
      return (step.arg & 3) === LAZY
        ? say`${taken(step)}, promise to import the module ${name} where the name is first used${pushes(step)}.`
        : say`${taken(step)}, import the module ${name}${outcome(step)}.`;
    },
  }),
  defineOp({
    name: 'IMPORT_NAME',
    versions: between('3.7', '3.14'),
    summary:
      'Pop a tuple of names to import from the module, or None, and a level; import the module, which runs its code the first time; push it.',
    pops: 2,
    pushes: 1,
    run(frame, arg, machine) {
      const fromlist = frame.pop();
      const level = smallIndex(frame.pop());
      frame.push(machine.modules.importName(frame.prepared.code.names[arg], frame.globals, fromlist, level));
    },
    explain: (step) => say`${taken(step)}, import the module ${step.code.names[step.arg]}${outcome(step)}.`,
  }),
  defineOp({
    name: 'IMPORT_FROM',
    versions: between('3.7', '3.15'),
    summary:
      'Push an attribute of the module on top, or a submodule of that name; raise ImportError where it has none.',
    pops: 0,
    pushes: 1,
    run(frame, arg, machine) {
      const module = frame.top();
      const name = frame.prepared.code.names[arg];
      frame.push(
        module instanceof PyLazyImport ? lazyAttribute(module, name) : machine.modules.importFrom(module, name),
      );
    },
    explain: (step) =>
      step.raised
        ? say`Take ${globalName(step.code.names[step.arg])} from the module: this raises ${raisedText(step.raised)}.`
        : say`Take ${globalName(step.code.names[step.arg])} from the module${pushes(step)}.`,
  }),
  defineOp({
    name: 'IMPORT_STAR',
    versions: between('3.7', '3.11'),
    summary: 'Pop a module and bind all of its public names here.',
    pops: 1,
    pushes: 0,
    run(frame, _arg, machine) {
      machine.modules.importStar(frame.pop(), frame.locals as PyDict);
    },
    explain: (step) => say`Pop ${step.popped} and bind all of its public names here${pushes(step)}.`,
  }),
];
