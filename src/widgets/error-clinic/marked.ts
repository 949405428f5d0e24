import { code, type Said } from '../shared/say.ts';

/** A sentence with code between backticks, in pieces. */
export const marked = (text: string): Said[] =>
  text.split('`').flatMap((part, at): Said[] => (part === '' ? [] : [at % 2 === 1 ? code(part) : part]));
