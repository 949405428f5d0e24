import { address } from '../shared/embed/host.ts';
import { tick } from 'svelte';
import type { PythonVersion } from '../../pyc/types.ts';
import { currentPython, recall, remember } from '../shared/preferences.ts';
import { reasonOf } from '../shared/reason.ts';
import { taskKey, type Task } from '../shared/task.ts';
import { questionOf, type Guess, type LabQuestion } from './asked.ts';
import { isReached } from './goals.ts';
import { SITUATIONS, linesOf } from './situations.ts';
import { newState, reduce, type LabEvent, type LabState } from './state.ts';
import { readLink } from './url.ts';
import type { LabView } from './view.ts';

export interface Setup {
  start: { state: LabState; view: LabView };
  /** `page`: the widget's own page; `embed`: in a frame of somebody else; `lesson`: a figure in a text. */
  place: 'page' | 'embed' | 'lesson';
  /** Whether the lab begins with the reader's Python. */
  follow: boolean;
  /** By which name the lab's situation is known; its lines are those of the Python it begins with. */
  situation: string | null;
  task: Task | null;
}

/** What a person does in the lab, and what is shown of it. The machine behind it is loaded when it is first needed. */
export class Lab {
  state: LabState = $state.raw(null!);
  view: LabView = $state.raw(null!);
  /** A line that waits for its prediction. */
  pending: { line: string; question: LabQuestion } | null = $state.raw(null);
  /** What was predicted of line `at`. */
  guessed: { at: number; guess: Guess } | null = $state.raw(null);
  notice: string | null = $state.raw(null);
  done = $state.raw(false);
  ready = $state.raw(false);
  busy = $state.raw(false);
  /** Whether something was run here: from then on a path lights up node by node. */
  lively = $state.raw(false);

  private readonly setup: Setup;
  private readonly focusVerdict: () => void;
  private following: boolean;
  private loading: Promise<typeof import('./engine.ts')> | null = null;
  private queue: Promise<void> = Promise.resolve();

  constructor(setup: Setup, focusVerdict: () => void) {
    this.setup = setup;
    this.focusVerdict = focusVerdict;
    this.state = setup.start.state;
    this.view = setup.start.view;
    this.following = setup.follow;
  }

  get changed(): boolean {
    const { lines, at } = this.setup.start.state;
    return this.state.lines.join('\n') !== lines.join('\n') || this.state.at !== at;
  }

  /** Opens what the address names, or the reader's Python. */
  async open(): Promise<void> {
    const { task, place } = this.setup;
    if (task && place !== 'embed') this.done = recall(taskKey(task.id)) === 'done';
    await (place === 'lesson' ? this.followReader() : this.openLink());
    this.ready = true;
  }

  followReader(): Promise<void> {
    const { start } = this.setup;
    if (!this.following || this.state.lines !== start.state.lines) return Promise.resolve();
    const python = currentPython();
    return python === this.state.python ? Promise.resolve() : this.enqueue(() => this.show(this.startFor(python)));
  }

  openLink(): Promise<void> {
    const { start, follow } = this.setup;
    const link = readLink(address().hash);
    this.notice = link.kind === 'broken' ? link.reason : null;
    if (link.kind !== 'state') {
      if (this.state === start.state) return this.followReader();
      return this.enqueue(() => this.show(this.startFor(this.following ? currentPython() : start.state.python)));
    }
    this.following = link.state.python === undefined;
    const python = link.state.python ?? (follow ? currentPython() : start.state.python);
    return this.enqueue(() => this.show({ ...newState(python), ...link.state, python }));
  }

  /** Runs a line, or asks for a prediction of it first. */
  run(line: string): Promise<void> {
    return this.enqueue(async () => {
      this.notice = null;
      this.pending = null;
      this.guessed = null;
      const next = reduce(this.state, { type: 'line', line });
      if (next === this.state) {
        this.notice = 'The lab holds no more lines: reset it, or step back.';
        return;
      }
      this.lively = true;
      if (this.state.ask) {
        const { labView } = await this.engine();
        const question = questionOf((await labView(next.python, next.lines)).entries.at(-1));
        if (question) {
          this.pending = { line, question };
          return;
        }
      }
      await this.show(next);
    });
  }

  /** Runs the line that waits. Gives whether there is one. */
  async reveal(): Promise<boolean> {
    const line = this.pending?.line;
    if (line === undefined) return false;
    await this.send({ type: 'line', line });
    return true;
  }

  /** Runs the line that waits; null: without a guess. */
  async answer(guess: Guess | null): Promise<void> {
    if (!(await this.reveal())) return;
    this.guessed = guess && { at: this.state.at, guess };
    await tick();
    this.focusVerdict();
  }

  send(event: LabEvent): Promise<void> {
    return this.enqueue(async () => {
      const { state } = this;
      const next = reduce(state, event);
      if (next === state) return;
      if (event.type !== 'verbose' && event.type !== 'module') this.pending = null;
      // What changes nothing on the disk is shown without the machine.
      if (next.lines === state.lines && next.at === state.at && next.python === state.python) this.state = next;
      else await this.show(next);
    });
  }

  /** Steps through what was done. */
  go(at: number): Promise<void> {
    this.lively = false;
    return this.send({ type: 'go', at });
  }

  choosePython(python: PythonVersion): void {
    this.following = false;
    if (python === this.view.python) return;
    if (this.state.at === 0) void this.send({ type: 'python', python });
    else void this.run(`use ${python}`);
  }

  /** Begins again, in a situation by its name; null: as the lab began here. */
  begin(name: string | null): Promise<void> {
    const { python, ask, verbose } = this.state;
    const situation = SITUATIONS.find((one) => one.name === name);
    this.pending = this.guessed = this.notice = null;
    this.lively = false;
    const since = situation?.since;
    const fits = !since || Number(python.slice(2)) >= Number(since.slice(2)) ? python : since;
    const state = situation
      ? { ...newState(fits, linesOf(situation, fits)), next: situation.next }
      : this.startFor(python);
    return this.enqueue(() => this.show({ ...state, ask, verbose }));
  }

  /** The state that the lab begins with, for another Python. */
  private startFor(python: PythonVersion): LabState {
    const { start, situation } = this.setup;
    const known = SITUATIONS.find(({ name }) => name === situation);
    const lines = known ? linesOf(known, python) : start.state.lines;
    return { ...start.state, python, lines };
  }

  /** Shows a state, once what it needs is there. */
  private async show(next: LabState): Promise<void> {
    const { labView } = await this.engine();
    const shown = await labView(next.python, next.lines, next.at);
    this.state = next;
    this.view = shown;
    const { task, place } = this.setup;
    if (task && !this.done && isReached(task.goal, shown)) {
      this.done = true;
      if (place !== 'embed') remember(taskKey(task.id), 'done');
    }
  }

  private engine(): Promise<typeof import('./engine.ts')> {
    this.loading ??= import('./engine.ts').catch((problem: unknown) => {
      this.loading = null;
      throw problem;
    });
    return this.loading;
  }

  /** One thing after the other, in the order in which they were asked for. */
  private enqueue(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(async () => {
      this.busy = true;
      try {
        await work();
      } catch (problem) {
        const reason = reasonOf(problem);
        this.notice = `The lab’s Python could not be loaded: ${reason}`;
      } finally {
        this.busy = false;
      }
    });
    return this.queue;
  }
}
