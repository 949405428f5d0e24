/** What is loaded when a code object is first looked at: reading files, and decoding their tables. */
export { addFile, atByte, codeView, newSession, takesLong } from './session.ts';
export type { Session } from './session.ts';
