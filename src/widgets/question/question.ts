import { recall, remember } from '../shared/preferences.ts';

/** One answer to choose. `why` is shown to whoever chose it. */
export interface Option {
  text: string;
  right?: boolean;
  why: string;
}

/** `predict` asks before the reader has seen the thing; `why` asks afterwards. */
export type QuestionKind = 'predict' | 'why';

export interface QuestionProps {
  id: string;
  kind: QuestionKind;
  ask: string;
  options: Option[];
}

/** Throws on a question that cannot be asked, so that the build stops. */
export function validateQuestion({ id, kind, ask, options }: QuestionProps): void {
  const problem = !/^[a-z0-9-]+$/.test(id ?? '')
    ? 'needs an id of a-z, 0-9 and dashes'
    : kind !== 'predict' && kind !== 'why'
      ? 'needs kind="predict" or kind="why"'
      : !ask
        ? 'asks nothing'
        : !Array.isArray(options) || options.length < 2 || options.length > 5
          ? 'needs 2 to 5 options'
          : options.filter((option) => option.right).length !== 1
            ? 'needs exactly one right option'
            : options.some((option) => !option.text || !option.why)
              ? 'has an option without text or feedback'
              : null;
  if (problem) throw new Error(`<Question id="${id}"> ${problem}`);
}

/** A short fingerprint of a question's wording (FNV-1a, 32 bits): an answer to other words does not count. */
export function fingerprint({ ask, options }: QuestionProps): string {
  let hash = 0x811c9dc5;
  for (const char of ask + options.map((option) => option.text).join('\n')) {
    hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

function storageKey(question: QuestionProps): string {
  return `inside-pyc.answer.${question.id}.${fingerprint(question)}`;
}

/** The options that the reader chose so far, in order. Only an unbroken list of valid numbers is believed. */
export function recallAnswers(question: QuestionProps): number[] {
  const stored = recall(storageKey(question));
  if (stored === null || !/^\d+(,\d+)*$/.test(stored)) return [];
  const chosen = stored.split(',').map(Number);
  return chosen.every((index) => index < question.options.length) ? chosen : [];
}

export function rememberAnswers(question: QuestionProps, chosen: number[]): void {
  remember(storageKey(question), chosen.join(','));
}
