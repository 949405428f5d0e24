import { FORMS } from './forms.ts';
import type { StepView } from './model.ts';
import type { StepperState } from './state.ts';

/** What a task's goal may look at. */
export interface GoalState {
  position: number;
  count: number;
  opname: string;
  line: number | null;
  stackDepth: number;
  /** The value on top of the stack as the stepper writes it; null when the stack is empty. */
  top: string | null;
  frameDepth: number;
  /** What the current instruction, a jump, is about to do; null for others. */
  jumps: boolean | null;
  /** Containers that are open. */
  open: number;
  /** Whether the instruction’s specialised form is told. */
  forms: boolean;
  predicted: { right: number; asked: number };
  /** How many changes of the program are in force. */
  changes: number;
  /** Whether an exception here would be caught in this frame. */
  guarded: boolean;
}

export type { Task } from '../shared/task.ts';
export { taskKey } from '../shared/task.ts';

/** What a task's goal looks at, of what is shown; `changes` of the program are in force. */
export function goalState(
  view: StepView,
  { open, tally }: Pick<StepperState, 'open' | 'tally'>,
  changes: number,
): GoalState {
  return {
    position: view.position,
    count: view.count,
    opname: view.opname,
    line: view.line,
    stackDepth: view.stack.length,
    top: view.stack.at(-1)?.value.text ?? null,
    frameDepth: view.frames.length,
    jumps: view.jump?.taken ?? null,
    open: open.filter((place) => place !== FORMS).length,
    forms: open.includes(FORMS),
    predicted: tally,
    changes,
    guarded: view.guard?.kind === 'blocks' ? view.guard.blocks.length > 0 : Boolean(view.guard?.entry),
  };
}

const GOALS: [RegExp, (state: GoalState, argument: string) => boolean][] = [
  [/^reached-end$/, (state) => state.position === state.count],
  [/^reached-return$/, (state) => state.opname.startsWith('RETURN_') && state.opname !== 'RETURN_GENERATOR'],
  [/^inside-call$/, (state) => state.frameDepth > 1],
  [/^jump-taken$/, (state) => state.jumps === true],
  [/^jump-not-taken$/, (state) => state.jumps === false],
  [/^opened-container$/, (state) => state.open > 0],
  [/^stack-depth-(\d+)$/, (state, depth) => state.stackDepth >= Number(depth)],
  [/^top-(.+)$/, (state, text) => state.top === text],
  [/^frame-depth-(\d+)$/, (state, depth) => state.frameDepth >= Number(depth)],
  [/^predicted-(\d+)-right$/, (state, right) => state.predicted.right >= Number(right)],
  [/^line-(\d+)$/, (state, line) => state.line === Number(line)],
  [/^step-(\d+)$/, (state, step) => state.position === Number(step) - 1],
  // Several names where versions differ: `op-CALL|CALL_FUNCTION`.
  [/^op-([A-Z_0-9|]+)$/, (state, opnames) => opnames.split('|').includes(state.opname)],
  [/^changed$/, (state) => state.changes > 0],
  [/^guarded$/, (state) => state.guarded],
  // `forms-of-BINARY_OP`: it is told what that instruction would become.
  [/^forms-of-([A-Z_0-9]+)$/, (state, opname) => state.forms && state.opname === opname],
];

/**
 * The predicate of that name; of several, joined by `+`, all have to hold. Throws for a name that is none, so that a page
 * with a misspelt goal is not built.
 */
export function goalOf(name: string): (state: GoalState) => boolean {
  const all = name.split('+').map(simpleGoal);
  return (state) => all.every((holds) => holds(state));
}

function simpleGoal(name: string): (state: GoalState) => boolean {
  for (const [pattern, predicate] of GOALS) {
    const match = pattern.exec(name);
    if (match) return (state) => predicate(state, match[1] ?? '');
  }
  throw new Error(`The stepper has no goal named ${name}.`);
}
