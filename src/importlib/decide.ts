import { decideWith } from './decide-with.ts';
import { decideLegacy } from './legacy.ts';
import { loads } from './marshal.ts';
import type { CacheRequest, CacheVerdict } from './types.ts';

/**
 * What a Python decides about one cache file that its import has found: each check in CPython's order, the outcome, and
 * what `-v` prints. For 2.7 and 3.6 the header is judged, and a body behind a good header is left undecided.
 */
export function decide(request: CacheRequest): CacheVerdict {
  const { python } = request;
  if (python === '2.7' || python === '3.6') return decideLegacy(request, python);
  return decideWith(loads, python, request);
}
