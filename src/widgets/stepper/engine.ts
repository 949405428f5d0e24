/** What is loaded when a stepper is first used: running programs, and looking at runs. */
import { LIBRARY_MODULES } from '../../vm/index.ts';
import { RECORD_WORKER } from './record-worker.ts';
import { commandTarget, nearest, samePlace, visitOfLine, visitsOf, type Command, type Place } from './navigate.ts';
import { runInWorker, type RunOptions, type RunnerResult, type WorkerLike } from './runner.ts';
import type { Session } from './session.ts';
import { positionOf, type Step } from './url.ts';
import { nextChange, type Watched } from './watch.ts';

export { goalOf, goalState } from './goals.ts';
export { lookBefore, moves, travel } from './motion.ts';
export { questionAt } from './predict.ts';
export { openRun } from './session.ts';
export { pieces, stepView } from './step-view.ts';
export { contentView } from './values.ts';
export { commandTarget, nearest, nextChange, samePlace, visitsOf };
export type { Command, Place, RunnerResult, Session, Watched };

const makeWorker = (): WorkerLike =>
  new Worker(document.documentElement.dataset.recordWorker ?? RECORD_WORKER, { type: 'module' }) as WorkerLike;

/** What a program of the reader's own can import, in a sentence. */
export const IMPORTABLE = `Of the library’s modules, the stepper has ${LIBRARY_MODULES.join(' and ')}.`;

/** Runs a compiled file off the main thread. */
export function run(name: string, bytes: Uint8Array, options: RunOptions): Promise<RunnerResult> {
  return runInWorker(makeWorker, { name, bytes }, options);
}

/** The position that a link's step means in a run, and a sentence where the run does not have it. */
export function positionFor(session: Session, step: Step | undefined): { position: number; note: string | null } {
  if (typeof step !== 'object') return positionOf(step, session.facts.steps);
  const position = visitOfLine(session, step.line, step.visit);
  if (position !== null) return { position, note: null };
  const times = visitsOf(session, { kind: 'line', line: step.line }).length;
  return {
    position: 0,
    note: `This link asks for line ${step.line}, time ${step.visit}; the run comes there ${times === 1 ? 'once' : `${times} times`}.`,
  };
}
