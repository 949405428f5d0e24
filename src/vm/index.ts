/** The virtual machine: code → trace, and how to read a trace. Everything here is plain data and pure functions. */
export type * from './trace.ts';
export { recordTrace, type RecordOptions } from './record.ts';
export {
  ImportFailure,
  LIBRARY_MODULES,
  type FoundModule,
  type HostValue,
  type ModuleFinder,
  type ModuleSource,
} from './modules.ts';
export { runProgram, type Main, type Program } from './run-program.ts';
export { loadParts, withParts } from './parts.ts';
export {
  bindingsAt,
  bindingsIn,
  blocksAt,
  codeAt,
  contentAt,
  eventsAt,
  frameAt,
  globalsAt,
  lineStarts,
  nextLineStep,
  nextStateInFrame,
  reprAt,
  stackAt,
  stepAt,
  stepInstruction,
  typeAt,
} from './read.ts';
export { explainStep, jumpAt, popsAt, pushedAt, type Jump } from './explain.ts';
export { opRecord, opRecords } from './ops/index.ts';
export type { OpRecord } from './ops/define.ts';
