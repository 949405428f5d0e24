import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { describe, expect, test } from 'vitest';
import type { Piece, StepView } from '../../../src/widgets/stepper/model.ts';
import type { Session } from '../../../src/widgets/stepper/session.ts';
import { namesOf, stepView } from '../../../src/widgets/stepper/step-view.ts';
import { contentView } from '../../../src/widgets/stepper/values.ts';
import { SAMPLE_NAMES, sessionOfSample } from './samples.ts';

const told = (pieces: readonly Piece[]) =>
  pieces
    .map((piece) =>
      piece.kind === 'text'
        ? piece.text
        : piece.kind === 'value'
          ? piece.value.text
          : piece.kind === 'name'
            ? piece.name
            : piece.label,
    )
    .join('');

/** The first view whose instruction is that one. */
function viewOf(session: Session, instruction: string, from = 0): StepView {
  for (let state = from; state < session.facts.steps; state++) {
    const view = stepView(session, state);
    if (`${view.opname} ${view.operand}`.trim() === instruction) return view;
  }
  throw new Error(`No ${instruction} in ${session.name}`);
}

const marked = (session: Session, view: StepView) =>
  view.spans.map(({ line, start, end }) => session.lines[line - 1].slice(start, end)).join('\n');

describe.each(SAMPLE_NAMES)('every state of %s', (name) => {
  test.each(PYTHON_VERSIONS)('on %s can be drawn, and refers only to what is there', async (python) => {
    const session = await sessionOfSample(name, python);
    expect(session.trace.end).toEqual({ kind: 'finished' });
    // Of the others every fifth, and so each state of some.
    const stride = python === '3.13' ? 1 : 5;
    for (let state = 0; state <= session.facts.steps; state += stride) {
      const view = stepView(session, state);
      expect(told(view.explanation)).toMatch(/\S/);
      expect(new Set(view.stack.map((item) => item.key)).size).toBe(view.stack.length);
      for (const item of view.stack)
        if (item.origin) {
          expect(item.origin.position).toBeLessThan(state);
          expect(session.listings[item.origin.code].rows[item.origin.row]).toBeDefined();
        }
      expect(view.stack.filter((item) => item.popped)).toHaveLength(view.pops);
      expect(view.frames[0].id).toBe(session.trace.columns.frame[state]);
      const names = view.names.flatMap((group) => group.rows.map((row) => row.name));
      const before = state > 0 ? stepView(session, state - 1) : null;
      for (const { from, to } of view.moves) {
        if (from.at === 'stack') expect(before!.stack.map((item) => item.key)).toContain(from.key);
        if (to.at === 'stack') expect(view.stack.map((item) => item.key)).toContain(to.key);
        if (to.at === 'name') expect(names).toContain(to.name);
      }
      for (const { line, start, end } of view.spans)
        expect(session.lines[line - 1].slice(start, end)).toMatch(/^\S(.*\S)?$/);
    }
    expect(stepView(session, session.facts.steps).output.text).toBe(session.trace.output);
  });
});

describe('what a view says', () => {
  test('operands, result and their origin are the real ones', async () => {
    const session = await sessionOfSample('arithmetic');
    const view = viewOf(session, 'BINARY_OP +');
    expect(view.stack.map((item) => item.value.text)).toEqual(['3', '4']);
    expect(view.stack.map((item) => item.origin?.text)).toEqual(['LOAD_NAME a', 'LOAD_NAME b']);
    expect(view.stack.map((item) => item.popped)).toEqual([true, true]);
    expect(marked(session, view)).toBe('a + b');
    const after = stepView(session, view.position + 1);
    expect(after.stack.map((item) => [item.value.text, item.pushed])).toEqual([['7', true]]);
    expect(after.moves).toHaveLength(2);
    const origin = after.stack[0].origin!;
    expect(origin).toMatchObject({ position: view.position, text: 'BINARY_OP +' });
  });

  test('a jump goes where the run goes', async () => {
    const session = await sessionOfSample('branch');
    const taken = viewOf(session, 'POP_JUMP_IF_FALSE to L2');
    expect(taken.jump).toMatchObject({ label: 'L2', taken: true });
    expect(stepView(session, taken.position + 1).line).toBe(8);
    const falls = viewOf(session, 'POP_JUMP_IF_FALSE to L2', taken.position + 1);
    expect(falls.jump).toMatchObject({ taken: false });
    expect(stepView(session, falls.position + 1).line).toBe(6);
  });

  test('in a call the caller waits, and the arguments have become locals', async () => {
    const session = await sessionOfSample('area');
    const inside = viewOf(session, 'BINARY_OP *');
    expect(inside.frames.map((frame) => frame.name)).toEqual(['area', '<module>']);
    expect(inside.frames[1].waiting).toMatchObject({ line: 6 });
    expect(inside.frames[1].waiting!.stack.map((value) => value.text)[0]).toContain('print');
    expect(inside.names[0]).toMatchObject({
      title: 'Locals',
      rows: [
        { name: 'width', value: { text: '3' } },
        { name: 'height', value: { text: '4' } },
      ],
    });
    const result = viewOf(session, 'CALL 1', inside.position);
    expect(result.stack.at(-1)!.value.text).toBe('12');
    expect(result.stack.at(-1)!.pushed).toBe(true);
  });

  test('a list is what it was at that step, and the same list has the same number everywhere', async () => {
    const session = await sessionOfSample('squares');
    const texts = new Set<string>();
    for (let state = 0; state <= session.facts.steps; state++)
      for (const row of stepView(session, state).names.flatMap((group) => group.rows))
        if (row.name === 'squares') texts.add(row.value.text);
    expect([...texts]).toEqual(['[]', '[1]', '[1, 4]', '[1, 4, 9]', '[1, 4, 9, 16]']);
    const call = viewOf(session, 'CALL 1');
    const bound = call.names.flatMap((group) => group.rows).find((row) => row.name === 'squares')!.value;
    const onStack = call.stack.map((item) => item.value).filter((value) => value.tag !== null);
    expect(onStack.map((value) => value.tag)).toContain(bound.tag);
    expect(contentView(session, bound.id!, call.position).rows).toEqual([]);
    expect(contentView(session, bound.id!, session.facts.steps).rows.map((row) => row.value.text)).toEqual([
      '1',
      '4',
      '9',
      '16',
    ]);
  });

  test('lines start where another line, or the same line again, begins to run', async () => {
    const session = await sessionOfSample('branch');
    const lines = session.facts.lineStarts.map((state) => stepView(session, state).line);
    expect(lines.slice(1, 12)).toEqual([2, 3, 4, 5, 8, 4, 5, 6, 4, 5, 8]);
  });

  test('a line of the listing reads as dis prints it', async () => {
    const session = await sessionOfSample('branch');
    const text = session.listings[0].rows.map((row) =>
      [row.line, row.label, row.opname, row.arg, row.operand && `(${row.operand})`]
        .filter((part) => part !== null && part !== '')
        .join(' '),
    );
    expect(text).toContain('L1 FOR_ITER 24 (to L3)');
    expect(text).toContain('8 L2 LOAD_NAME 1 (odd)');
    expect(text).toContain('COMPARE_OP 88 (bool(==))');
    expect(text.at(-1)).toBe('RETURN_CONST 5 (None)');
  });
});

test.each([
  ['LOAD_NAME', 'a', ['a'], []],
  ['LOAD_GLOBAL', 'print + NULL', ['print'], []],
  ['LOAD_FAST_LOAD_FAST', 'width, height', ['width', 'height'], []],
  ['STORE_FAST_STORE_FAST', 'b, a', [], ['b', 'a']],
  ['STORE_FAST_LOAD_FAST', 'n, m', ['m'], ['n']],
  ['BINARY_OP', '+', [], []],
  ['LOAD_ATTR', 'append + NULL|self', [], []],
])('%s %s reads %o and binds %o', (opname, operand, reads, writes) => {
  expect(namesOf(opname, operand)).toEqual({ reads, writes });
});
