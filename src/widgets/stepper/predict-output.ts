/** The question what an instruction prints. */
import { explainStep } from '../../vm/index.ts';
import type { Piece, Question, ValueView } from './model.ts';
import { assemble } from './predict-assemble.ts';
import { chip, text, type Draft, type Situation } from './predict-draft.ts';
import { callParts } from './predict-stack.ts';
import type { Session } from './session.ts';
import { pieces } from './step-view.ts';

/** Longer outputs make no answer that can be read. */
const LONGEST = 300;

/** What the step at a state prints; null where that is nothing, or too much to ask for. */
export function printedBy({ trace }: Session, state: number): string | null {
  const { output } = trace.columns;
  const printed = trace.output.slice(output[state], output[state + 1]);
  return printed === '' || printed.length > LONGEST ? null : printed;
}

/** What a value looks like on paper: text without its quotes. */
const plain = (value: ValueView) => (value.type === 'str' ? value.text.slice(1, -1) : value.text);

/** What will be printed? The wrong answers are what `print` does not do. */
export function outputQuestion(
  session: Session,
  state: number,
  { opname, popped }: Situation,
  printed: string,
): Question | null {
  const { args } = callParts(opname, popped);
  const wrong: Draft[] = [];
  const add = (text: string, ...why: Piece[]) => wrong.push({ stack: [], next: '', printed: text, why });
  // Where `sep` and `end` are what they are by default, and a str has no escapes, the arguments are what is printed.
  if (args.length > 0 && printed === `${args.map(plain).join(' ')}\n`) {
    const strings = args.filter(({ type }) => type === 'str');
    if (strings.length > 0)
      add(
        `${args.map((each) => each.text).join(' ')}\n`,
        text('The quotes of '),
        chip(strings[0]),
        text(' are how Python writes a str down; print writes what is in it.'),
      );
    if (args.length > 1) {
      add(`${args.map(plain).join('')}\n`, text('print puts a space between its arguments.'));
      add(
        `${[...args].reverse().map(plain).join(' ')}\n`,
        text('The arguments lie on the stack in the order in which they were pushed: '),
        chip(args[0]),
        text(' comes first.'),
      );
      add(
        `(${args.map((each) => each.text).join(', ')})\n`,
        text('print gets the arguments one by one, not as a tuple.'),
      );
    }
  }
  const before = session.trace.output.slice(0, session.trace.columns.output[state]);
  const last = before.slice(before.lastIndexOf('\n', before.length - 2) + 1);
  if (last !== '' && last.length <= LONGEST)
    add(last, text('That was printed before. Each call prints what it is given.'));
  add('None\n', text('None is what print gives back: it is pushed on the stack, not printed.'));
  add('', text('The call prints before it gives back its result: the output is there when the next instruction runs.'));
  return assemble(
    [text('What does this call print?')],
    { stack: [], next: '', printed, why: pieces(session, explainStep(session.trace, state), state) },
    wrong,
    state,
  );
}
