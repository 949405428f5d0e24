import type { PythonVersion } from '../pyc/types.ts';
import { newRun } from './bootstrap-external.ts';
import { sourceLoaderGetCode, sourcelessFileLoaderGetCode } from './get-code.ts';
import type { CacheRequest, CacheVerdict, Loads } from './types.ts';

/**
 * What a Python from 3.7 on decides about one cache file that its import has found: each check in CPython's order, the
 * outcome, and what `-v` prints. Unmarshalling is handed in: a page that knows its file's body does without the reader.
 */
export function decideWith(loads: Loads, python: PythonVersion, request: CacheRequest): CacheVerdict {
  const run = newRun(python, loads);
  const outcome =
    request.source === null
      ? sourcelessFileLoaderGetCode(run, request)
      : sourceLoaderGetCode(run, request, request.source);
  return { checks: run.checks, outcome, verbose: run.verbose, bodyError: run.bodyError };
}
