import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Order, Report } from '../../../src/widgets/stepper/record-worker.ts';
import { PATIENCE, runInWorker, type WorkerLike } from '../../../src/widgets/stepper/runner.ts';
import { runPyc } from '../../../src/widgets/stepper/run.ts';
import { pycOf } from './samples.ts';

/** A worker that does what a test tells it to. */
class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  ended = 0;
  orders: Order[] = [];
  postMessage(order: Order): void {
    this.orders.push(order);
  }
  terminate(): void {
    this.ended++;
  }
  says(data: Report): void {
    this.onmessage?.({ data } as MessageEvent<Report>);
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const order: Order = { name: 'mine.pyc', bytes: new Uint8Array([1, 2]) };

test('what the worker recorded comes back, and the worker is gone', async () => {
  const run = await runPyc('fib.pyc', pycOf('fib.cpython-313'));
  const worker = new FakeWorker();
  const told: number[] = [];
  const result = runInWorker(() => worker, order, { progress: (steps) => told.push(steps) });
  expect(worker.orders).toEqual([order]);
  worker.says({ kind: 'progress', steps: 5000 });
  worker.says({ kind: 'progress', steps: 10_000 });
  worker.says({ kind: 'done', run: structuredClone(run) });
  expect(await result).toEqual(run);
  expect(told).toEqual([5000, 10_000]);
  expect(worker.ended).toBe(1);
});

test('a worker that does not answer is ended, and a sentence says after how long and how far it was', async () => {
  const worker = new FakeWorker();
  const result = runInWorker(() => worker, order);
  worker.says({ kind: 'progress', steps: 45_000 });
  vi.advanceTimersByTime(PATIENCE * 1000);
  expect(await result).toEqual({
    ok: false,
    reason: expect.stringMatching(/^mine\.pyc was stopped after some 45,000 steps: .* in 30 seconds\.$/),
  });
  expect(worker.ended).toBe(1);
});

test('a run that is taken back ends its worker and says nothing', async () => {
  const worker = new FakeWorker();
  const abort = new AbortController();
  const result = runInWorker(() => worker, order, { signal: abort.signal });
  abort.abort();
  expect(await result).toEqual({ ok: false, reason: null });
  expect(worker.ended).toBe(1);
});

test('a worker that fails, or cannot be made, is a sentence', async () => {
  const worker = new FakeWorker();
  const failing = runInWorker(() => worker, order);
  worker.says({ kind: 'failed', why: 'out of memory' });
  expect(await failing).toEqual({ ok: false, reason: 'mine.pyc could not be run: out of memory.' });
  const refusing = runInWorker(() => {
    throw new Error('workers are switched off');
  }, order);
  expect(await refusing).toEqual({ ok: false, reason: 'mine.pyc could not be run: workers are switched off.' });
});
