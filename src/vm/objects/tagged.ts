/** Tagged integers: what 3.14 and later keep on the value stack without making an object of it. */
import { PyTagged } from './model.ts';
import { builtinType } from './types.ts';

const type = builtinType('tagged integer');
const made: PyTagged[] = [];

/** The tagged integer of a number that is not negative: indices of loops, places of instructions. */
export function tagged(v: number): PyTagged {
  return v < 4096 ? (made[v] ??= new PyTagged(type, v)) : new PyTagged(type, v);
}
