import { reasonOf } from '../shared/reason.ts';
import { thousands } from '../shared/thousands.ts';
import type { Order, Report } from './record-worker.ts';
import type { Run } from './run.ts';

/** So long a run may take, in seconds; then it is ended. */
export const PATIENCE = 30;

/** The part of a Worker that is used here. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent<Report>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(order: Order): void;
  terminate(): void;
}

export interface RunOptions {
  /** Ends the run; it then comes back as `cancelled`. */
  signal?: AbortSignal;
  progress?: (steps: number) => void;
}

/** How a run off the main thread ended: as `runPyc` does, or taken back. */
export type RunnerResult = Run | { ok: false; reason: null };

/**
 * Runs a compiled file in a worker of its own, which is gone afterwards. Never rejects: a worker that does not start,
 * fails or does not answer in `PATIENCE` seconds is ended, and a sentence says so.
 */
export function runInWorker(
  makeWorker: () => WorkerLike,
  order: Order,
  options: RunOptions = {},
): Promise<RunnerResult> {
  const { signal, progress } = options;
  return new Promise((resolve) => {
    let worker: WorkerLike;
    try {
      worker = makeWorker();
    } catch (error) {
      resolve(failed(order, reasonOf(error)));
      return;
    }
    let steps = 0;
    const end = (result: RunnerResult) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      worker.terminate();
      resolve(result);
    };
    const abort = () => end({ ok: false, reason: null });
    const timer = setTimeout(() => end({ ok: false, reason: tooSlow(order, steps) }), PATIENCE * 1000);
    worker.onmessage = ({ data }) => {
      if (data.kind === 'done') end(data.run);
      else if (data.kind === 'failed') end(failed(order, data.why));
      else {
        steps = data.steps;
        progress?.(steps);
      }
    };
    worker.onerror = (event) => end(failed(order, event.message || 'its worker could not be loaded'));
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort);
    worker.postMessage(order);
  });
}

function tooSlow({ name }: Order, steps: number): string {
  const far = steps === 0 ? 'before the first few thousand steps' : `after some ${thousands(steps)} steps`;
  return `${name} was stopped ${far}: the run did not come to an end in ${PATIENCE} seconds.`;
}

function failed({ name }: Order, why: string): Run {
  return { ok: false, reason: `${name} could not be run: ${why}.` };
}
