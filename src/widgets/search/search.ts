/** The site's search: an index over short documents, made in the browser from the list that the build leaves. */
import { distance, slack } from './distance.ts';
import { folded, formsOf, stemKey, stemOf, titleKey, wantedTerms, wordsIn } from './words.ts';

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
  /** The words of a stem: compile, compiled, compiling. */
  stems: ReadonlyMap<string, readonly string[]>;
  titles: readonly Title[];
}

interface Title {
  words: number;
  written: string;
  key: string;
  stems: string;
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

/** What is shown for a query. */
export interface Answer {
  results: SearchResult[];
  /** The words that were looked up, as they are to be marked. */
  terms: string[];
  /** The query that was answered in place of this one, which nothing has as it is written. */
  instead: string | null;
  /** How many of the words each result has, where none has all. */
  has: number | null;
}

export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const postings = new Map<string, Posting[]>();
  const titles: Title[] = [];
  const known = new Map<string, string[]>();
  const formsOnce = (word: string) => {
    let forms = known.get(word);
    if (!forms) known.set(word, (forms = formsOf(word)));
    return forms;
  };
  documents.forEach(({ title, text }, at) => {
    const add = (word: string, inTitle: boolean) => {
      for (const form of formsOnce(word)) {
        let list = postings.get(form);
        if (!list) postings.set(form, (list = []));
        let posting = list.at(-1);
        if (posting?.at !== at) list.push((posting = { at, inTitle: false, count: 0 }));
        posting.inTitle ||= inTitle;
        posting.count += 1;
      }
    };
    const titleWords = wordsIn(title);
    titles.push({
      words: Math.max(1, titleWords.length),
      written: folded(title.trim()),
      key: titleKey(title),
      stems: stemKey(title),
    });
    titleWords.forEach((word) => add(word, true));
    wordsIn(text).forEach((word) => add(word, false));
  });
  const vocabulary = [...postings.keys()].sort();
  const stems = new Map<string, string[]>();
  for (const word of vocabulary) {
    const stem = stemOf(word);
    const words = stems.get(stem);
    if (words) words.push(word);
    else stems.set(stem, [word]);
  }
  return { documents, postings, titles, vocabulary, stems };
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

/** How near a form of a word is to the word. */
const FORM_SHARE = 0.9;

/** How well each document answers one word: a title before a text, the whole word before its forms and its beginning. */
function scoresOf(term: string, { vocabulary, postings, titles, stems }: SearchIndex): Map<number, number> {
  const best = new Map<number, number>();
  const add = (word: string, share: number) => {
    for (const { at: document, inTitle, count } of postings.get(word)!) {
      const inText = (share === 1 ? 2 : share) * (1 + Math.log2(count) / 4);
      const score = inTitle ? (share === 1 ? 20 : 10 * share) + 10 / titles[document].words + inText : inText;
      if (score > (best.get(document) ?? 0)) best.set(document, score);
    }
  };
  for (let at = firstFrom(vocabulary, term); vocabulary[at]?.startsWith(term); at++)
    add(vocabulary[at], term.length / vocabulary[at].length);
  for (const word of stems.get(stemOf(term)) ?? []) if (word !== term) add(word, FORM_SHARE);
  return best;
}

/**
 * What a title that is the query to the letter adds to a score, one that is its words, one that has them in other forms,
 * and one that begins with it.
 */
const TITLE_IS_WRITTEN = 4000;
const TITLE_IS = 3000;
const TITLE_MEANS = 2000;
const TITLE_BEGINS = 1000;
/** An address of its own before a place on a page, where both are called so. */
const OWN_PAGE = 500;

/** What the title of a document adds to its score for a query. */
function titleScores(query: string, { titles, documents }: SearchIndex): (at: number) => number {
  const [written, key, stems] = [folded(query.trim()), titleKey(query), stemKey(query)];
  const worth = (title: Title): number => {
    if (key === '') return 0;
    if (title.written === written) return TITLE_IS_WRITTEN;
    if (title.key === key) return TITLE_IS;
    if (title.stems === stems) return TITLE_MEANS;
    return title.key.startsWith(key) ? TITLE_BEGINS : 0;
  };
  return (at) => {
    const own = worth(titles[at]);
    return own > 0 && !documents[at].path.includes('#') ? own + OWN_PAGE : own;
  };
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
  const terms = wantedTerms(query);
  const found = terms.map((term) => (scoresOf(term, index).size > 0 ? term : nearest(term, index)));
  if (found.includes(null)) return null;
  const text = found.join(' ');
  return text === terms.join(' ') ? null : text;
}

/** Those documents that have at least so many of the terms, best first. */
function having(index: SearchIndex, query: string, terms: readonly string[], least: number): SearchResult[] {
  const found = new Map<number, { has: number; score: number }>();
  for (const term of terms)
    for (const [at, score] of scoresOf(term, index)) {
      const here = found.get(at);
      if (!here) found.set(at, { has: 1, score });
      else {
        here.has++;
        here.score += score;
      }
    }
  const titled = titleScores(query, index);
  return [...found]
    .filter(([, { has }]) => has >= least)
    .map(([at, { score }]) => ({ at, score: score + titled(at) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ at, score }) => ({ document: index.documents[at], score }));
}

/**
 * The documents that have every word of the query, a form of it or a word that begins with it, best first: what is called
 * so, what is called so in other forms, what begins with it, the rest. Words that only ask a question need not be there.
 */
export function search(index: SearchIndex, query: string, limit = 12): SearchResult[] {
  const terms = wantedTerms(query);
  return having(index, query, terms, terms.length).slice(0, limit);
}

/** What is shown for a query: what has all of it, else what has it with its slips corrected, else what has most of it. */
export function answer(index: SearchIndex, query: string, limit = 12): Answer {
  const results = search(index, query, limit);
  const terms = wantedTerms(query);
  if (results.length > 0 || terms.length === 0) return { results, terms, instead: null, has: null };
  const instead = corrected(index, query);
  if (instead !== null) {
    const others = search(index, instead, limit);
    if (others.length > 0) return { results: others, terms: wantedTerms(instead), instead, has: null };
  }
  for (let has = terms.length - 1; has > 0; has--) {
    const some = having(index, query, terms, has);
    if (some.length > 0) return { results: some.slice(0, limit), terms, instead: null, has };
  }
  return { results: [], terms, instead: null, has: null };
}
