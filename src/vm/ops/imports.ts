/** Opcodes of `import`: no module is here yet, so they end the run with its name. */
import { unsupported } from '../objects/types.ts';
import { defineOp, say } from './define.ts';

export const importOps = [
  defineOp({
    name: 'IMPORT_NAME',
    versions: ['3.13'],
    summary: 'Pop a tuple of names to import from the module and a level, import the module and push it.',
    pops: 2,
    pushes: 1,
    run(frame, arg) {
      unsupported(`the module ${frame.prepared.code.names[arg]}`);
    },
    explain: (step) => say`Import the module ${step.code.names[step.arg]}.`,
  }),
];
