/** The clocks in a link: `#1.sm=8&word=pie&hm=0&hs=13&cached=tea&ask=1`. */
import { formatFragment } from '../shared/url-format.ts';
import { broken, parseFragment, shortened, type BrokenLink } from '../shared/url-state.ts';
import { LONGEST_WORD, RANGES, START, isWord, type ClocksState, type NumberField } from './clocks.ts';

const VERSION = 1;
const NUMBERS: Readonly<Record<string, NumberField>> = { sm: 'sourceMtime', hm: 'headerMtime', hs: 'headerSize' };
const WORDS = ['word', 'cached'] as const;
/** The empty word: a value that is empty is left out of links. */
const EMPTY = "''";

export type LinkResult =
  | { kind: 'none' }
  /** `ask`: the outcome is to be predicted first. */
  | { kind: 'state'; state: ClocksState; ask: boolean }
  | BrokenLink;

export function readLink(hash: string): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind !== 'state') return fragment;
  const state = { ...START };
  let ask = false;
  for (const [key, text] of fragment.state.values) {
    const word = WORDS.find((one) => one === key);
    if (Object.hasOwn(NUMBERS, key)) {
      const { min, max } = RANGES[NUMBERS[key]];
      if (!/^-?\d{1,4}$/.test(text) || Number(text) < min || Number(text) > max)
        return broken(`“${shortened(text)}” is not between ${min} and ${max}`);
      state[NUMBERS[key]] = Number(text);
    } else if (word) {
      const value = text === EMPTY ? '' : text;
      if (!isWord(value)) return broken(`“${shortened(text)}” is no word of up to ${LONGEST_WORD} letters`);
      state[word] = value;
    } else if (key === 'ask') ask = text === '1';
    else return broken(`it has a part “${shortened(key)}” that this page does not know`);
  }
  return { kind: 'state', state, ask };
}

/** The fragment for a state, `#` included. What is as at the start is left out. */
export function writeLink(state: ClocksState, ask = false): string {
  const word = (key: (typeof WORDS)[number]) => (state[key] === START[key] ? undefined : state[key] || EMPTY);
  const number = (field: NumberField) => (state[field] === START[field] ? undefined : state[field]);
  return formatFragment(VERSION, {
    sm: number('sourceMtime'),
    word: word('word'),
    hm: number('headerMtime'),
    hs: number('headerSize'),
    cached: word('cached'),
    ask: ask ? 1 : undefined,
  });
}
