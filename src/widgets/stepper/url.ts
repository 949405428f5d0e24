import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';
import { thousands } from '../shared/thousands.ts';
import { formatFragment } from '../shared/url-format.ts';
import { noProgram, parseFragment, shortened, type BrokenLink } from '../shared/url-state.ts';
import { SPEEDS } from './state.ts';

/** Format 2 names the Python and what was changed; links of format 1 are of times when there was one Python. */
const VERSION = 2;

/** The Python of links that name none, but a step: steps are counted in its instructions. */
const FIRST_PYTHON: PythonVersion = '3.13';

/** A step of the run, counted from 1 as it is shown; its end; or the n-th time that a line starts. */
export type Step = number | 'end' | { line: number; visit: number };

/** What a link says about the stepper. Absent: the widget's default. */
export interface LinkState {
  sample?: string;
  python?: PythonVersion;
  step?: Step;
  predict?: boolean;
  /** Option chosen for the question at that step; -1 for "I do not know". */
  answer?: number;
  /** Changes of the program, as `edits.ts` writes them. */
  edits?: string[];
  /** The variable that is watched: `total`, or `total@global`. */
  watch?: string;
  /** Values that are open, by place and object. */
  open?: string[];
  speed?: number;
}

export interface LinkResult {
  state: LinkState;
  /** What is wrong with parts of the link, a sentence each. */
  notes: string[];
  /** Set where nothing of it can be read. */
  broken?: BrokenLink;
}

const unread = (broken: BrokenLink): LinkResult => ({ state: {}, notes: [], broken });

/** Reads fragment and query. The query holds how an embed starts; a state in the fragment goes before it. */
export function readLink(hash: string, search: string, samples: readonly string[]): LinkResult {
  const fragment = parseFragment(hash, VERSION);
  if (fragment.kind === 'broken') return unread(fragment);
  if (fragment.kind === 'none') return readValues(new URLSearchParams(search), samples);
  return readValues(fragment.state.values, samples);
}

/** Whether a fragment means a state, and not a place on the page (`#main`). */
export function isLink(hash: string): boolean {
  return parseFragment(hash, VERSION).kind !== 'none';
}

/** The step that a text names: `12`, `end`, `line-4`, `line-4-2`; null for what is none. */
export function readStep(text: string): Step | null {
  if (text === 'end') return 'end';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const line = /^line-(\d{1,6})(?:-(\d{1,6}))?$/.exec(text);
  return line ? { line: Number(line[1]), visit: Math.max(1, Number(line[2] ?? 1)) } : null;
}

function writeStep(step: Step | undefined): string | number | undefined {
  if (typeof step !== 'object') return step;
  return `line-${step.line}${step.visit === 1 ? '' : `-${step.visit}`}`;
}

function readValues(values: URLSearchParams, samples: readonly string[]): LinkResult {
  const state: LinkState = {};
  const notes: string[] = [];
  const sample = values.get('sample');
  if (sample !== null && !samples.includes(sample)) return unread(noProgram(sample));
  if (sample !== null) state.sample = sample;
  const python = values.get('python');
  const known = PYTHON_VERSIONS.find((version) => version === python);
  if (known) state.python = known;
  else if (python !== null)
    notes.push(
      `This link asks for Python “${shortened(python)}”; there are ${PYTHON_VERSIONS[0]} to ${PYTHON_VERSIONS.at(-1)}.`,
    );
  const step = values.get('step');
  const read = step === null ? null : readStep(step);
  if (read !== null) state.step = read;
  else if (step !== null)
    notes.push(
      `This link asks for step “${shortened(step)}”, and steps are “12”, “end” or “line-3”. The run starts at its beginning.`,
    );
  if (python === null && typeof read === 'number') state.python = FIRST_PYTHON;
  const predict = values.get('predict');
  if (predict !== null) state.predict = predict === '1';
  const answer = values.get('answer');
  if (answer !== null && /^(-1|[0-3])$/.test(answer)) state.answer = Number(answer);
  const edits = values.getAll('edit');
  if (edits.length > 0) state.edits = edits.slice(0, 50);
  const watch = values.get('watch');
  if (watch !== null && watch !== '') state.watch = watch;
  const open = values.getAll('open').filter((place) => place !== '');
  if (open.length > 0) state.open = open.slice(0, 50);
  const speed = SPEEDS.find((each) => String(each) === values.get('speed'));
  if (speed !== undefined) state.speed = speed;
  return { state, notes };
}

/** The fragment for a state, `#` included. */
export function writeLink(state: LinkState): string {
  return formatFragment(VERSION, {
    sample: state.sample,
    python: state.python,
    step: writeStep(state.step),
    predict: state.predict ? 1 : undefined,
    answer: state.answer,
    edit: state.edits,
    watch: state.watch,
    open: state.open,
    speed: state.speed,
  });
}

/** The position for a step that a link asks for (0 is the start, too), within the run, and a sentence where the run has no such step. */
export function positionOf(
  step: Exclude<Step, object> | undefined,
  steps: number,
): { position: number; note: string | null } {
  if (step === undefined) return { position: 0, note: null };
  if (step === 'end') return { position: steps, note: null };
  if (step > steps)
    return {
      position: steps,
      note: `This link asks for step ${thousands(step)}, and the run has ${thousands(steps)}: here is its end.`,
    };
  return { position: Math.max(0, step - 1), note: null };
}

/** The step that a link to a position names. */
export function stepOf(position: number, steps: number): number | 'end' {
  return position >= steps ? 'end' : position + 1;
}
