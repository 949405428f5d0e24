/** Opcodes of 3.15 that look names up: one that a lazy import has bound is imported now. */
import { dictGetStr } from '../objects/dict.ts';
import type { PyDict, PyObject } from '../objects/model.ts';
import type { Frame } from '../frame.ts';
import { resolved } from '../lazy-imports.ts';
import type { Machine } from '../machine.ts';
import { eventsAt } from '../read.ts';
import type { Segment } from '../trace.ts';
import { defineOp, globalName, pushes, raisedText, say, type Explaining } from './define.ts';
import { fromGlobals, inNamespace, loads, origin } from './names.ts';

function global(frame: Frame, machine: Machine, name: string): PyObject {
  const found = dictGetStr(frame.globals, name);
  return found === null ? fromGlobals(frame, machine, name) : resolved(found, name, frame.globals, machine);
}

function named(frame: Frame, machine: Machine, namespace: PyObject, name: string): PyObject {
  const found = inNamespace(namespace, name);
  return found === null ? global(frame, machine, name) : resolved(found, name, namespace as PyDict, machine);
}

/** Whether looking the name up runs a module's code: a lazy import is carried out. */
function carriesOut(step: Explaining): boolean {
  return eventsAt(step.trace, step.step).some((event) => event.kind === 'call');
}

function explainLoad(step: Explaining, name: string): Segment[] {
  if (!carriesOut(step)) return loads(step, origin(step, name));
  const end = step.raised ? say`: this raises ${raisedText(step.raised)}` : say`, push ${step.pushed}`;
  return say`Look up the name ${globalName(name)}: a lazy import has promised it, so import it now${end}.`;
}

export const nameOps315 = [
  defineOp({
    name: 'LOAD_NAME',
    versions: ['3.15'],
    summary:
      'Push the value of a name: from the module’s or class’s own names, else the global, else the built-in ones; a lazy import is carried out.',
    pops: 0,
    pushes: 1,
    run(frame, arg, machine) {
      const name = frame.prepared.code.names[arg];
      frame.push(frame.locals === null ? global(frame, machine, name) : named(frame, machine, frame.locals, name));
    },
    explain: (step) => explainLoad(step, step.code.names[step.arg]),
  }),
  defineOp({
    name: 'LOAD_GLOBAL',
    versions: ['3.15'],
    summary:
      'Push the value of a global or built-in name (a lazy import is carried out); with the operand’s lowest bit, then NULL for a call.',
    pops: 0,
    pushes: (arg) => 1 + (arg & 1),
    run(frame, arg, machine) {
      frame.push(global(frame, machine, frame.prepared.code.names[arg >> 1]));
      if (arg & 1) frame.push(null);
    },
    explain: (step) => explainLoad(step, step.code.names[step.arg >> 1]),
  }),
  defineOp({
    name: 'LOAD_FROM_DICT_OR_GLOBALS',
    versions: ['3.15'],
    summary:
      'Pop a dict; push the value of a name from it, else the global, else the built-in one; a lazy import is carried out.',
    pops: 1,
    pushes: 1,
    run(frame, arg, machine) {
      frame.push(named(frame, machine, frame.pop(), frame.prepared.code.names[arg]));
    },
    explain: (step) =>
      say`Look for ${globalName(step.code.names[step.arg])} in ${step.popped}, then among the global names${pushes(step)}.`,
  }),
];
