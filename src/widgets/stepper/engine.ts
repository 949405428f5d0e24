/** What is loaded when a stepper is first used: reading files, running them, and looking at runs. */
export { openPyc } from './session.ts';
export { stepView } from './step-view.ts';
export { contentView } from './values.ts';
export { questionAt } from './predict.ts';
