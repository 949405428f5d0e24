/** An occurrence of an opcode as a page draws it: its line of source, its rows of `dis`, the stack before and after. */
import type { PythonVersion } from '../../pyc/types.ts';
import { opcodeTable, type Instruction } from '../../pyc/index.ts';
import {
  eventsAt,
  explainStep,
  nextStateInFrame,
  popsAt,
  pushedAt,
  reprAt,
  stackAt,
  type Trace,
} from '../../vm/index.ts';
import type { Segment, TraceValue } from '../../vm/trace.ts';
import { specializedAt } from '../../vm/specialize/index.ts';
import type { Token } from '../../widgets/shared/sample-source.ts';
import { hueOf, type Hue } from '../../widgets/shared/hues.ts';
import { writeLink } from '../../widgets/stepper/url.ts';
import { highlightPython } from '../highlight-python.ts';
import { REFERENCE_PROGRAMS } from '../reference-programs.ts';
import { SAMPLES } from '../../widgets/shared/generated/samples.ts';
import { pythonsOf, type OpcodeFacts } from './facts.ts';
import { LIVE_FORMS } from './generated/live-forms.ts';
import { exampleOf, type Occurrence } from './runs.ts';

/** A piece of a sentence. */
export interface Piece {
  code: boolean;
  text: string;
}

export interface StackEntryView {
  text: string;
  /** `popped`: the instruction takes it; `pushed`: the instruction has put it there. */
  mark: 'popped' | 'pushed' | null;
}

export interface StackView {
  /** What led to it, in a few words; empty for the stack before. */
  label: string;
  /** Top first; at most `SHOWN`. Null where the frame has ended. */
  entries: StackEntryView[] | null;
  /** How many more lie below. */
  below: number;
}

export interface DisRow {
  line: string;
  offset: number;
  opname: string;
  arg: string;
  meaning: string;
  hue: Hue | null;
  here: boolean;
  /** What stands in memory in its place; null where the example is of what the file has. */
  live: string | null;
}

/** What is drawn: the same for every version in `pythons`. */
export interface Example {
  pythons: PythonVersion[];
  program: string;
  title: string;
  source: { number: number; tokens: Token[]; here: boolean }[];
  rows: DisRow[];
  before: StackView | null;
  after: StackView[];
  /** What the step does, in pieces: every value and name is code. Of a jump: each way. */
  said: Piece[][];
  /** Of what no step runs: why. */
  unstepped: string | null;
  /** By version, of a form: which interpreter had it there, and when. */
  recorded: Partial<Record<PythonVersion, Piece[]>>;
  /** By version: the fragments that open the stepper there, one for each way of a jump; none where no step is near. */
  links: Partial<Record<PythonVersion, { label: string; fragment: string }[]>>;
}

/** Entries that are drawn of a stack. */
const SHOWN = 5;
const LONGEST = 40;
/** Rows of `dis` around an instruction, and lines of source around its own. */
const ROWS_AROUND = 3;

const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

function stackView(trace: Trace, state: number, label: string, marked: number, mark: 'popped' | 'pushed'): StackView {
  const entries = stackAt(trace, state)
    .reverse()
    .map(({ value }, n): StackEntryView => ({
      text: short(reprAt(trace, value, state)),
      mark: n < marked ? mark : null,
    }));
  return { label, entries: entries.slice(0, SHOWN), below: Math.max(0, entries.length - SHOWN) };
}

/** The stack after a step: in the same frame, once that goes on. */
function afterOf({ run: { trace }, state, taken }: Occurrence): StackView {
  const frame = trace.columns.frame[state!];
  const raised = eventsAt(trace, state!).find((event) => event.kind === 'raise' && event.frame === frame);
  const next = nextStateInFrame(trace, state!);
  if (raised?.kind === 'raise') {
    const label = `It raises ${raised.type}`;
    return next === null ? { label, entries: null, below: 0 } : stackView(trace, next, label, 0, 'pushed');
  }
  if (next === null) return { label: 'The frame has ended, and its stack with it', entries: null, below: 0 };
  const label = taken === null ? 'After' : taken ? 'After, where it jumps' : 'After, where it does not jump';
  return stackView(trace, next, label, pushedAt(trace, state!).length, 'pushed');
}

function said(trace: Trace, state: number, segments: readonly Segment[], offsets: readonly Instruction[]): Piece[] {
  const value = (each: TraceValue) => ({ code: true, text: short(reprAt(trace, each, state)) });
  return segments.map((segment) => {
    switch (segment.kind) {
      case 'text':
        return { code: false, text: segment.text };
      case 'value':
        return value(segment.value);
      case 'name':
        return { code: true, text: segment.name };
      case 'target': {
        const target = offsets.find(({ offset }) => offset === segment.offset);
        return { code: false, text: `${target?.opname ?? 'the instruction'} at offset ${segment.offset}` };
      }
    }
  });
}

function rowsOf({ instructions, at, run: { python } }: Occurrence, live: string | null): DisRow[] {
  const line = instructions[at].position.line;
  let first = at;
  while (first > 0 && at - first < ROWS_AROUND && instructions[first - 1].position.line === line) first--;
  let last = at;
  while (
    last + 1 < instructions.length &&
    last - at < ROWS_AROUND &&
    (instructions[last + 1].position.line === line || last === at)
  )
    last++;
  return instructions.slice(first, last + 1).map((each, n): DisRow => {
    const starts =
      each.position.line !== null && (n === 0 || each.position.line !== instructions[first + n - 1].position.line);
    return {
      line: starts ? String(each.position.line) : '',
      offset: each.offset,
      opname: each.opname,
      arg: each.arg === null || opcodeTable(python).byName[each.opname]?.operand === 'none' ? '' : String(each.arg),
      meaning: each.argrepr ? short(each.argrepr) : '',
      hue: hueOf(python, each.opname),
      here: first + n === at,
      live: first + n === at ? live : null,
    };
  });
}

async function sourceOf({ instructions, at, run: { lines } }: Occurrence): Promise<Example['source']> {
  const number = instructions[at].position.line;
  if (number === null || number < 1 || number > lines.length) return [];
  const tokens = await highlightPython(lines.join('\n'));
  const shown = [number - 1, number, number + 1].filter((each) => tokens[each - 1]?.some(([, text]) => text.trim()));
  return shown.map((each) => ({ number: each, tokens: tokens[each - 1], here: each === number }));
}

const titleOf = (program: string) => [...SAMPLES, ...REFERENCE_PROGRAMS].find(({ name }) => name === program)!.title;

function linkTo({ run, state, near, foretold }: Occurrence): string {
  return writeLink({
    sample: run.name,
    python: run.python,
    step: (state ?? near!) + 1,
    open: foretold ? ['forms'] : undefined,
  });
}

const times = (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

/** Which interpreter had a form there, and when. */
function recordedOf({ live, run: { python } }: Occurrence, name: string): Piece[] {
  const [, , , , how, when] = live!;
  const text = (words: string): Piece => ({ code: false, text: words });
  const code = (words: string): Piece => ({ code: true, text: words });
  const had = [text(`Recorded: CPython ${LIVE_FORMS[python]!.exact} had `), code(name), text(' here in memory ')];
  if (how === 'events') return [...had, text('while a tool listened to the event '), code(String(when)), text('.')];
  const ran = `after the program had run ${times(Number(when))} in one process`;
  if (how === 'jit') return [...had, text(`${ran}, started with `), code('PYTHON_JIT=1'), text('.')];
  return [...had, text(`${ran}.`)];
}

const UNSTEPPED: Readonly<Record<string, string>> = {
  EXTENDED_ARG: 'It is a prefix: it and the instruction behind it are one step, which runs with the whole operand.',
  END_FOR: 'No step runs it here: at the end of the loop, FOR_ITER goes on behind it.',
};
const PASSED: Readonly<Record<string, string>> = {
  EXTENDED_ARG: 'Step the instruction that it widens',
  END_FOR: 'Step the FOR_ITER that passes over it',
};

/** How the links of an occurrence are named: what no step runs by itself is shown where it has its effect. */
function linksOf(ways: readonly Occurrence[]): { label: string; fragment: string }[] {
  return ways
    .filter(({ state, near }) => (state ?? near) !== undefined)
    .map((way) => ({
      label:
        way.state === null
          ? PASSED[way.instructions[way.at].opname]
          : ways.length === 1
            ? 'Step it'
            : way.taken
              ? 'Step the jump'
              : 'Step on without it',
      fragment: linkTo(way),
    }));
}

async function exampleIn(opcode: OpcodeFacts, python: PythonVersion): Promise<Example | null> {
  const found = await exampleOf(opcode.name, python);
  if (!found) return null;
  const { best, other } = found;
  const { trace, name } = best.run;
  const { state, live } = best;
  const ran = state !== null;
  const sentence = ({ run, state: at, instructions, foretold }: Occurrence): Piece[] => {
    const segments = foretold ? specializedAt(run.trace, at!)!.why : explainStep(run.trace, at!);
    return said(run.trace, at!, segments, instructions);
  };
  const ways = other ? [best, other].sort((a, b) => Number(b.taken) - Number(a.taken)) : [best];
  return {
    pythons: [python],
    program: name,
    title: titleOf(name),
    source: await sourceOf(best),
    rows: rowsOf(best, live ? opcode.name : null),
    before: ran ? stackView(trace, state, 'Before', popsAt(trace, state), 'popped') : null,
    after: ran ? ways.map(afterOf) : [],
    said: ran ? ways.map(sentence) : [],
    unstepped: ran ? null : (UNSTEPPED[best.instructions[best.at].opname] ?? 'No step runs it here.'),
    recorded: live ? { [python]: recordedOf(best, opcode.name) } : {},
    links: { [python]: linksOf(ways) },
  };
}

/** The examples of an opcode, the oldest version's first; versions for which the same would be drawn share one. */
export async function examplesOf(opcode: OpcodeFacts): Promise<Example[]> {
  const examples = new Map<string, Example>();
  for (const python of pythonsOf(opcode)) {
    const example = await exampleIn(opcode, python);
    if (!example) continue;
    const { pythons: _, links, recorded, ...drawn } = example;
    // Offsets are no difference to speak of: the newest version's are shown.
    const key = JSON.stringify({ ...drawn, rows: drawn.rows.map(({ offset: __, ...row }) => row) }).replace(
      /at offset \d+/g,
      '',
    );
    const same = examples.get(key);
    examples.set(
      key,
      same
        ? {
            ...example,
            pythons: [...same.pythons, python],
            links: { ...same.links, ...links },
            recorded: { ...same.recorded, ...recorded },
          }
        : example,
    );
  }
  return [...examples.values()];
}
