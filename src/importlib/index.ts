/** Files → decision: what CPython's import does with a cache file that it finds. */
export * from './types.ts';
export { decide } from './decide.ts';
export { decideWith } from './decide-with.ts';
export { MAGIC_NUMBER } from './magic.ts';
export { sourceHash } from './source-hash.ts';
