import { thousands } from '../shared/thousands.ts';

/** `1 step`, `1,000 steps`. */
export const counted = (count: number, one: string): string => `${thousands(count)} ${one}${count === 1 ? '' : 's'}`;
