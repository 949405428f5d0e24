/** All that a verdict needs besides the header, in one piece that is loaded when it is needed. */
export { decide } from '../../importlib/decide.ts';
export { sourceHash } from '../../importlib/source-hash.ts';
