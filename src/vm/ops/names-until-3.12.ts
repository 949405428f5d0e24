/** Opcodes of names that 3.13 dropped or gave another order on the stack. */
import { between, cellName, defineOp, pushes, say } from './define.ts';
import { cellValue, fromGlobals, inNamespace, loadFast, boundFast, loads, nameAt, origin } from './names.ts';

export const olderNameOps = [
  defineOp({
    name: 'LOAD_FAST',
    versions: between('3.7', '3.11'),
    summary: 'Push the value of a local variable; raise UnboundLocalError if it has none.',
    ...loadFast,
    run(frame, arg) {
      frame.push(boundFast(frame, arg));
    },
  }),
  defineOp({
    name: 'LOAD_CLOSURE',
    versions: ['3.11', '3.12'],
    summary: 'Push the cell of a variable, not its value: it goes into the closure of an inner function.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(frame.cell(arg));
    },
    explain: (step) => say`Push the cell of ${cellName(step.code.localsplusnames[step.arg])}, for an inner function.`,
  }),
  defineOp({
    name: 'LOAD_CLASSDEREF',
    versions: ['3.11'],
    summary: 'Push the value of a name: from the class body’s own names, or from a cell where it has none.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(inNamespace(frame.locals!, nameAt(frame, arg)) ?? cellValue(frame, arg));
    },
    explain: (step) =>
      say`Look for ${cellName(step.code.localsplusnames[step.arg])} in the class body, then in its cell${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_GLOBAL',
    versions: ['3.11', '3.12'],
    summary: 'Push the value of a global or built-in name; with the operand’s lowest bit, NULL for a call below it.',
    pops: 0,
    pushes: (arg) => 1 + (arg & 1),
    run(frame, arg, machine) {
      if (arg & 1) frame.push(null);
      frame.push(fromGlobals(frame, machine, frame.prepared.code.names[arg >> 1]));
    },
    explain: (step) => loads(step, origin(step, step.code.names[step.arg >> 1])),
  }),
];
