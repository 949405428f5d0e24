/** Names up to 3.10: LOAD_GLOBAL pushes no NULL, and operands count cells from the first one on, not all slots of the frame. */
import { setCell } from '../objects/classes.ts';
import { between, cellName, defineOp, pushes, say, type Explaining } from './define.ts';
import { cellValue, fromGlobals, inNamespace, loads, nameAt, origin } from './names.ts';

/** The variable that an operand names: the function's own cells come first, then those of its closure. */
const variable = ({ code, arg }: Explaining) => cellName(code.localsplusnames[code.varnames.length + arg]);

const OLD = between('3.7', '3.10');

export const oldNameOps = [
  defineOp({
    name: 'LOAD_GLOBAL',
    versions: OLD,
    summary: 'Push the value of a global or built-in name.',
    pops: 0,
    pushes: 1,
    run(frame, arg, machine) {
      frame.push(fromGlobals(frame, machine, frame.prepared.code.names[arg]));
    },
    explain: (step) => loads(step, origin(step, step.code.names[step.arg])),
  }),
  defineOp({
    name: 'LOAD_CLOSURE',
    versions: OLD,
    summary:
      'Push a cell, not the value in it: it goes into the closure of an inner function. The operand counts cells.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(frame.cell(frame.prepared.cells + arg));
    },
    explain: (step) => say`Push the cell of ${variable(step)}, for an inner function.`,
  }),
  defineOp({
    name: 'LOAD_DEREF',
    versions: OLD,
    summary: 'Push the value in a cell. The operand counts cells.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      frame.push(cellValue(frame, frame.prepared.cells + arg));
    },
    explain: (step) => say`Read the cell of ${variable(step)}${pushes(step)}.`,
  }),
  defineOp({
    name: 'STORE_DEREF',
    versions: OLD,
    summary: 'Pop a value and put it into a cell: everyone who shares the cell sees it. The operand counts cells.',
    pops: 1,
    pushes: 0,
    run(frame, arg) {
      setCell(frame.cell(frame.prepared.cells + arg), frame.pop());
    },
    explain: (step) => say`Pop ${step.popped} and put it into the cell of ${variable(step)}.`,
  }),
  defineOp({
    name: 'DELETE_DEREF',
    versions: OLD,
    summary: 'Empty a cell. The operand counts cells.',
    pops: 0,
    pushes: 0,
    run(frame, arg) {
      const slot = frame.prepared.cells + arg;
      cellValue(frame, slot);
      setCell(frame.cell(slot), null);
    },
    explain: (step) => say`Empty the cell of ${variable(step)}${pushes(step)}.`,
  }),
  defineOp({
    name: 'LOAD_CLASSDEREF',
    versions: OLD,
    summary:
      'Push the value of a name: from the class body’s own names, or from a cell where it has none. The operand counts cells.',
    pops: 0,
    pushes: 1,
    run(frame, arg) {
      const slot = frame.prepared.cells + arg;
      frame.push(inNamespace(frame.locals!, nameAt(frame, slot)) ?? cellValue(frame, slot));
    },
    explain: (step) => say`Look for ${variable(step)} in the class body, then in its cell${pushes(step)}.`,
  }),
];
