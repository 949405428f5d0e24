import { expect, test } from 'vitest';
import { thousands } from '../../src/widgets/shared/thousands.ts';

test.each([0, 7, 999, 1000, 65_536, 1_234_567, 4_294_967_295, -12, -999, -1234])(
  '%i is written as toLocaleString writes it',
  (number) => expect(thousands(number)).toBe(number.toLocaleString('en-US')),
);
