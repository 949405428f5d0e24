import { decideWith } from './decide-with.ts';
import { loads } from './marshal.ts';
import type { CacheRequest, CacheVerdict } from './types.ts';

/** {@link decideWith} the marshal reader. */
export function decide(request: CacheRequest): CacheVerdict {
  return decideWith(loads, request);
}
