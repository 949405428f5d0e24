import type { CodeView, FieldRow } from './model.ts';
import type { CodeState } from './state.ts';

/** What a task's goal may look at. */
export interface GoalState {
  state: CodeState;
  view: CodeView;
}

const CELL_KIND = 'cell';
const FREE_KIND = 'free';

/** The row that is chosen, of the fields of the file and of those made from them. */
function chosen({ state, view }: GoalState): { field: FieldRow; member: FieldRow | null } | null {
  const [name, number] = (state.pick ?? '').split('.');
  const field = [...view.fields, ...view.derived].find(({ pick }) => pick === name);
  if (!field) return null;
  return {
    field,
    member: number === undefined ? null : (field.members.find(({ pick }) => pick === state.pick) ?? null),
  };
}

/** Whether a slot of that kind is chosen: in its own tuple, or among all names of slots (3.11+). */
function choseSlot(goal: GoalState, tuple: string, kind: string): boolean {
  const found = chosen(goal);
  if (!found?.member) return false;
  return found.field.pick === tuple || (found.field.pick === 'localsplusnames' && found.member.type.includes(kind));
}

const GOALS: [RegExp, (goal: GoalState, argument: string) => boolean][] = [
  [/^opened-nested-code$/, ({ state, view }) => (view.codes.find(({ key }) => key === state.code)?.depth ?? 0) > 0],
  [/^opened-code-(.+)$/, ({ state }, code) => state.code === code],
  [/^opened-line-table$/, ({ state }) => state.tab === 'lines'],
  [/^opened-exception-table$/, ({ state }) => state.tab === 'exceptions'],
  [/^found-free-variable$/, (goal) => choseSlot(goal, 'freevars', FREE_KIND)],
  [/^found-cell-variable$/, (goal) => choseSlot(goal, 'cellvars', CELL_KIND)],
  [/^found-exception-entry$/, ({ state }) => /^exceptions\.\d+$/.test(state.pick ?? '')],
  [
    /^found-line-(\d+)$/,
    ({ state, view }, line) =>
      view.lines.some(({ pick, line: of }) => pick === state.pick && (of === line || of.startsWith(`${line}–`))),
  ],
  [/^found-line-entry$/, ({ state }) => /^lines\.\d+$/.test(state.pick ?? '')],
  [/^found-reference$/, (goal) => (chosen(goal)?.member ?? chosen(goal)?.field)?.isReference === true],
  [
    /^found-flag-([A-Z_]+)$/,
    (goal, flag) => chosen(goal)?.field.pick === 'flags' && chosen(goal)?.member?.value === flag,
  ],
  [
    /^found-const-(.+)$/,
    (goal, value) => chosen(goal)?.field.pick === 'consts' && chosen(goal)?.member?.value === value,
  ],
  [/^found-name-(.+)$/, (goal, value) => chosen(goal)?.field.pick === 'names' && chosen(goal)?.member?.value === value],
  [/^picked-([a-z]+)$/, (goal, field) => chosen(goal)?.field.pick === field],
];

/** The predicate of that name. Throws for a name that is none, so that a page with a misspelt goal is not built. */
export function goalOf(name: string): (goal: GoalState) => boolean {
  for (const [pattern, predicate] of GOALS) {
    const match = pattern.exec(name);
    if (match) return (goal) => predicate(goal, match[1] ?? '');
  }
  throw new Error(`The code object viewer has no goal named ${name}.`);
}
