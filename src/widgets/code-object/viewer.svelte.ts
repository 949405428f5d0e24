import type { AnyPython } from '../../pyc/types.ts';
import { painted } from '../shared/painted.ts';
import { MODULE, Viewer } from '../shared/viewer.svelte.ts';
import { goalOf } from './goals.ts';
import type { CodeView } from './model.ts';
import type { Session } from './session.ts';
import { reduce, type CodeEvent, type CodeState } from './state.ts';
import { readLink, writeLink, type LinkResult, type LinkState } from './url.ts';

type Engine = typeof import('./engine.ts');

/** What a code object viewer knows and does; the components draw it and call it. */
export class CodeObjectViewer extends Viewer<CodeState, CodeView, CodeEvent, LinkState, Session, Engine> {
  protected readonly wants = 'Code objects are in';

  readonly view = $derived.by(
    () => (this.session && this.engine?.codeView(this.session, this.shown)) || this.setup.start.view,
  );
  readonly bytes = $derived.by(() => this.session?.files.get(this.shown.python)?.bytes ?? null);

  protected load(): Promise<Engine> {
    return import('./engine.ts');
  }
  protected reduce(state: CodeState, event: CodeEvent): CodeState {
    return reduce(state, event);
  }
  protected parseLink(hash: string, search: string, samples: readonly string[]): LinkResult {
    return readLink(hash, search, samples);
  }
  protected formatLink(sample: string, state: CodeState): string {
    return writeLink(sample, state);
  }
  protected pythonsOf({ python }: CodeState): AnyPython[] {
    return [python];
  }
  protected namesPython({ python }: LinkState): boolean {
    return python !== undefined;
  }
  protected onPython(link: LinkState, python: AnyPython): LinkState {
    return { ...link, python: link.python ?? python };
  }
  protected moduleBy({ python }: CodeState): LinkState {
    return { python, code: MODULE };
  }
  protected readerChose(python: AnyPython): CodeEvent {
    return { type: 'python', python };
  }

  protected compiledBy(state: CodeState, { python = state.python }: LinkState): CodeState {
    return reduce(state, { type: 'python', python });
  }

  protected openedAt(from: CodeState, link: LinkState, session: Session, other: boolean): CodeState {
    let state = reduce(from, { type: 'code', code: link.code ?? (other ? MODULE : from.code) });
    state = this.settled(state, session);
    if (link.pick !== undefined) state = reduce(state, { type: 'pick', pick: link.pick });
    if (link.tab !== undefined) state = reduce(state, { type: 'tab', tab: link.tab });
    return state;
  }

  protected openedOwn(session: Session): CodeState {
    const [[python, { codes }]] = session.files;
    return { ...this.setup.start.state, python, code: codes[0].key, tab: 'fields', pick: null };
  }

  /** Where a Python has no code object of that name, the module's is shown, and a sentence says so. */
  protected settled(state: CodeState, session: Session): CodeState {
    const codes = session.files.get(state.python)?.codes ?? [];
    if (codes.length === 0 || codes.some(({ key }) => key === state.code)) return state;
    this.notes = [
      `Python ${state.python} makes no code object “${state.code.slice(0, 60)}” here: this is the module’s.`,
    ];
    return reduce(state, { type: 'code', code: codes[0].key });
  }

  protected reached(goal: string): boolean {
    return goalOf(goal)({ state: this.shown, view: this.view });
  }

  /** Chooses what a byte of the file belongs to. */
  async chooseByte(byte: number): Promise<void> {
    const { session, engine, shown } = this;
    if (!session || !engine) return;
    if (engine.takesLong(session, { ...shown, pick: 'code' })) await painted();
    const found = engine.atByte(session, shown.python, byte);
    if (!found) return;
    await this.send({ type: 'code', code: found.key });
    await this.send({ type: 'pick', pick: found.pick });
  }
}
