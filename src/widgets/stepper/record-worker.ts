/**
 * Runs a compiled file in a Web Worker. The page loads this very module too, for its address: so the worker takes the
 * machine from the files that the page has loaded already to explain steps, and nothing is fetched twice.
 */
import { runPyc, transferable, type Run } from './run.ts';

/** What the page sends, once. */
export interface Order {
  name: string;
  bytes: Uint8Array;
}

/** What comes back: how far it is, now and then, and in the end what was recorded or what went wrong. */
export type Report = { kind: 'progress'; steps: number } | { kind: 'done'; run: Run } | { kind: 'failed'; why: string };

/** The address of this module. */
export const RECORD_WORKER = import.meta.url;

async function answer({ name, bytes }: Order): Promise<void> {
  const report = (message: Report, transfer: Transferable[] = []) => postMessage(message, { transfer });
  try {
    const run = await runPyc(name, bytes, (steps) => report({ kind: 'progress', steps }));
    report({ kind: 'done', run }, run.ok ? transferable(run.trace) : []);
  } catch (error) {
    report({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
}

// In a page and under Node this module only tells its address.
if (typeof document === 'undefined' && typeof importScripts === 'function')
  addEventListener('message', (event) => void answer((event as MessageEvent<Order>).data));
