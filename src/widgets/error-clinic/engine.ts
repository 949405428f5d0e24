/** What finds out: loaded when something is pasted, dropped or linked to. */
import { CASES } from './cases.ts';
import wordings from './generated/wordings.json' with { type: 'json' };
import type { Said } from './recorded.ts';
import { rangesOf } from './versions.ts';

export { diagnose } from './diagnose.ts';
export { examine, isLog } from './examine.ts';

export interface Words {
  text: string;
  pythons: string;
}

/** How the Pythons say what a case is about, as recorded. */
export function wordsOf(id: string): Words[] {
  const patterns = CASES.find((one) => one.id === id)?.find ?? [];
  return (wordings as Said[])
    .filter(({ text }) => patterns.some((pattern) => text.search(pattern) >= 0))
    .map(({ text, versions }) => ({ text, pythons: rangesOf(versions) }));
}
