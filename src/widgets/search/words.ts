/** The words of a text and of a query, in the forms in which they are compared. */

/** A word, or an option of a command with its hyphens: `-W`, `--invalidation-mode`. */
export const WORD = /(?<![\p{L}\p{N}_-])--?[a-z][\w-]*|[\p{L}\p{N}_]+/giu;

/** Lower case, without accents. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** A written word with its parts: `LOAD_FAST` is found as load_fast, load and fast, `__pycache__` as pycache too. */
export function formsOf(word: string): string[] {
  const whole = folded(word);
  const parts = whole.split(/[_-]/).filter(Boolean);
  // One letter behind a hyphen is an option, and the letter alone is not its name.
  if (whole.startsWith('-') && parts.join('').length === 1) return [whole];
  const bare = whole.replace(/^[_-]+|_+$/g, '');
  return [...new Set([whole, bare, ...parts])].filter((form) => form !== '' && !/^_+$/.test(form));
}

/** The words of a text as they are written. */
export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

/** The words of a query as they are looked up. */
export function queryTerms(query: string): string[] {
  return [...new Set(wordsIn(query).map((word) => folded(word).replace(/^_+|_+$/g, '')))].filter(Boolean);
}

/** Words that a question is asked with and that tell little of what it is about. */
const ASKING = new Set(
  (
    'a am an and are as at be been but by can could did do does had has have how i in into is it its me my ' +
    'no not of on or our should so than that the their them then there they this to was we were what when where which ' +
    'who why will would you your'
  ).split(' '),
);

/** The terms that a document has to have: without words that only ask, unless there are no others. */
export function wantedTerms(query: string): string[] {
  const terms = queryTerms(query);
  const telling = terms.filter((term) => !ASKING.has(term));
  return telling.length > 0 ? telling : terms;
}

/** What is left of a word without its ending, so that compile, compiled and compiling are one: no word of a language. */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let stem = word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1');
  const bare = stem.replace(/(ed|ing)$/, '');
  // In `need` and `string` the ending is none.
  if (/[aeiouy].*[^aeiou]$/.test(bare)) stem = bare;
  return stem
    .replace(/([^aeiou])e$/, '$1')
    .replace(/([^aeiou])\1$/, '$1')
    .replace(/y$/, 'i');
}

/** Whether a written word is one that a query found: it begins with a term, or is a form of it. */
export const isFound = (word: string, terms: readonly string[]): boolean =>
  formsOf(word).some((form) => terms.some((term) => form.startsWith(term) || stemOf(form) === stemOf(term)));

/** A title as it is compared with a query: case, accents, punctuation and underscores are no difference. */
export const titleKey = (title: string): string =>
  wordsIn(title)
    .map((word) => folded(word).replace(/_+/g, ' ').trim())
    .filter(Boolean)
    .join(' ');

/** The stems of a title’s telling words: `The frames` is `Frame`. */
export const stemKey = (title: string): string => wantedTerms(titleKey(title)).map(stemOf).join(' ');
