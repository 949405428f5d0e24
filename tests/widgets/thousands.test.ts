import { expect, test } from 'vitest';
import { thousands } from '../../src/widgets/shared/thousands.ts';
import { counted } from '../../src/widgets/stepper/counted.ts';

test.each([0, 7, 999, 1000, 65_536, 1_234_567, 4_294_967_295, -12, -999, -1234])(
  '%i is written as toLocaleString writes it',
  (number) => expect(thousands(number)).toBe(number.toLocaleString('en-US')),
);

test('steps are counted in words', () => {
  expect([0, 1, 2, 100000].map((count) => counted(count, 'step'))).toEqual([
    '0 steps',
    '1 step',
    '2 steps',
    '100,000 steps',
  ]);
});
