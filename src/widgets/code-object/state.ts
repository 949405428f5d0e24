import type { AnyPython } from '../../pyc/types.ts';
import type { Pick, Tab } from './model.ts';

/** What a reader has chosen to see. */
export interface CodeState {
  python: AnyPython;
  /** Key of the code object. */
  code: string;
  tab: Tab;
  pick: Pick | null;
  /** Fields whose members are shown. */
  open: string[];
  /** As many members and entries are listed. */
  limit: number;
}

export type CodeEvent =
  | { type: 'python'; python: AnyPython }
  | { type: 'code'; code: string }
  | { type: 'tab'; tab: Tab }
  | { type: 'pick'; pick: Pick | null }
  | { type: 'toggle'; field: string }
  | { type: 'more' };

const FEW = 100;
const MANY = 1000;

/** The lists that are short and telling are open at first. */
export function initialState(python: AnyPython, code: string): CodeState {
  return { python, code, tab: 'fields', pick: null, open: ['consts', 'names', 'flags'], limit: FEW };
}

/** The tab on which something that can be chosen is seen. */
export function tabOf(pick: Pick): Tab {
  const [field] = pick.split('.');
  return field === 'lines' || field === 'exceptions' ? field : 'fields';
}

/** What an event makes of a state. */
export function reduce(state: CodeState, event: CodeEvent): CodeState {
  switch (event.type) {
    case 'python':
      return event.python === state.python ? state : { ...state, python: event.python, pick: null };
    case 'code':
      return event.code === state.code ? state : { ...state, code: event.code, pick: null, limit: FEW };
    case 'tab':
      return { ...state, tab: event.tab };
    case 'pick': {
      if (event.pick === null) return state.pick === null ? state : { ...state, pick: null };
      const [field, member] = event.pick.split('.');
      // A chosen instruction belongs to what is shown already.
      const tab = field === 'code' && member !== undefined ? state.tab : tabOf(event.pick);
      const open = member === undefined || state.open.includes(field) ? state.open : [...state.open, field];
      return { ...state, pick: event.pick, tab, open };
    }
    case 'toggle':
      return {
        ...state,
        open: state.open.includes(event.field)
          ? state.open.filter((field) => field !== event.field)
          : [...state.open, event.field],
      };
    case 'more':
      return { ...state, limit: state.limit + MANY };
  }
}
