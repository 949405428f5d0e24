/** A text in which backquotes stand around code, in pieces. */
export function codeParts(text: string): { code: boolean; text: string }[] {
  return text
    .split('`')
    .map((piece, at) => ({ code: at % 2 === 1, text: piece }))
    .filter((piece) => piece.text !== '');
}
