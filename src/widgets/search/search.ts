/** The site's search: an index over short documents, made in the browser from the list that the build leaves. */

/** Something that can be found: a page, or a place on one. */
export interface SearchDocument {
  title: string;
  /** Its address below the site's base, with a fragment where it is a place on a page: `glossary/#mtime`. */
  path: string;
  /** What it is, in a word for the reader: `Lesson 5`, `Opcode`, `Glossary`. */
  kind: string;
  /** What it says, without markup. */
  text: string;
}

export interface SearchIndex {
  documents: readonly SearchDocument[];
  /** Every word of every document, in order, for looking up what begins with some letters. */
  vocabulary: readonly string[];
  /** For each word the documents that have it: how often in the text, and whether in the title. */
  postings: ReadonlyMap<string, readonly Posting[]>;
  /** Of each document, how many words its title has. */
  titleLengths: readonly number[];
}

interface Posting {
  at: number;
  inTitle: boolean;
  count: number;
}

export interface SearchResult {
  document: SearchDocument;
  score: number;
}

/** A piece of text, and whether a word of the query is in it. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** A word, or an option of a command with its hyphens: `-W`, `--invalidation-mode`. */
const WORD = /(?<![\p{L}\p{N}_-])--?[a-z][\w-]*|[\p{L}\p{N}_]+/giu;

/** Lower case, without accents. */
function folded(text: string): string {
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

const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

/** The words of a query as they are looked up. */
export function queryTerms(query: string): string[] {
  return [...new Set(wordsIn(query).map((word) => folded(word).replace(/^_+|_+$/g, '')))].filter(Boolean);
}

export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const postings = new Map<string, Posting[]>();
  const titleLengths: number[] = [];
  documents.forEach(({ title, text }, at) => {
    const add = (word: string, inTitle: boolean) => {
      for (const form of formsOf(word)) {
        let list = postings.get(form);
        if (!list) postings.set(form, (list = []));
        let posting = list.at(-1);
        if (posting?.at !== at) list.push((posting = { at, inTitle: false, count: 0 }));
        posting.inTitle ||= inTitle;
        posting.count += 1;
      }
    };
    const titleWords = wordsIn(title);
    titleLengths.push(Math.max(1, titleWords.length));
    titleWords.forEach((word) => add(word, true));
    wordsIn(text).forEach((word) => add(word, false));
  });
  return { documents, postings, titleLengths, vocabulary: [...postings.keys()].sort() };
}

/** Where in the vocabulary the first word is that does not come before some letters. */
function firstFrom(vocabulary: readonly string[], letters: string): number {
  let [low, high] = [0, vocabulary.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (vocabulary[middle] < letters) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How well each document answers one word: a title before a text, the whole word before its beginning. */
function scoresOf(term: string, { vocabulary, postings, titleLengths }: SearchIndex): Map<number, number> {
  const best = new Map<number, number>();
  for (let at = firstFrom(vocabulary, term); vocabulary[at]?.startsWith(term); at++) {
    const word = vocabulary[at];
    const share = term.length / word.length;
    for (const { at: document, inTitle, count } of postings.get(word)!) {
      const inText = (share === 1 ? 2 : share) * (1 + Math.log2(count) / 4);
      const score = inTitle ? (share === 1 ? 20 : 10 * share) + 10 / titleLengths[document] + inText : inText;
      if (score > (best.get(document) ?? 0)) best.set(document, score);
    }
  }
  return best;
}

/** Letters that a word may have wrong: none in a short one. */
const slack = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** How many letters differ, are missing, too many or swapped with their neighbour; anything above `most` is `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, above] = [above, row];
  }
  return Math.min(above[b.length], most + 1);
}

/** The word that is nearest to one that no document has; of equally near ones the most frequent. Null where none is near. */
function nearest(term: string, { vocabulary, postings }: SearchIndex): string | null {
  let best: { word: string; away: number; documents: number } | null = null;
  for (const word of vocabulary) {
    const away = distance(term, word, slack(term));
    if (away > slack(term)) continue;
    const documents = postings.get(word)!.length;
    if (!best || away < best.away || (away === best.away && documents > best.documents))
      best = { word, away, documents };
  }
  return best?.word ?? null;
}

/**
 * The query with each word that nothing has replaced by the nearest one; null where every word is found, or where a word
 * has none near.
 */
export function corrected(index: SearchIndex, query: string): string | null {
  const terms = queryTerms(query);
  const found = terms.map((term) => (scoresOf(term, index).size > 0 ? term : nearest(term, index)));
  if (found.includes(null)) return null;
  const text = found.join(' ');
  return text === terms.join(' ') ? null : text;
}

/** The documents that have every word of the query, or words that begin with them, best first. */
export function search(index: SearchIndex, query: string, limit = 12): SearchResult[] {
  const [first, ...others] = queryTerms(query).map((term) => scoresOf(term, index));
  if (!first) return [];
  const results: (SearchResult & { at: number })[] = [];
  for (const [at, score] of first) {
    const more = others.map((scores) => scores.get(at));
    if (more.includes(undefined)) continue;
    const sum = more.reduce<number>((total, one) => total + one!, score);
    results.push({ document: index.documents[at], score: sum, at });
  }
  results.sort((a, b) => b.score - a.score || a.at - b.at);
  return results.slice(0, limit).map(({ document, score }) => ({ document, score }));
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
    if (!formsOf(word).some((form) => terms.some((term) => form.startsWith(term)))) continue;
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
    if (!formsOf(word).some((form) => terms.some((term) => form.startsWith(term)))) continue;
    start = index < length * 0.6 ? 0 : text.indexOf(' ', index - length / 3) + 1;
    break;
  }
  const cut = text.slice(start, start + length);
  const ended = start + length >= text.length;
  return `${start > 0 ? '… ' : ''}${ended ? cut : cut.replace(/\s+\S*$/, '')}${ended ? '' : ' …'}`;
}
