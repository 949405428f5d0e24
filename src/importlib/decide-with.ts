import { newRun } from './bootstrap-external.ts';
import { sourceLoaderGetCode, sourcelessFileLoaderGetCode } from './get-code.ts';
import { decideLegacy } from './legacy.ts';
import type { CacheRequest, CacheVerdict, Loads } from './types.ts';

/**
 * What a Python decides about one cache file that its import has found: each check in CPython's order, the outcome, and
 * what `-v` prints. For 2.7 and 3.6 the header is judged, and a body behind a good header is left undecided.
 * Unmarshalling is handed in: it is the larger part, and a page that knows its file's body does without it.
 */
export function decideWith(loads: Loads, request: CacheRequest): CacheVerdict {
  const { python } = request;
  if (python === '2.7' || python === '3.6') return decideLegacy(request, python);
  const run = newRun(python, loads);
  const outcome =
    request.source === null
      ? sourcelessFileLoaderGetCode(run, request)
      : sourceLoaderGetCode(run, request, request.source);
  return { checks: run.checks, outcome, verbose: run.verbose, bodyError: run.bodyError };
}
