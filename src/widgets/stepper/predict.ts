import { eventsAt, explainStep, jumpAt, popsAt, pushedAt, stackAt, stepInstruction } from '../../vm/index.ts';
import type { Option, Piece, Question, ValueView } from './model.ts';
import type { Session } from './session.ts';
import { headingAt, namesOf, pieces } from './step-view.ts';
import { sameStack, valueView } from './values.ts';

/** Fewer distinct answers than this, the right one included, make no question. */
const LEAST = 2;
const MOST = 4;

type Draft = Omit<Option, 'right'>;

const text = (words: string): Piece => ({ kind: 'text', text: words });
const chip = (value: ValueView): Piece => ({ kind: 'value', value, origin: null });
const leaf = (type: string, words: string): ValueView => ({
  kind: 'leaf',
  type,
  text: words,
  id: null,
  tag: null,
  openable: false,
});

/** `3`, `3 and 4`, `3, 4 and 5` as chips. */
function listed(values: readonly ValueView[]): Piece[] {
  return values.flatMap((value, n) =>
    n === 0 ? [chip(value)] : [text(n === values.length - 1 ? ' and ' : ', '), chip(value)],
  );
}

/** What the distractors are made from. */
interface Situation {
  opname: string;
  operand: string;
  /** The stack before, the entries that are popped and those that are pushed, bottom first. */
  before: ValueView[];
  popped: ValueView[];
  pushed: ValueView[];
  rest: ValueView[];
  /** The real stack after it. */
  after: ValueView[];
}

/**
 * The question that predict mode asks before the step at a state: what the stack holds after it, and where a jump goes.
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
  const explained = pieces(session, explainStep(trace, state), state);
  const jump = jumpAt(trace, state);
  if (jump && isConditional(opname)) return jumpQuestion(session, state, situation, explained);
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

function code(opname: string, operand: string): Piece {
  return { kind: 'name', name: operand ? `${opname} ${operand}` : opname, hue: 'name' };
}

/** Puts the right answer among the first few wrong ones, in an order that depends on the step only. */
function assemble(ask: Piece[], right: Draft, wrong: readonly Draft[], seed: number): Question | null {
  const options: Option[] = [{ ...right, right: true }];
  for (const draft of wrong) {
    if (options.length === MOST) break;
    if (options.some((each) => each.next === draft.next && sameStack(each.stack, draft.stack))) continue;
    options.push({ ...draft, right: false });
  }
  if (options.length < LEAST) return null;
  const turn = (seed * 7 + 3) % options.length;
  return { ask, options: [...options.slice(turn), ...options.slice(0, turn)] };
}

/** Wrong stacks, the most instructive first. */
function distractors(situation: Situation): Draft[] {
  const { opname, operand, before, popped, pushed, rest, after } = situation;
  const drafts: Draft[] = [];
  const add = (stack: ValueView[], ...why: Piece[]) => drafts.push({ stack, next: '', why });
  const uses = namesOf(opname, operand);
  const last = popped.at(-1);
  const result = pushed.at(-1);

  if (uses.writes.length > 0 && last) {
    add(
      before,
      text(`${opname} takes `),
      chip(last),
      text(' off the stack: it is bound to the name now, and only there.'),
    );
    add(
      [...rest, leaf('str', `'${uses.writes[0]}'`)],
      text(`The name ${uses.writes[0]} is in the instruction, not on the stack. `),
      chip(last),
      text(' is popped and bound to it.'),
    );
    if (rest.length > 0) add(rest.slice(0, -1), text(`${opname} pops one value, `), chip(last), text(', and no more.'));
    else add([...before, last], text(`${opname} pops `), chip(last), text('; storing pushes nothing.'));
  }
  if (popped.length === 0 && result) {
    if (uses.reads.length > 0)
      add(
        [...rest, leaf('str', `'${uses.reads[0]}'`)],
        text(`What is pushed is what the name ${uses.reads[0]} is bound to, `),
        chip(result),
        text(', not the name itself.'),
      );
    if (before.length > 0)
      add(
        [...pushed, ...before],
        text('A push goes on top: '),
        chip(result),
        text(' lies above '),
        chip(before[before.length - 1]),
        text(', which was there first.'),
      );
    if (before.length > 0)
      add(
        [...before.slice(0, -1), ...pushed],
        text('Nothing is popped here: '),
        chip(before[before.length - 1]),
        text(' stays where it is.'),
      );
    add([...after, result], text(`${opname} pushes `), ...listed(pushed), text(', and each of them once.'));
    add(before, text(`${opname} pushes: `), ...listed(pushed), text(' is on top now.'));
  }
  if (opname === 'CALL' || opname === 'CALL_KW') {
    const callable = popped[0];
    if (result)
      add(
        rest,
        text('A call always leaves its result on the stack; here that is '),
        chip(result),
        text(', even if nobody wants it.'),
      );
    if (callable && result)
      add(
        [...rest, callable, ...pushed],
        text('The callable '),
        chip(callable),
        text(' and the slot beside it are popped together with the arguments.'),
      );
    if (result && popped.length > 2)
      add(
        [...rest, ...popped.slice(2)],
        text('The arguments are popped; what comes back is the result, '),
        chip(result),
        text('.'),
      );
  }
  if (/^(BINARY_OP|COMPARE_OP|CONTAINS_OP|IS_OP)$/.test(opname) && popped.length === 2 && result) {
    const [left, right] = popped;
    const swapped = swappedResult(operand, left, right);
    if (swapped !== null && swapped !== result.text)
      add(
        [...rest, leaf(result.type, swapped)],
        text('The left operand was pushed first and lies deeper: this is '),
        chip(left),
        text(` ${plainOperator(operand)} `),
        chip(right),
        text(', not the other way round.'),
      );
    if (result.type === 'bool')
      add([...rest, leaf('bool', result.text === 'True' ? 'False' : 'True')], ...truth(left, operand, right, result));
    add(
      [...rest, left, ...pushed],
      text(`${opname} pops both operands, `),
      ...listed(popped),
      text(', and pushes one result.'),
    );
    add([...before, ...pushed], text('The operands do not stay: '), ...listed(popped), text(' are popped first.'));
  }
  if (popped.length > 0 && result) {
    add(
      [...before, ...pushed],
      text(`${opname} pops what it works on, `),
      ...listed(popped),
      text(', before it pushes.'),
    );
    if (popped.length > 1)
      add(
        [...rest, ...popped.slice(0, 1), ...pushed],
        text(`${opname} takes ${popped.length} values here, not ${popped.length - 1}.`),
      );
    add(rest, text(`${opname} leaves something: it pushes `), ...listed(pushed), text('.'));
    add(before, text(`${opname} replaces `), ...listed(popped), text(' by '), ...listed(pushed), text('.'));
  }
  if (popped.length > 0 && pushed.length === 0) {
    add(before, text(`${opname} pops `), ...listed(popped), text(': the stack gets smaller.'));
    if (rest.length > 0)
      add(
        rest.slice(0, -1),
        text(`${opname} pops ${popped.length === 1 ? 'one value' : `${popped.length} values`} and no more: `),
        chip(rest[rest.length - 1]),
        text(' stays.'),
      );
    add([...rest, leaf('NoneType', 'None')], text(`${opname} pushes nothing, not even None.`));
    if (popped.length > 1) add([...rest, popped[0]], text(`${opname} pops all ${popped.length} of them.`));
  }
  if (before.length > 1) add([...after].reverse(), text('The order is another: what was pushed last lies on top.'));
  return drafts;
}

const plainOperator = (operand: string) => operand.replace(/^bool\((.*)\)$/, '$1').replace(/(?<![=!<>])=$/, '');

function truth(left: ValueView, operand: string, right: ValueView, result: ValueView): Piece[] {
  return [chip(left), text(` ${plainOperator(operand)} `), chip(right), text(' is '), chip(result), text('.')];
}

/** The result with the operands the wrong way round, for small integers; null where that is no other question. */
function swappedResult(operand: string, left: ValueView, right: ValueView): string | null {
  if (left.type !== 'int' || right.type !== 'int') return null;
  const [a, b] = [Number(left.text), Number(right.text)];
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return null;
  switch (plainOperator(operand)) {
    case '-':
      return String(b - a);
    case '//':
      return a === 0 ? null : String(Math.floor(b / a));
    case '%':
      return a === 0 ? null : String(b - a * Math.floor(b / a));
    case '**':
      return a >= 0 && a < 20 && Math.abs(b) < 20 && Number.isSafeInteger(b ** a) ? String(b ** a) : null;
    default:
      return null;
  }
}

/** Does it jump, and with which stack? */
function jumpQuestion(session: Session, state: number, situation: Situation, why: Piece[]): Question | null {
  const { trace } = session;
  const jump = jumpAt(trace, state)!;
  const { opname, operand, before, popped, rest, after } = situation;
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
    const iterator = before.at(-1)!;
    if (!jump.taken && item) {
      wrong.push({
        stack: rest.concat(before.slice(rest.length, -1)),
        next: away,
        why: [text('The iterator is not exhausted: it still gives '), chip(item), text('.')],
      });
      wrong.push({
        stack: [...before.slice(0, -1), item],
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
    }
  } else {
    const tested = popped.at(-1) ?? before.at(-1);
    const because = tested
      ? [chip(tested), text(` decides. ${opname} ${jump.taken ? 'jumps' : 'does not jump'} here.`)]
      : why;
    wrong.push({ stack: after, next: other, why: because });
    wrong.push({ stack: before, next: real, why: [text('The tested value is popped, whether it jumps or not.')] });
    wrong.push({ stack: before, next: other, why: because });
  }
  const ask = [text('After '), code(opname, operand), text(': which stack, and where does it go on?')];
  return assemble(ask, right, wrong, state);
}

/** A call that enters a new frame, or a return to the caller's. */
function frameQuestion(session: Session, state: number, situation: Situation, why: Piece[]): Question | null {
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
  const given = popped.slice(2);
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
