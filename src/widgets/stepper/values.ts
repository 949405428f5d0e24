import { contentAt, reprAt, type TraceValue } from '../../vm/index.ts';
import type { ContentView, ValueView } from './model.ts';
import type { Session } from './session.ts';

/** How many items of an opened container are listed. */
const SHOWN = 50;

/** A value as it is at a state. */
export function valueView(session: Session, value: TraceValue, state: number): ValueView {
  if (value.kind === 'null') return { kind: 'null', type: '', text: 'NULL', id: null, tag: null, openable: false };
  const text = reprAt(session.trace, value, state);
  if (value.kind === 'leaf') return { kind: 'leaf', type: value.type, text, id: null, tag: null, openable: false };
  const content = contentAt(session.trace, value.id, state);
  const size = content.shape === 'parts' ? content.parts.length : content.length;
  return {
    kind: 'object',
    type: value.type,
    text,
    id: value.id,
    tag: session.tags.get(value.id) ?? null,
    openable: size > 0,
  };
}

/** What an object holds at a state. */
export function contentView(session: Session, id: number, state: number): ContentView {
  const content = contentAt(session.trace, id, state);
  const view = (value: TraceValue) => valueView(session, value, state);
  switch (content.shape) {
    case 'sequence':
      return {
        rows: content.items.slice(0, SHOWN).map((item, n) => ({ key: String(n), value: view(item) })),
        more: Math.max(0, content.length - SHOWN),
      };
    case 'mapping':
      return {
        rows: content.entries.slice(0, SHOWN).map(([key, item]) => ({ key: view(key), value: view(item) })),
        more: Math.max(0, content.length - SHOWN),
      };
    case 'parts':
      return {
        rows: content.parts.slice(0, SHOWN).map(([key, item]) => ({ key, value: view(item) })),
        more: Math.max(0, content.parts.length - SHOWN),
      };
  }
}

/** Whether two values are drawn alike and are the same object, as far as that can be seen. */
export function sameValue(a: ValueView, b: ValueView): boolean {
  return a.kind === b.kind && a.text === b.text && a.id === b.id;
}

export function sameStack(a: readonly ValueView[], b: readonly ValueView[]): boolean {
  return a.length === b.length && a.every((value, n) => sameValue(value, b[n]));
}
