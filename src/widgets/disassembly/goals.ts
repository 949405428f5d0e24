import type { PythonVersion } from '../../pyc/types.ts';
import type { DisView } from './model.ts';
import type { DisState } from './state.ts';

/** What a task's goal may look at. */
export interface GoalState {
  state: DisState;
  view: DisView;
}

const CELL = 'line|label|offset|opname|arg|operand';
const selected = ({ state, view }: GoalState, opname: string, cell: string) =>
  view.inspected !== null &&
  view.inspected.opname === opname.toUpperCase().replaceAll('-', '_') &&
  (cell === '' || state.spot?.cell === cell || (cell === 'operand' && state.spot?.cell === 'arg'));

const GOALS: [RegExp, (goal: GoalState, ...found: string[]) => boolean][] = [
  [/^opened-caches$/, ({ state, view }) => state.caches && ((view.listing ?? view.grid)?.caches ?? 0) > 0],
  [/^folded-extended-arg$/, ({ state, view }) => !state.prefixes && (view.listing?.prefixes ?? 0) > 0],
  [/^compared-(two|three|four)$/, ({ state }, n) => state.pythons.length >= ['two', 'three', 'four'].indexOf(n) + 2],
  [
    /^compared-(3\.\d+)-(3\.\d+)$/,
    ({ state }, a, b) => [a, b].every((version) => state.pythons.includes(version as PythonVersion)),
  ],
  [/^found-exception-entry$/, ({ state }) => state.handler !== null],
  [/^opened-code-(.+)$/, ({ state }, code) => state.code === code],
  [/^opened-nested-code$/, ({ state, view }) => (view.codes.find(({ key }) => key === state.code)?.depth ?? 0) > 0],
  [/^selected-jump$/, ({ view }) => view.inspected?.hue === 'jump'],
  [/^asked-column-head$/, ({ state }) => state.head !== null],
  [new RegExp(`^selected-([a-z0-9-]+?)-(${CELL})$`), (goal, opname, cell) => selected(goal, opname, cell)],
  [/^selected-([a-z0-9-]+)$/, (goal, opname) => selected(goal, opname, '')],
];

/** The predicate of that name. Throws for a name that is none, so that a page with a misspelt goal is not built. */
export function goalOf(name: string): (goal: GoalState) => boolean {
  for (const [pattern, predicate] of GOALS) {
    const match = pattern.exec(name);
    if (match) return (goal) => predicate(goal, ...match.slice(1));
  }
  throw new Error(`The disassembly has no goal named ${name}.`);
}
