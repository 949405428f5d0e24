/** How a result is shown: the words that were found marked, and the stretch of a text around them. */
import { WORD, isFound } from './words.ts';

/** A piece of text, and whether a word of the query is in it. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Cuts a text into pieces, the words that the query found apart from the rest. */
export function highlight(text: string, terms: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: string, hit: boolean) => {
    if (piece === '') return;
    const last = pieces.at(-1);
    if (last && last.hit === hit) last.text += piece;
    else pieces.push({ text: piece, hit });
  };
  let from = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isFound(word, terms)) continue;
    add(text.slice(from, index), false);
    add(word, true);
    from = index + word.length;
  }
  add(text.slice(from), false);
  return pieces;
}

/** A stretch of a text around its first word that was found, or its beginning. */
export function excerpt(text: string, terms: readonly string[], length = 150): string {
  let start = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isFound(word, terms)) continue;
    start = index < length * 0.6 ? 0 : text.indexOf(' ', index - length / 3) + 1;
    break;
  }
  const cut = text.slice(start, start + length);
  const ended = start + length >= text.length;
  return `${start > 0 ? '… ' : ''}${ended ? cut : cut.replace(/\s+\S*$/, '')}${ended ? '' : ' …'}`;
}
