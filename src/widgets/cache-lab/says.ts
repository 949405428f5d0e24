/** What the lab says of how a path ended, and of what was predicted. */
import { code, say, type Said } from '../shared/say.ts';
import { endOf, type Guess } from './asked.ts';
import type { CodeJudged } from './cached-code.ts';
import type { ModulePath, Outcome } from './path.ts';

/** The word that a verdict begins with. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  used: 'Used',
  compiled: 'Compiled',
  raised: 'Raised',
  kept: 'Left alone',
  none: 'No code',
};

/** A prediction as it is offered, and as it is recalled after “you said that”. */
export const GUESSES: Readonly<Record<Guess, { option: string; recalled: string }>> = {
  used: { option: 'It uses a cache file, and does not compile.', recalled: 'it uses a cache file' },
  written: { option: 'It compiles, and writes a cache file.', recalled: 'it compiles, and writes a cache file' },
  unwritten: { option: 'It compiles, and writes none.', recalled: 'it compiles, and writes none' },
  raised: { option: 'It raises an exception.', recalled: 'it raises an exception' },
  kept: { option: 'It leaves the cache file as it is.', recalled: 'it leaves the cache file as it is' },
};

/** Whether a prediction came true. */
export function judgement(guess: Guess, path: ModulePath): { right: boolean; text: string } {
  const right = guess === endOf(path);
  return { right, text: right ? 'As you said.' : `Not so: you said that ${GUESSES[guess].recalled}.` };
}

/** What follows from comparing the cached code with the source's; null where there is nothing to add. */
export function afterword({ stale, needless, missed }: CodeJudged): Said[] | null {
  if (stale) return say`The code that ran is not what ${code(stale)} says now: the old code runs.`;
  if (missed) return say`Its code is not what ${code(missed)} says now: compileall did not see it.`;
  if (needless) return say`The text is the one that the cache file was compiled from: its time alone has changed.`;
  return null;
}
