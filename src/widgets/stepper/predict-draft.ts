import type { Option, Piece, ValueView } from './model.ts';

/** An answer, before it is known to be another than the others. */
export type Draft = Omit<Option, 'right' | 'printed'> & { printed?: string };

export const text = (words: string): Piece => ({ kind: 'text', text: words });
export const chip = (value: ValueView): Piece => ({ kind: 'value', value, origin: null });
export const leaf = (type: string, words: string): ValueView => ({
  kind: 'leaf',
  type,
  text: words,
  id: null,
  tag: null,
  openable: false,
});

/** `3`, `3 and 4`, `3, 4 and 5` as chips. */
export function listed(values: readonly ValueView[]): Piece[] {
  return values.flatMap((value, n) =>
    n === 0 ? [chip(value)] : [text(n === values.length - 1 ? ' and ' : ', '), chip(value)],
  );
}

/** What the distractors are made from. */
export interface Situation {
  opname: string;
  operand: string;
  /** The stack before, the entries that are popped and those that are pushed, bottom first. */
  before: ValueView[];
  popped: ValueView[];
  pushed: ValueView[];
  rest: ValueView[];
  /** The real stack after it. */
  after: ValueView[];
}

/** An instruction as a sentence names it. */
export function code(opname: string, operand: string): Piece {
  return { kind: 'name', name: operand ? `${opname} ${operand}` : opname, hue: 'name' };
}
