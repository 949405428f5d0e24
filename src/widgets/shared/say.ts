import type { FieldName } from '../../pyc/types.ts';
import type { Hue } from './hues.ts';

/** A piece of a sentence: words, or something that stands in the file and is set as code. */
export type Said = string | { code: string; hue: Hue | FieldName | null };

/** A piece of code in a sentence. */
export const code = (text: string | number, hue: Hue | FieldName | null = null): Said => ({ code: String(text), hue });

/** A sentence of words and pieces: `` say`It is ${code('x')}.` `` */
export function say(words: TemplateStringsArray, ...pieces: (Said | Said[] | number)[]): Said[] {
  const said: Said[] = [];
  words.forEach((text, i) => {
    if (text !== '') said.push(text);
    const piece = pieces[i];
    if (piece === undefined) return;
    if (Array.isArray(piece)) said.push(...piece);
    else said.push(typeof piece === 'number' ? String(piece) : piece);
  });
  return said;
}

/** The sentence without its marks. */
export const plain = (said: readonly Said[]): string =>
  said.map((piece) => (typeof piece === 'string' ? piece : piece.code)).join('');
