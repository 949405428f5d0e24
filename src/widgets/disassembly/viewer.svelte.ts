import type { AnyPython } from '../../pyc/types.ts';
import type { LineSpan } from '../shared/columns.ts';
import { isPythonVersion } from '../shared/preferences.ts';
import { MODULE, Viewer } from '../shared/viewer.svelte.ts';
import { WHOLE, windowOf } from '../shared/window.ts';
import { cellBeside, gridNeighbour } from './arrows.ts';
import { goalOf } from './goals.ts';
import type { Cell, DisView } from './model.ts';
import type { Session } from './session.ts';
import { reduce, type DisEvent, type DisState } from './state.ts';
import { cellTitles } from './titles.ts';
import { readLink, writeLink, type LinkResult, type LinkState } from './url.ts';

type Engine = typeof import('./engine.ts');

/** What a disassembly knows and does; the components draw it and call it. */
export class DisassemblyViewer extends Viewer<DisState, DisView, DisEvent, LinkState, Session, Engine> {
  protected readonly wants = 'The disassembly is made from';
  /** The offset that is pointed at in the listing. */
  pointed = $state.raw<number | null>(null);
  /** The part of the listing that is in sight, in pixels. */
  scrolled = $state.raw({ top: 0, height: 480 });
  #summaries = $state.raw<((python: AnyPython, opname: string) => string | null) | null>(null);

  readonly comparing = $derived.by(() => this.shown.pythons.length > 1);
  readonly view = $derived.by(() =>
    this.session && this.engine
      ? this.engine.disView(this.session, this.shown, windowOf(Infinity, 24, this.scrolled.top, this.scrolled.height))
      : this.setup.start.view,
  );
  /** The rows of the one listing that is shown. */
  readonly #rows = $derived.by(() =>
    this.session && this.engine && !this.comparing
      ? this.engine.rowsFor(this.session, this.shown.pythons[0], this.shown)
      : null,
  );
  // Listings that are short are drawn whole, so that a browser finds what is searched for in them.
  readonly listing = $derived.by(() => {
    const { session, engine, comparing, view } = this;
    if (!session || !engine || comparing) return view.listing;
    const rows = this.#rows;
    if (!rows) return null;
    const count = rows.instruction.length;
    return count > WHOLE ? view.listing : engine.listingView(rows, { from: 0, to: count });
  });
  readonly row = $derived.by(() => {
    const { shown, engine } = this;
    const rows = this.#rows;
    if (!rows || !engine) return null;
    if (shown.handler !== null) return rows.handlers[shown.handler]?.from ?? null;
    return shown.spot ? engine.rowOfOffset(rows, shown.spot.offset) : null;
  });
  /** What of the source the instruction that is pointed at belongs to. */
  readonly lit = $derived.by((): LineSpan[] =>
    this.pointed !== null && this.session && this.engine && !this.comparing
      ? this.engine.spansAt(this.session, this.shown.pythons[0], this.shown.code, this.pointed)
      : [],
  );
  readonly inspected = $derived.by(() => this.view.inspected);
  readonly bytes = $derived.by(() =>
    this.inspected ? (this.session?.files.get(this.inspected.spot.python)?.bytes ?? null) : null,
  );
  /** What is said of a column, or of an entry of the exception table, that was asked about. */
  readonly asked = $derived.by(() => {
    const { shown, view, engine } = this;
    const entry = shown.handler === null ? undefined : view.listing?.handlers[shown.handler];
    if (entry) return { title: 'Exception table', said: entry.explanation };
    if (shown.head === null || !engine) return null;
    const titles = cellTitles(view.listing?.cells.includes('offset') ?? false);
    return { title: `Column “${titles[shown.head]}”`, said: engine.columnSaid(shown.head, shown.pythons[0]) };
  });
  readonly summary = $derived.by(
    () => (this.inspected && this.#summaries?.(this.inspected.spot.python, this.inspected.opname)) || null,
  );
  /** What the mark of the chosen instruction says, where several Pythons are compared. */
  readonly difference = $derived.by(() => {
    const { spot } = this.shown;
    const { grid } = this.view;
    const column = spot && grid ? grid.pythons.indexOf(spot.python) : -1;
    if (!spot || !grid || column < 1) return '';
    for (const each of grid.rows) {
      const cell = each.kind === 'instructions' ? each.cells[column] : null;
      if (cell && 'row' in cell && cell.row.offset === spot.offset)
        return (
          cell.note &&
          `Python ${spot.python}: ${cell.mark === 'new' ? cell.note : `${cell.note} in ${grid.pythons[column - 1]}`}`
        );
    }
    return '';
  });

  protected load(): Promise<Engine> {
    return import('./engine.ts');
  }
  protected reduce(state: DisState, event: DisEvent): DisState {
    return reduce(state, event);
  }
  protected parseLink(hash: string, search: string, samples: readonly string[]): LinkResult {
    return readLink(hash, search, samples);
  }
  protected formatLink(sample: string, state: DisState): string {
    return writeLink(sample, state);
  }
  protected pythonsOf({ pythons }: DisState): AnyPython[] {
    return pythons;
  }
  protected namesPython({ pythons }: LinkState): boolean {
    return pythons !== undefined;
  }
  protected onPython(link: LinkState, python: AnyPython): LinkState {
    return { ...link, pythons: link.pythons ?? [python] };
  }
  protected moduleBy({ pythons }: DisState): LinkState {
    return { pythons, code: MODULE };
  }
  protected readerChose(python: AnyPython): DisEvent | null {
    return this.comparing ? null : { type: 'pythons', pythons: [python] };
  }

  protected compiledBy(state: DisState, { pythons = state.pythons }: LinkState): DisState {
    return reduce(state, { type: 'pythons', pythons });
  }

  protected openedAt(from: DisState, link: LinkState, session: Session, other: boolean): DisState {
    const { pythons } = from;
    const known = pythons.flatMap((python) => session.files.get(python)?.codes.map(({ key }) => key) ?? []);
    const wanted = link.code ?? (other ? MODULE : from.code);
    if (!known.includes(wanted))
      this.notes = [...this.notes, `There is no code object “${wanted.slice(0, 60)}” here: this is the module’s.`];
    let state = reduce(from, { type: 'code', code: known.includes(wanted) ? wanted : MODULE });
    if (link.caches !== undefined) state = reduce(state, { type: 'caches', on: link.caches });
    if (link.prefixes !== undefined) state = reduce(state, { type: 'prefixes', on: link.prefixes });
    if (link.spot) {
      const python = pythons.includes(link.spot.python) ? link.spot.python : pythons[0];
      state = reduce(state, { type: 'spot', spot: { ...link.spot, python } });
    }
    if (link.handler !== undefined) state = reduce(state, { type: 'handler', entry: link.handler });
    if (state.spot) void this.#needSummaries();
    return state;
  }

  protected openedOwn(session: Session): DisState {
    const [[python, { codes }]] = session.files;
    this.scrolled = { ...this.scrolled, top: 0 };
    return { ...this.setup.start.state, pythons: [python], code: codes[0].key, spot: null, head: null, handler: null };
  }

  protected settled(state: DisState): DisState {
    if (state.code !== this.shown.code) this.scrolled = { ...this.scrolled, top: 0 };
    if (state.spot) void this.#needSummaries();
    return state;
  }

  protected reached(goal: string): boolean {
    return goalOf(goal)({ state: this.shown, view: this.view });
  }

  /** What opcodes do is told by the machine's records, which are loaded when an instruction is first chosen. */
  async #needSummaries(): Promise<void> {
    if (this.#summaries) return;
    const { findOp } = await import('../../vm/ops/index.ts');
    this.#summaries = (python, opname) => (isPythonVersion(python) && findOp(python, opname)?.summary) || null;
  }

  spotAt = (python: AnyPython, offset: number, cell: Cell): void => {
    void this.send({ type: 'spot', spot: { python, offset, cell } });
  };

  /** Arrow keys in a listing: to other rows, and to other cells of the row. */
  move = (rowsDown: number, cellsRight: number): void => {
    const rows = this.#rows;
    const { listing, shown, row } = this;
    if (!rows || !listing) return;
    const last = rows.instruction.length - 1;
    const to = shown.spot ? Math.min(Math.max(0, (row ?? 0) + rowsDown), last) : 0;
    const each = rows.listing.instructions[rows.instruction[to]];
    this.spotAt(
      shown.pythons[0],
      each.offset + (rows.unit[to] < 0 ? 0 : 2 + 2 * rows.unit[to]),
      cellBeside(listing.cells, shown.spot?.cell ?? 'opname', cellsRight),
    );
  };

  /** Arrow keys in a comparison: to the next instruction of a listing, and to the listing beside it. */
  moveInGrid = (rowsDown: number, columnsRight: number): void => {
    const { spot } = this.shown;
    const found = this.view.grid && gridNeighbour(this.view.grid, spot, rowsDown, columnsRight);
    if (found) this.spotAt(found.python, found.offset, spot?.cell ?? 'opname');
  };

  chooseLine = (line: number): void => {
    const [python] = this.shown.pythons;
    const offset = this.session && this.engine?.offsetOfLine(this.session, python, this.shown.code, line);
    if (typeof offset === 'number') this.spotAt(python, offset, 'line');
  };

  chooseByte = (byte: number): void => {
    const python = this.inspected?.spot.python;
    const found = python && this.session && this.engine?.atByte(this.session, python, byte);
    if (!python || !found) return;
    if (found.key !== this.shown.code) void this.send({ type: 'code', code: found.key });
    this.spotAt(python, found.offset, 'opname');
  };
}
