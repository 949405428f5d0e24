import { eventsAt, explainStep, jumpAt, popsAt, pushedAt, stackAt, stepInstruction } from '../../vm/index.ts';
import type { Question } from './model.ts';
import { assemble } from './predict-assemble.ts';
import { code, text, type Situation } from './predict-draft.ts';
import { frameQuestion, jumpQuestion } from './predict-jump.ts';
import { outputQuestion, printedBy } from './predict-output.ts';
import { distractors } from './predict-stack.ts';
import type { Session } from './session.ts';
import { headingAt, pieces } from './step-view.ts';
import { sameStack, valueView } from './values.ts';

/**
 * The question that predict mode asks before the step at a state: what the stack holds after it, where a jump goes, what
 * is printed.
 * Null where there is nothing to predict. The wrong answers are the misunderstandings that this instruction invites.
 */
export function questionAt(session: Session, state: number): Question | null {
  const { trace } = session;
  const instruction = state < trace.steps ? stepInstruction(trace, state) : null;
  if (!instruction || state + 1 > trace.steps) return null;
  const { opname, operand } = headingAt(session, state);
  // What comes next is an exception, or the end: no question of stacks.
  if (eventsAt(trace, state).some((event) => event.kind === 'raise')) return null;
  if (trace.columns.instruction[state + 1] < 0) return null;
  const view = (entries: ReturnType<typeof stackAt>, at: number) =>
    entries.map((each) => valueView(session, each.value, at));
  const before = view(stackAt(trace, state), state);
  const pops = popsAt(trace, state);
  const sameFrame = trace.columns.frame[state] === trace.columns.frame[state + 1];
  const after = view(stackAt(trace, state + 1), state + 1);
  const situation: Situation = {
    opname,
    operand,
    before,
    popped: before.slice(before.length - pops),
    rest: before.slice(0, before.length - pops),
    pushed: sameFrame ? view(pushedAt(trace, state), state + 1) : [],
    after,
  };
  const printed = printedBy(session, state);
  if (printed !== null && sameFrame) return outputQuestion(session, state, situation, printed);
  const explained = pieces(session, explainStep(trace, state), state);
  const jump = jumpAt(trace, state);
  // A loop over a generator goes on inside of the generator: what comes back is seen there.
  if (jump && isConditional(opname)) return sameFrame ? jumpQuestion(session, state, situation, explained) : null;
  if (!sameFrame) return frameQuestion(session, state, situation, explained);
  if (sameStack(before, after)) return null;
  return assemble(
    [text('What does the value stack hold after '), code(opname, operand), text('?')],
    { stack: after, next: '', why: explained },
    distractors(situation),
    state,
  );
}

const isConditional = (opname: string) => /_IF_|^FOR_ITER$/.test(opname);
