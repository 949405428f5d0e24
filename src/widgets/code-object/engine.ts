/** What is loaded when a code object is first looked at: reading files, and decoding their tables. */
export { addFile, atByte, codeView, newSession } from './session.ts';
export type { Session } from './session.ts';
