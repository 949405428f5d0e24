import type { RunFacts } from './model.ts';

/** Steps a second. */
export const SPEEDS = [0.5, 1, 2, 5, 20] as const;

/** Everything about a stepper that a reader can change. Plain data. */
export interface StepperState {
  /** 0 … `steps`: the state of the run that is shown. */
  position: number;
  playing: boolean;
  /** Steps a second. */
  speed: number;
  predicting: boolean;
  /** Index of the option chosen for the question at this position; -1 for "I do not know". */
  answer: number | null;
  tally: { right: number; asked: number };
  /** Containers that are shown open, by place and object. */
  open: string[];
}

export type StepperEvent =
  | { type: 'next' | 'back' | 'first' | 'last' | 'next-line' | 'previous-line' | 'play' | 'pause' | 'tick' }
  | { type: 'go'; position: number }
  | { type: 'speed'; speed: number }
  | { type: 'predict'; on: boolean }
  | { type: 'answer'; option: number; right: boolean }
  | { type: 'toggle'; place: string }
  /** Another run is shown from now on, with these values open and that answer given. */
  | { type: 'opened'; position: number; open?: string[]; answer?: number | null };

export function initialState(position: number, predicting = false): StepperState {
  return {
    position,
    playing: false,
    speed: 1,
    predicting,
    answer: null,
    tally: { right: 0, asked: 0 },
    open: [],
  };
}

/** The first state on another line, or the end. */
export function nextLine(facts: RunFacts, position: number): number {
  return facts.lineStarts.find((start) => start > position) ?? facts.steps;
}

/** The state at which the line before started; from inside a line: its own start. */
export function previousLine(facts: RunFacts, position: number): number {
  return facts.lineStarts.findLast((start) => start < position) ?? 0;
}

/**
 * What an event makes of a state. `asking`: a question stands at this position and is not answered; then no single step
 * is taken, so that nothing gives the answer away, but a reader may still go elsewhere.
 */
export function reduce(state: StepperState, event: StepperEvent, facts: RunFacts, asking: boolean): StepperState {
  switch (event.type) {
    case 'next':
      return asking ? state : at(pause(state), state.position + 1, facts);
    case 'back':
      return at(pause(state), state.position - 1, facts);
    case 'first':
      return at(pause(state), 0, facts);
    case 'last':
      return at(pause(state), facts.steps, facts);
    case 'next-line':
      return at(pause(state), nextLine(facts, state.position), facts);
    case 'previous-line':
      return at(pause(state), previousLine(facts, state.position), facts);
    case 'go':
      return at(pause(state), event.position, facts);
    case 'play':
      if (asking) return state;
      return { ...at(state, state.position < facts.steps ? state.position : 0, facts), playing: facts.steps > 0 };
    case 'pause':
      return pause(state);
    case 'tick': {
      if (!state.playing) return state;
      if (asking) return pause(state);
      const moved = at(state, state.position + 1, facts);
      return moved.position >= facts.steps ? pause(moved) : moved;
    }
    case 'speed':
      return { ...state, speed: event.speed };
    case 'predict':
      return { ...pause(state), predicting: event.on, answer: null };
    case 'answer':
      if (!asking) return state;
      return {
        ...state,
        answer: event.option,
        tally: { right: state.tally.right + (event.right ? 1 : 0), asked: state.tally.asked + 1 },
      };
    case 'toggle':
      return {
        ...state,
        open: state.open.includes(event.place)
          ? state.open.filter((place) => place !== event.place)
          : [...state.open, event.place],
      };
    case 'opened':
      return { ...at(pause(state), event.position, facts), answer: event.answer ?? null, open: event.open ?? [] };
  }
}

function pause(state: StepperState): StepperState {
  return state.playing ? { ...state, playing: false } : state;
}

function at(state: StepperState, position: number, facts: RunFacts): StepperState {
  const clamped = Math.min(Math.max(0, Math.trunc(position)), facts.steps);
  return clamped === state.position ? state : { ...state, position: clamped, answer: null };
}
