/** What differs from version to version, in sentences. */
import { PYTHON_VERSIONS } from '../../pyc/types.ts';
import { findOp } from '../../vm/ops/index.ts';
import type { OpRecord } from '../../vm/ops/define.ts';
import type { OpcodeFacts } from './facts.ts';
import { operandWords } from './operands.ts';
import { plain } from './words.ts';

const units = (count: number) => (count === 1 ? '1 code unit' : `${count} code units`);

/** One sentence for each version in which something changed, its number apart: oldest first. */
export function changesOf({ name, kind, versions }: OpcodeFacts): { python: string; text: string }[] {
  const changes: { python: string; text: string }[] = [];
  if (versions[0].python !== PYTHON_VERSIONS[0])
    changes.push({
      python: versions[0].python,
      text: kind === 'plain' ? 'It is new.' : 'The table has it for the first time.',
    });
  versions.forEach((now, n) => {
    const before = versions[n - 1];
    if (!before) return;
    const said: string[] = [];
    if (findOp(now.python, name)?.summary !== findOp(before.python, name)?.summary) said.push('Its meaning changes.');
    if (now.operand !== before.operand || now.jump !== before.jump) {
      const words = plain(operandWords(name, now));
      said.push(
        now.operand === 'none'
          ? 'It has no operand any more.'
          : `The operand changes: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
      );
    } else if (now.operand === 'jump' && now.python === '3.10')
      said.push('The operand counts code units of 2 bytes, where it counted bytes before.');
    if (now.caches !== before.caches)
      said.push(
        now.caches === 0
          ? 'Its inline cache is gone.'
          : `Its inline cache has ${units(now.caches)} (before: ${before.caches}).`,
      );
    if (said.length > 0) changes.push({ python: now.python, text: said.join(' ') });
  });
  const last = versions.at(-1)!.python;
  const gone = PYTHON_VERSIONS[PYTHON_VERSIONS.indexOf(last) + 1];
  if (gone) changes.push({ python: gone, text: 'It is gone.' });
  return changes;
}

/** How many entries a count gives, as a term of the operand: `2`, `operand + 1`, `1 or 2`. */
function term(count: (arg: number) => number): string {
  const [a, b, c, d] = [0, 1, 2, 3].map(count);
  if (a === b && b === c && c === d) return String(a);
  if (b - a === c - b && c - b === d - c)
    return `${b - a === 1 ? 'operand' : `${b - a} × operand`}${a === 0 ? '' : ` + ${a}`}`;
  return `${[...new Set([a, b, c, d])].sort((x, y) => x - y).join(' or ')}`;
}

/** What a record takes from the stack and leaves there, in words. */
export function effectOf(record: OpRecord): string {
  const takes = term((arg) => record.pops(arg));
  const leaves = term((arg) => record.pushes(arg));
  const usual = record.takes ? `takes what lies there for it, leaves ${leaves}` : `takes ${takes}, leaves ${leaves}`;
  return record.jump ? `${usual}; where it jumps, takes ${record.jump.pops}, leaves ${record.jump.pushes}` : usual;
}
