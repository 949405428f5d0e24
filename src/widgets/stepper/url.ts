import { formatFragment, parseFragment } from '../shared/url-state.ts';

const VERSION = 1;

/** What a link says about the stepper. Steps are counted as they are shown: the first is 1. */
export interface LinkState {
  sample?: string;
  step?: number | 'end';
  predict?: boolean;
}

export interface LinkResult {
  state: LinkState;
  /** What is wrong with the link, a sentence each. */
  notes: string[];
}

/** Reads fragment and query. The query holds how an embed starts; a state in the fragment goes before it. */
export function readLink(hash: string, search: string, samples: readonly string[]): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind === 'broken') return { state: {}, notes: [fragment.reason] };
  return readValues(fragment.kind === 'state' ? fragment.state.values : new URLSearchParams(search), samples);
}

/** Whether a fragment means a state, and not a place on the page (`#main`). */
export function isLink(hash: string): boolean {
  return parseFragment(hash, VERSION).kind !== 'none';
}

function readValues(values: URLSearchParams, samples: readonly string[]): LinkResult {
  const state: LinkState = {};
  const notes: string[] = [];
  const sample = values.get('sample');
  const step = values.get('step');
  const predict = values.get('predict');
  if (sample !== null && !samples.includes(sample)) {
    notes.push(
      `This link names a program that is not here, “${shortened(sample)}”. The stepper shows its default instead.`,
    );
    return { state, notes };
  }
  if (sample !== null) state.sample = sample;
  if (step === 'end') state.step = 'end';
  else if (step !== null && /^\d{1,9}$/.test(step)) state.step = Number(step);
  else if (step !== null)
    notes.push(`This link asks for step “${shortened(step)}”, which is not a number. The run starts at its beginning.`);
  if (predict !== null) state.predict = predict === '1';
  return { state, notes };
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** The fragment for a state, `#` included. */
export function writeLink(state: LinkState): string {
  return formatFragment(VERSION, {
    sample: state.sample,
    step: state.step,
    predict: state.predict ? 1 : undefined,
  });
}

/** The position for a step that a link asks for (0 is the start, too), within the run, and a sentence where the run has no such step. */
export function positionOf(step: LinkState['step'], steps: number): { position: number; note: string | null } {
  if (step === undefined) return { position: 0, note: null };
  if (step === 'end') return { position: steps, note: null };
  if (step > steps)
    return { position: steps, note: `This link asks for step ${step}, and the run has ${steps}: here is its end.` };
  return { position: Math.max(0, step - 1), note: null };
}

/** The step that a link to a position names. */
export function stepOf(position: number, steps: number): number | 'end' {
  return position >= steps ? 'end' : position + 1;
}
