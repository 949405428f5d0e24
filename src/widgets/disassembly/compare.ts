import type { Instruction } from '../../pyc/index.ts';
import { isPrefix, rowView, type Listing, type Rows } from './listing.ts';
import type { GridCell, GridRow, GridView, Mark, RowView } from './model.ts';

/** What an instruction is compared by. */
interface Item {
  row: RowView;
  caches: number;
  line: number | null;
  opname: string;
  jump: boolean;
  /** The operand without what every version numbers or words in its own way. */
  operand: string;
  /** As `dis` words it; of jumps nothing, because labels are numbered anew. */
  worded: string;
}

const withoutFlags = (text: string) =>
  text.replace(/ \+ (NULL\|self|NULL|lazy|eager)$/, '').replace(/^(NULL\|self|NULL) \+ /, '');

function itemOf(listing: Listing, row: RowView, each: Instruction): Item {
  const kind = listing.table.byNumber[each.opcode]?.operand;
  const jump = each.jumpTarget !== null;
  const own = kind === 'small-int' ? String(each.arg) : each.argrepr;
  return {
    row,
    caches: each.caches,
    line: each.position.line,
    opname: each.opname,
    jump,
    operand: jump ? '' : withoutFlags(own),
    worded: jump ? '' : own || (each.arg === null || kind === 'const-index' ? '' : String(each.arg)),
  };
}

/** The first word of a name, in-place operators with the others. */
const family = (opname: string) => (/^INPLACE/.test(opname) ? 'BINARY' : opname.split('_')[0]);

/** How well two instructions stand for one another; 0 not at all. */
function likeness(a: Item, b: Item): number {
  if (a.line !== b.line) return 0;
  if (a.opname === b.opname) return a.worded === b.worded ? 8 : 5;
  if (a.operand !== '' && a.operand === b.operand) return family(a.opname) === family(b.opname) ? 4 : 3;
  if (a.jump || b.jump) return a.jump && b.jump ? 2 : 0;
  // Names that begin alike do alike things, but for those that only move values about.
  if (family(a.opname) !== family(b.opname) || /^(POP|LOAD|STORE|DELETE)$/.test(family(a.opname))) return 0;
  return a.operand === '' || b.operand === '' ? 2 : 0;
}

/** The pairs of two lists that go together in order, and are most alike as a whole. */
function align(left: readonly Item[], right: readonly Item[]): [number, number][] {
  const width = right.length + 1;
  const best = new Int32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--) {
      const alike = likeness(left[i], right[j]);
      const together = alike > 0 ? alike + best[(i + 1) * width + j + 1] : 0;
      best[i * width + j] = Math.max(together, best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const alike = likeness(left[i], right[j]);
    const here = best[i * width + j];
    if (alike > 0 && here === alike + best[(i + 1) * width + j + 1]) pairs.push([i++, j++]);
    else if (here === best[(i + 1) * width + j]) i++;
    else j++;
  }
  return pairs;
}

const MARK_OF = (a: Item, b: Item): [Mark, string] => {
  if (a.opname !== b.opname) return ['renamed', `was ${[a.opname, a.worded].filter(Boolean).join(' ')}`];
  return a.worded === b.worded ? ['', ''] : ['changed', `was ${a.worded || 'without operand'}`];
};

/** A row that is being laid out: an item or nothing for each listing so far. */
type Draft = (Item | null)[];

/** Puts a further listing beside the drafted rows, next to its neighbour. */
function addColumn(drafts: Draft[], items: readonly Item[], column: number): Draft[] {
  const before = drafts.map((draft) => draft[column - 1]);
  const places = before.flatMap((item, at) => (item ? [at] : []));
  const pairs = align(
    places.map((at) => before[at]!),
    items,
  );
  const result: Draft[] = [];
  let row = 0;
  let next = 0;
  const push = (draft: Draft, item: Item | null) => result.push([...draft, item]);
  const blank = (): Draft => new Array<Item | null>(column).fill(null);
  const lineOf = (draft: Draft) => draft.find((item) => item !== null)?.line ?? null;
  /** What stands between two pairs: by line where the lines tell, else what was there before first. */
  const between = (rowEnd: number, itemEnd: number) => {
    while (row < rowEnd || next < itemEnd) {
      const [here, there] = [row < rowEnd ? lineOf(drafts[row]) : null, next < itemEnd ? items[next].line : null];
      const last = result.length > 0 ? lineOf(result[result.length - 1]) : null;
      const itemFirst =
        row >= rowEnd ||
        (next < itemEnd && here !== there && (there === last || (here !== last && (there ?? 0) < (here ?? 0))));
      if (itemFirst) push(blank(), items[next++]);
      else push(drafts[row++], null);
    }
  };
  for (const [i, j] of pairs) {
    between(places[i], j);
    push(drafts[row++], items[next++]);
  }
  between(drafts.length, items.length);
  return result;
}

/**
 * Listings of the same code by several Pythons, laid out in common rows by source line and likeness. Each is marked
 * against the one to its left. Null: that Python has no such code object, for the reason given.
 */
export function gridOf(
  listings: readonly (Rows | null)[],
  missing: readonly (string | null)[],
  pythons: GridView['pythons'],
): GridView {
  let drafts: Draft[] = [];
  listings.forEach((rows, column) => {
    const items = rows === null ? [] : itemsOf(rows);
    if (column === 0) drafts = items.map((item) => [item]);
    // Beside a Python without the code object there is nothing to compare with.
    else drafts = addColumn(drafts, items, column);
  });
  const differences = listings.map((rows, column) =>
    column === 0 || rows === null || listings[column - 1] === null ? null : { new: 0, gone: 0, renamed: 0, changed: 0 },
  );
  const result: GridRow[] = [];
  let line: number | null | undefined;
  for (const draft of drafts) {
    const here = draft.find((item) => item !== null)!.line;
    if (here !== line) result.push({ kind: 'line', line: here });
    line = here;
    const cells = draft.map((item, column): GridCell | { gone: boolean } => {
      const count = differences[column];
      const left = column === 0 ? null : draft[column - 1];
      if (item === null) {
        if (count && left) count.gone++;
        return { gone: count !== null && left !== null };
      }
      const { row, caches } = item;
      if (!count) return { row, mark: '', note: '', caches };
      const [mark, note]: [Mark, string] = left ? MARK_OF(left, item) : ['new', `not in ${pythons[column - 1]}`];
      if (mark !== '') count[mark]++;
      return { row, mark, note, caches };
    });
    result.push({ kind: 'instructions', cells });
  }
  const caches = listings.reduce((sum, rows) => sum + (rows?.listing.caches ?? 0), 0);
  return { pythons, rows: result, differences, missing: [...missing], caches };
}

function itemsOf(rows: Rows): Item[] {
  const { listing } = rows;
  const items: Item[] = [];
  for (let row = 0; row < rows.instruction.length; row++) {
    const each = listing.instructions[rows.instruction[row]];
    if (rows.unit[row] < 0 && !isPrefix(listing, each)) items.push(itemOf(listing, rowView(rows, row), each));
  }
  return items;
}
