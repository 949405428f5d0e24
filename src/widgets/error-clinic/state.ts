/** The clinic's state: what was pasted, or which patients are practised on. */
export interface ClinicState {
  text: string;
  /** Whether the patients are shown. */
  practice: boolean;
}

/** A longer text is read whole, and then only what says something is kept of it. */
export const LONGEST = 20_000;
/** As much of a text is put into a link. */
const IN_LINK = 1_500;
const ENCODED = 6_000;

/** What is kept of a long text: the lines that say something, or its end. */
export function excerpt(text: string, lines: readonly string[]): string {
  return lines.length > 0 ? lines.join('\n') : text.slice(-IN_LINK);
}

/** The same for a link, which is to stay short. */
export function forLink(text: string, lines: readonly string[]): string {
  let kept = text.length <= IN_LINK ? text : excerpt(text, lines).slice(0, IN_LINK);
  while (encodeURIComponent(kept).length > ENCODED) kept = kept.slice(0, Math.floor(kept.length / 2));
  return kept;
}
