import { constObject } from './new-objects.ts';
import { setMember } from './opened.ts';
import type { Opened } from './opened.ts';
import { Refusal } from './types.ts';
import type { EditOf } from './types.ts';

/** Puts another constant into `co_consts`. */
export function editConstant(opened: Opened, { index, value }: EditOf<'constant'>): void {
  const { consts, name } = opened.code;
  if (!Number.isInteger(index) || index < 0 || index >= consts.length)
    throw new Refusal(`${name} has ${consts.length} constants; there is no ${index}.`);
  setMember(opened, 'consts', index, constObject(value, opened.python));
}
