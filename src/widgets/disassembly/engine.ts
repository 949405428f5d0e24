/** What is loaded when a listing is first used: reading files, disassembling and comparing them. */
export { addFile, atByte, disView, newSession, takesLong, offsetOfLine, rowsFor, spansAt } from './session.ts';
export type { Session } from './session.ts';
export { columnSaid } from './explain.ts';
export { listingView, rowOfOffset } from './listing.ts';
