/** The questions about instructions that do not simply go on: jumps, calls of the program's own functions, returns. */
import { jumpAt } from '../../vm/index.ts';
import type { Piece, Question } from './model.ts';
import { assemble } from './predict-assemble.ts';
import { chip, code, leaf, text, type Draft, type Situation } from './predict-draft.ts';
import { callParts } from './predict-stack.ts';
import type { Session } from './session.ts';

/** Does it jump, and with which stack? */
export function jumpQuestion(session: Session, state: number, situation: Situation, why: Piece[]): Question | null {
  const { trace } = session;
  const jump = jumpAt(trace, state)!;
  const { opname, operand, before, popped, after } = situation;
  const listing = session.listings[trace.frames[trace.columns.frame[state]].code];
  const rowAt = trace.columns.instruction[state];
  const instructions = trace.codes[trace.frames[trace.columns.frame[state]].code].instructions;
  const targetRow = instructions.findIndex((each) => each.offset === jump.target || each.start === jump.target);
  const lineOf = (row: number) => instructions[row]?.position.line ?? null;
  const place = (row: number) => (lineOf(row) === null ? '' : `, line ${lineOf(row)}`);
  const away = `jumps to ${listing.rows[targetRow]?.label ?? jump.target}${place(targetRow)}`;
  const onward = `goes on with ${instructions[rowAt + 1]?.opname ?? 'the next instruction'}${place(rowAt + 1)}`;
  const [real, other] = jump.taken ? [away, onward] : [onward, away];
  const right: Draft = { stack: after, next: real, why };
  const wrong: Draft[] = [];
  if (opname === 'FOR_ITER') {
    const item = after.at(-1);
    // From 3.15 on there is one more entry above the iterator.
    const at = trace.python === '3.15' ? before.length - 2 : before.length - 1;
    const iterator = before[at];
    const under = before.slice(0, at);
    if (!jump.taken && item) {
      wrong.push({
        stack: under,
        next: away,
        why: [text('The iterator is not exhausted: it still gives '), chip(item), text('.')],
      });
      wrong.push({
        stack: [...under, item],
        next: onward,
        why: [text('The iterator '), chip(iterator), text(' stays under the item: it is needed for the next turn.')],
      });
      wrong.push({
        stack: before,
        next: onward,
        why: [text('The next item is pushed above the iterator: '), chip(item), text('.')],
      });
    } else {
      wrong.push({
        stack: [...before, leaf('NoneType', 'None')],
        next: onward,
        why: [text('The iterator is exhausted. It gives no more item, and not None either: the loop is left.')],
      });
      wrong.push({
        stack: before,
        next: onward,
        why: [text('The iterator '), chip(iterator), text(' has nothing left: the loop is left.')],
      });
      wrong.push({
        stack: before,
        next: away,
        why: [text('The exhausted iterator '), chip(iterator), text(' is not left on the stack.')],
      });
      wrong.push({
        stack: under,
        next: away,
        why: [text('The exhausted iterator '), chip(iterator), text(' stays until another instruction pops it.')],
      });
    }
  } else {
    const tested = popped.at(-1) ?? before.at(-1);
    const because = tested
      ? [chip(tested), text(` decides. ${opname} ${jump.taken ? 'jumps' : 'does not jump'} here.`)]
      : why;
    wrong.push({ stack: after, next: other, why: because });
    wrong.push({
      stack: before,
      next: real,
      why: opname.endsWith('_OR_POP')
        ? [text('Only a jump keeps the tested value: here it goes on, and the value is popped.')]
        : [text('The tested value is popped, whether it jumps or not.')],
    });
    if (popped.length === 0 && tested)
      wrong.push({
        stack: before.slice(0, -1),
        next: real,
        why: [text('The tested value '), chip(tested), text(' stays where it jumps.')],
      });
    wrong.push({ stack: before, next: other, why: because });
  }
  const ask = [text('After '), code(opname, operand), text(': which stack, and where does it go on?')];
  return assemble(ask, right, wrong, state);
}

/** A call that enters a new frame, or a return to the caller's. */
export function frameQuestion(session: Session, state: number, situation: Situation, why: Piece[]): Question | null {
  const { trace } = session;
  const { opname, operand, before, popped, rest, after } = situation;
  const name = session.listings[trace.frames[trace.columns.frame[state + 1]].code].name;
  if (opname.startsWith('RETURN_')) {
    const value = after.at(-1);
    if (!value) return null;
    const ask = [text(`After `), code(opname, operand), text(`: what is on the stack of ${name}, the caller?`)];
    return assemble(
      ask,
      { stack: after, next: '', why },
      [
        {
          stack: after.slice(0, -1),
          next: '',
          why: [text('The returned value, '), chip(value), text(', is pushed onto the stack of the caller.')],
        },
        {
          stack: [value],
          next: '',
          why: [text('The caller’s stack kept what lay below the call; '), chip(value), text(' comes on top of it.')],
        },
        {
          stack: [...after, value],
          next: '',
          why: [chip(value), text(' is pushed once; callable and arguments were popped by the call.')],
        },
      ],
      state,
    );
  }
  if (after.length > 0) return null;
  const ask = [text('After '), code(opname, operand), text(`: what is on the stack of the new frame, ${name}?`)];
  const { args: given } = callParts(opname, popped);
  const empty: Piece[] = [
    text('Each frame has a stack of its own, and it starts empty. The arguments are locals of the new frame.'),
  ];
  return assemble(
    ask,
    { stack: [], next: '', why },
    [
      ...(given.length > 0 ? [{ stack: given, next: '', why: empty }] : []),
      ...(rest.length > 0 ? [{ stack: rest, next: '', why: empty }] : []),
      { stack: before, next: '', why: empty },
    ],
    state,
  );
}
