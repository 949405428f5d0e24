import { expect, test } from 'vitest';
import { goalOf, type GoalState } from '../../../src/widgets/stepper/goals.ts';

const state: GoalState = {
  position: 4,
  count: 17,
  opname: 'BINARY_OP',
  line: 5,
  stackDepth: 3,
  top: '2',
  frameDepth: 1,
  jumps: null,
  open: 0,
  predicted: { right: 4, asked: 6 },
  changes: 0,
  guarded: false,
  forms: false,
};

test.each<[string, Partial<GoalState>, boolean]>([
  ['reached-end', {}, false],
  ['reached-end', { position: 17 }, true],
  ['stack-depth-3', {}, true],
  ['stack-depth-4', {}, false],
  ['predicted-4-right', {}, true],
  ['predicted-5-right', {}, false],
  ['reached-return', { opname: 'RETURN_CONST' }, true],
  ['reached-return', { opname: 'RETURN_GENERATOR' }, false],
  ['inside-call', { frameDepth: 2 }, true],
  ['jump-taken', { jumps: false }, false],
  ['jump-taken', { jumps: true }, true],
  ['op-BINARY_OP', {}, true],
  ['op-BINARY_ADD|BINARY_OP', {}, true],
  ['op-BINARY_ADD|CALL', {}, false],
  ['changed', {}, false],
  ['changed', { changes: 1 }, true],
  ['guarded', { guarded: true }, true],
  ['forms-of-BINARY_OP', { forms: true, opname: 'BINARY_OP' }, true],
  ['forms-of-BINARY_OP', { forms: true, opname: 'CALL' }, false],
  ['forms-of-BINARY_OP', { forms: false, opname: 'BINARY_OP' }, false],
  ['line-5', {}, true],
  ['step-5', {}, true],
  ['opened-container', { open: 1 }, true],
  ['top-2', {}, true],
  ['top-2', { top: null }, false],
  ['line-5+op-BINARY_OP+top-2', {}, true],
  ['line-5+op-BINARY_OP+top-2', { top: '4' }, false],
  ['line-6+op-BINARY_OP', {}, false],
])('%s with %o: %s', (goal, change, reached) => {
  expect(goalOf(goal)({ ...state, ...change })).toBe(reached);
});

test('a goal that does not exist is an error, so that no page is built with it', () => {
  expect(() => goalOf('stack-depth-x')).toThrow('stack-depth-x');
  expect(() => goalOf('line-5+top')).toThrow('named top');
});
