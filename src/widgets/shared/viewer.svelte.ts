/**
 * What the viewers of compiled programs do alike: which program is open, how its files get there, and what is said where
 * they do not. What is seen of the program is one value, `shown`, which each viewer's own functions make and change.
 */
import type { AnyPython } from '../../pyc/types.ts';
import { allAlive } from './alive.ts';
import { address, onAddress, type Report } from './embed/host.ts';
import { takeFiles } from './file-drop.ts';
import { linkArrives } from './link-arrival.ts';
import { painted } from './painted.ts';
import { currentPython, onPythonChange, recall, remember } from './preferences.ts';
import { fetchFiles, openOwnFiles, type Choice, type Files, type ProgramEngine } from './program.ts';
import { reasonOf } from './reason.ts';
import { reselect } from './reselect.ts';
import { loadSource, type SampleSource } from './sample-source.ts';
import { taskKey, type Task } from './task.ts';
import type { BrokenLink } from './url-state.ts';

export interface ViewerSetup<State, View> {
  start: { name: string; state: State; view: View; source: SampleSource | null };
  choices: Choice[];
  /** `page`: the widget's own page; `embed`: in a frame of somebody else; `lesson`: a figure in a text. */
  place: 'page' | 'embed' | 'lesson';
  /** Whether the Python is the reader's, until another one is chosen here. */
  follow: boolean;
  task: Task | null;
  /** Address of the widget's own page. */
  fullPage: string;
}

interface ViewerFiles extends Files {
  source: SampleSource | null;
}

interface ViewerEngine<Session, State> extends ProgramEngine<Session> {
  /** Whether a state takes so long to make that the page says so first. */
  takesLong(session: Session, state: State): boolean;
}

/** The module's own code object, as links and states name it. */
export const MODULE = '<module>';

/** `View` is what is drawn of a `State`; `Link` what a link can say about it, where what is left out stays as it is. */
export abstract class Viewer<
  State extends { code: string },
  View,
  Event,
  Link extends { sample?: string },
  Session extends ViewerFiles,
  Engine extends ViewerEngine<Session, State>,
> {
  readonly setup: ViewerSetup<State, View>;
  shown: State = $state.raw(null!);
  session = $state.raw<Session | null>(null);
  engine = $state.raw<Engine | null>(null);
  sample = $state.raw('');
  /** The name of the reader's own file that is shown instead of a sample. */
  ownFile = $state.raw<string | null>(null);
  notes = $state.raw<string[]>([]);
  refused = $state.raw<string | null>(null);
  done = $state.raw(false);
  ready = $state.raw(false);
  busy = $state.raw(false);
  protected following: boolean;
  #root: HTMLElement | null = null;
  #loading: Promise<Engine> | null = null;
  #opening: Promise<void> = Promise.resolve();

  readonly source = $derived.by(() => (this.session ? this.session.source : this.setup.start.source));
  readonly link = $derived.by(() => this.formatLink(this.sample, this.shown));
  readonly stateLink = $derived.by(() => this.setup.fullPage + this.link);
  /** What the reader is told of the link, and of files that could not be shown. */
  readonly said = $derived.by(() => (this.refused === null ? this.notes : [...this.notes, this.refused]));
  /** What a host may know of it. */
  readonly report = $derived.by((): Report => ({
    state: this.ownFile === null ? this.link : null,
    problem: this.refused ?? this.notes[0],
  }));

  constructor(setup: ViewerSetup<State, View>) {
    this.setup = setup;
    this.shown = setup.start.state;
    this.sample = setup.start.name;
    this.following = setup.follow;
  }

  abstract readonly view: View;
  /** How a sentence begins that says which files can be opened. */
  protected abstract readonly wants: string;
  protected abstract load(): Promise<Engine>;
  protected abstract reduce(state: State, event: Event): State;
  protected abstract pythonsOf(state: State): readonly AnyPython[];
  protected abstract parseLink(
    hash: string,
    search: string,
    samples: readonly string[],
  ): { state: Link; notes: string[]; broken?: BrokenLink };
  protected abstract formatLink(sample: string, state: State): string;
  protected abstract namesPython(link: Link): boolean;
  /** A link on this Python, where it names none. */
  protected abstract onPython(link: Partial<Link>, python: AnyPython): Partial<Link>;
  /** A link to the module of any program, compiled by the Pythons of a state. */
  protected abstract moduleBy(state: State): Partial<Link>;
  /** A state with the Pythons that a link asks for: their files are fetched before the rest of it is looked at. */
  protected abstract compiledBy(state: State, link: Partial<Link>): State;
  /** The rest of what a link asks for, as far as the program has it. `other`: it is another program than the one before. */
  protected abstract openedAt(state: State, link: Partial<Link>, session: Session, other: boolean): State;
  /** What is shown first of a file of the reader's own. */
  protected abstract openedOwn(session: Session): State;
  /** A state that an event has made, as far as the program has it. */
  protected abstract settled(state: State, session: Session): State;
  /** What the reader's choice of a Python for the whole site means here; null for nothing. */
  protected abstract readerChose(python: AnyPython): Event | null;
  /** Whether the goal of a task is reached. Throws for a name that is none. */
  protected abstract reached(goal: string): boolean;

  #loadEngine(): Promise<Engine> {
    this.#loading ??= this.load();
    return this.#loading;
  }

  /** Fetches the sample's files for the Pythons of a state, where they are not there yet. */
  async #complete(session: Session, state: State): Promise<void> {
    const loaded = await this.#loadEngine();
    await fetchFiles(session, loaded, this.setup.choices, this.pythonsOf(state));
    this.engine = loaded;
  }

  /** Shows a sample; what was shown stays until its files are there. */
  async #openSample(name: string, link: Partial<Link>, from: State): Promise<void> {
    const { start } = this.setup;
    try {
      const loaded = await this.#loadEngine();
      const text = name === start.name && start.source ? start.source : await loadSource(name);
      const known = this.session && name === this.session.name && this.ownFile === null ? this.session : null;
      const session = known ?? loaded.newSession(name, text);
      const state = this.compiledBy(from, link);
      await this.#complete(session, state);
      this.shown = this.openedAt(state, link, session, name !== this.sample);
      this.session = session;
      this.sample = name;
      this.ownFile = null;
      this.refused = null;
    } catch (problem) {
      this.#notLoaded(problem);
    }
  }

  #notLoaded(problem: unknown): void {
    this.refused = `The program could not be loaded: ${reasonOf(problem)}`;
    reselect(this.#root!);
  }

  // What a reader chooses before the page has opened what it was asked for, comes after that.

  /** Another of the samples, on the Pythons that are chosen. */
  async chooseSample(name: string): Promise<void> {
    if (!this.ready) await this.#opening;
    this.notes = [];
    const state = this.ownFile === null ? this.shown : this.setup.start.state;
    await this.#openSample(name, this.moduleBy(state), this.shown);
  }

  openFiles = async (files: readonly File[]): Promise<void> => {
    this.busy = true;
    if (!this.ready) await this.#opening;
    this.notes = [];
    await painted();
    const loaded = await this.#loadEngine();
    const opened = await openOwnFiles(loaded, files, this.wants);
    this.busy = false;
    if ('reason' in opened) {
      this.refused = opened.reason;
      return;
    }
    this.shown = this.openedOwn(opened.session);
    this.engine = loaded;
    this.session = opened.session;
    this.ownFile = opened.session.name;
    this.notes = opened.notes;
    this.refused = null;
  };

  async send(event: Event): Promise<void> {
    if (!this.ready) await this.#opening;
    const { session, shown: before } = this;
    if (!session) return;
    const next = this.reduce(before, event);
    if (next === before) return;
    try {
      if (this.ownFile === null) await this.#complete(session, next);
    } catch (problem) {
      this.#notLoaded(problem);
      return;
    }
    if (this.engine?.takesLong(session, next)) {
      this.busy = true;
      await painted();
      this.busy = false;
    }
    // What came in while files were loading is kept: this event then acts on that.
    if (this.shown !== before) return this.send(event);
    this.shown = this.settled(next, session);
    this.#checkTask();
  }

  /** A choice of Python that holds from now on, whatever the reader chooses for the site. */
  choosePython(event: Event): void {
    this.following = false;
    void this.send(event);
  }

  dismiss = (): void => {
    this.refused = null;
    this.notes = [];
  };

  #checkTask(): void {
    const { task, place } = this.setup;
    if (!task || this.done) return;
    this.done = this.reached(task.goal);
    if (this.done && place !== 'embed') remember(taskKey(task.id), 'done');
  }

  #applyLink = async (): Promise<void> => {
    const { start, choices, follow } = this.setup;
    const at = address();
    const {
      state: link,
      notes,
      broken,
    } = this.parseLink(
      at.hash,
      at.search,
      choices.map((each) => each.name),
    );
    const { stays, says } = linkArrives(at, broken, this.ready);
    if (says !== null) notes.push(says);
    this.notes = notes;
    if (stays) return;
    if (this.namesPython(link)) this.following = false;
    const other = link.sample !== undefined && link.sample !== start.name;
    await this.#openSample(link.sample ?? start.name, follow ? this.onPython(link, currentPython()) : link, {
      ...start.state,
      code: other ? MODULE : start.state.code,
    });
    this.notes = [...notes, ...this.notes.filter((note) => !notes.includes(note))];
  };

  /** Begins: shows what the address or the lesson asks for, on the reader's Python. Gives what ends it. */
  begin(root: HTMLElement): () => void {
    const { start, place, task, follow } = this.setup;
    this.#root = root;
    takeFiles(root, this.openFiles);
    if (task && place !== 'embed') this.done = recall(taskKey(task.id)) === 'done';
    this.#opening = allAlive().then(() =>
      place === 'lesson'
        ? this.#openSample(start.name, follow ? this.onPython({}, currentPython()) : {}, start.state)
        : this.#applyLink(),
    );
    void this.#opening.then(() => {
      this.ready = true;
      delete document.documentElement.dataset.pending;
    });
    const forgetAddress = place === 'lesson' ? () => {} : onAddress(this.#applyLink);
    const forget = onPythonChange((python) => {
      const event = this.following && this.ownFile === null ? this.readerChose(python) : null;
      if (event) void this.send(event);
    });
    return () => {
      forgetAddress();
      forget();
    };
  }
}
