import { tick } from 'svelte';
import type { PythonVersion } from '../../pyc/types.ts';
import { allAlive } from '../shared/alive.ts';
import { endStep, newHistory, redo, step as historyStep, undo, type History } from '../shared/history.ts';
import { address, type Report } from '../shared/embed/host.ts';
import { linkArrives } from '../shared/link-arrival.ts';
import { currentPython, recall, remember } from '../shared/preferences.ts';
import { reasonOf } from '../shared/reason.ts';
import { reselect } from '../shared/reselect.ts';
import { taskKey, type Task } from '../shared/task.ts';
import { FORMS, formSaid } from './forms.ts';
import type { Choice, ContentView, Piece, Start } from './model.ts';
import type { Place } from './navigate.ts';
import { edited, openProgram, type OpenedProgram, type Program } from './open-program.ts';
import type { RunnerResult } from './runner.ts';
import type { Session } from './session.ts';
import { initialState, reduce, type StepperEvent, type StepperState } from './state.ts';
import { readLink, stepOf, writeLink, type LinkState, type Step } from './url.ts';

type Engine = typeof import('./engine.ts');

export type Panel = 'source' | 'bytecode' | 'names' | 'frames' | 'output';

export interface Setup {
  start: Start;
  choices: Choice[];
  /** `page`: the widget's own page; `embed`: in a frame of somebody else; `lesson`: a figure in a text. */
  place: 'page' | 'embed' | 'lesson';
  predict: boolean;
  /** Whether the Python is the reader's, until another one is chosen here. */
  follow: boolean;
  task: Task | null;
  /** Address of the widget's own page. */
  fullPage: string;
}

/** A program to open, and where. */
interface Wanted extends Program {
  /** Where to begin: a position, or what a link says, or the place where the run that is shown stands. */
  at: { position: number } | { step: Step | undefined } | 'same place' | 'same position';
  link?: LinkState;
  /** What is said of files of the reader's own once they are shown. */
  notes?: readonly string[];
}

/** Elements that motion is drawn between. */
export interface Stage {
  root: HTMLElement;
  layer: HTMLElement;
}

/** The changes of a link, each of which can be taken back. */
const historyOf = (edits: readonly string[]): History<readonly string[]> => ({
  ...newHistory(edits),
  past: edits.map((_, made) => edits.slice(0, made)),
});

/** What a stepper knows and does; the components draw it and call it. */
export class Controller {
  readonly setup: Setup;
  shown = $state.raw<StepperState>(initialState(0));
  session = $state.raw<Session | null>(null);
  engine = $state.raw<Engine | null>(null);
  sample = $state.raw('');
  python = $state.raw<PythonVersion>('3.13');
  /** The name of the reader's own file that is shown instead of a sample. */
  ownFile = $state.raw<string | null>(null);
  edits = $state.raw<History<readonly string[]>>(newHistory<readonly string[]>([]));
  notes = $state.raw<string[]>([]);
  refused = $state.raw<string | null>(null);
  /** Steps recorded so far of a run that takes long; null while there is none. */
  running = $state.raw<number | null>(null);
  /** The state whose instruction is pointed at elsewhere. */
  pointed = $state.raw<number | null>(null);
  /** The instruction or line that is chosen to run to. */
  selected = $state.raw<Place | null>(null);
  /** The variable whose changes are looked for: `total`, `total@global`. */
  watch = $state.raw<string | null>(null);
  /** What a command that led nowhere has to say. */
  answered = $state.raw('');
  done = $state.raw(false);
  ready = $state.raw(false);
  #forms = $state.raw<typeof import('../../vm/specialize/index.ts').specializedAt | null>(null);
  /** The file that is shown, as it was before any change. */
  #original: Uint8Array | null = null;
  /** The file that is run: with its changes. */
  bytes: Uint8Array | null = null;
  #own: Wanted['own'] = null;
  #following: boolean;
  #loading: Promise<Engine> | null = null;
  #alive: Promise<unknown> = Promise.resolve();
  #opening: Promise<unknown> = Promise.resolve();
  #changing: Promise<unknown> = Promise.resolve();
  #current: AbortController | null = null;
  /** The Python of the run that is being opened. */
  #asked: PythonVersion | null = null;
  #endMotion = () => {};
  #lastStep = 0;
  stage: Stage | null = null;

  readonly facts = $derived.by(() => this.session?.facts ?? this.setup.start.facts);
  readonly listings = $derived.by(() => this.session?.listings ?? this.setup.start.listings);
  readonly source = $derived.by(() => (this.session ? this.session.source : this.setup.start.source));
  readonly view = $derived.by(() =>
    this.session && this.engine ? this.engine.stepView(this.session, this.shown.position) : this.setup.start.view,
  );
  readonly question = $derived.by(() =>
    this.shown.predicting && this.session && this.engine
      ? this.engine.questionAt(this.session, this.shown.position)
      : null,
  );
  /** A question waits for its answer: no single step forwards. */
  readonly asking = $derived.by(() => this.question !== null && this.shown.answer === null);
  readonly listing = $derived.by(() => this.listings[this.view.code]);
  readonly choice = $derived.by(() => this.setup.choices.find((each) => each.name === this.sample));
  /** The form that the instruction would become in code that runs often; null where that is not asked or not known. */
  readonly form = $derived.by((): Piece[] | null => {
    const { session, engine, shown } = this;
    if (!session || !engine || !this.#forms || !shown.open.includes(FORMS)) return null;
    return formSaid(this.#forms(session.trace, shown.position), (why) => engine.pieces(session, why, shown.position));
  });
  /** States at which the chosen place runs. */
  readonly visits = $derived.by(() =>
    this.session && this.engine && this.selected ? this.engine.visitsOf(this.session, this.selected) : [],
  );
  readonly link = $derived.by(() => {
    const { shown, facts, edits } = this;
    const begins = shown.position === 0 && edits.present.length === 0;
    return writeLink({
      sample: this.sample,
      python: this.python,
      step: begins ? undefined : stepOf(shown.position, facts.steps),
      predict: shown.predicting || undefined,
      answer: shown.answer ?? undefined,
      edits: [...edits.present],
      watch: this.watch ?? undefined,
      open: shown.open,
      speed: shown.speed === 1 ? undefined : shown.speed,
    });
  });
  readonly stateLink = $derived.by(() => this.setup.fullPage + this.link);

  /** What a host may know of it. */
  readonly report = $derived.by((): Report => {
    const { shown, facts, question } = this;
    return {
      state: this.ownFile === null ? this.link : null,
      step: { at: shown.position, count: facts.steps },
      answer: shown.answer === null ? undefined : (question?.options[shown.answer]?.right ?? false),
      problem: this.refused ?? this.notes[0],
    };
  });

  constructor(setup: Setup) {
    this.setup = setup;
    this.shown = initialState(setup.start.view.position, setup.predict);
    this.sample = setup.start.name;
    this.python = setup.start.python;
    this.#following = setup.follow;
  }

  contents = (id: number): ContentView | null =>
    this.session && this.engine ? this.engine.contentView(this.session, id, this.shown.position) : null;

  #loadEngine(): Promise<Engine> {
    this.#loading ??= import('./engine.ts');
    return this.#loading;
  }

  /** Begins: shows what the address or the lesson asks for, on the reader's Python. */
  begin(): void {
    const { place, task, start } = this.setup;
    if (task && place !== 'embed') this.done = recall(taskKey(task.id)) === 'done';
    this.#alive = allAlive();
    this.#opening = this.#alive.then<unknown>(() => {
      if (place !== 'lesson') return this.applyLink();
      const python = this.#following ? currentPython() : start.python;
      return this.#open({ ...this.#sampleAt(python), at: this.#startOn(python) });
    });
    void this.#opening.then(() => {
      this.ready = true;
      delete document.documentElement.dataset.pending;
    });
  }

  #sampleAt(python: PythonVersion, sample = this.setup.start.name): Omit<Wanted, 'at'> {
    return { sample, python, own: null, edits: [] };
  }

  #startOn(python: PythonVersion): Wanted['at'] {
    return { position: this.setup.start.positions[python] };
  }

  async applyLink(): Promise<void> {
    const { start, choices } = this.setup;
    const at = address();
    const { state, notes, broken } = readLink(
      at.hash,
      at.search,
      choices.map((each) => each.name),
    );
    const { stays, says } = linkArrives(at, broken, this.ready);
    if (says !== null) notes.push(says);
    this.notes = notes;
    if (stays) return;
    if (state.python) this.#following = false;
    const python = state.python ?? (this.#following ? currentPython() : start.python);
    if (state.predict !== undefined) this.shown = { ...this.shown, predicting: state.predict };
    if (state.speed !== undefined) this.shown = { ...this.shown, speed: state.speed };
    this.watch = state.watch ?? null;
    const untouched = state.sample === undefined && state.step === undefined && !state.edits;
    await this.#open({
      ...this.#sampleAt(python, state.sample),
      edits: state.edits ?? [],
      at: untouched ? this.#startOn(python) : { step: state.step },
      link: state,
    });
  }

  /** The link to what is shown, once that is what the address asks for; null where a link cannot carry it. */
  async linkToShare(): Promise<string | null> {
    if (!this.ready) await this.#opening;
    return this.ownFile === null ? this.stateLink : null;
  }

  // What a reader chooses takes the place of what the page opens with, and so comes after that has begun.

  async openSample(sample: string): Promise<void> {
    await this.#alive;
    this.notes = [];
    this.watch = null;
    const { paths } = this.setup.choices.find((each) => each.name === sample)!;
    const wanted = this.#asked ?? this.python;
    const python = paths[wanted] ? wanted : (Object.keys(paths).at(-1) as PythonVersion);
    void this.#open({ ...this.#sampleAt(python, sample), at: { position: 0 } });
  }

  /** Another Python for the same program, at the same place of it. */
  async choosePython(python: PythonVersion): Promise<void> {
    this.#following = false;
    if (!this.ready) await this.#opening;
    if (this.#own) return;
    this.notes = [];
    void this.#open({ ...this.#sampleAt(python, this.sample), at: 'same place' });
  }

  /** The reader has chosen another Python for the whole site. */
  async readerChose(python: PythonVersion): Promise<void> {
    if (!this.ready) await this.#opening;
    if (!this.#following || this.#own || python === this.python) return;
    void this.#open({ ...this.#sampleAt(python, this.sample), at: 'same place' });
  }

  async openFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    await this.#alive;
    this.notes = [];
    const { readOwnFiles } = await import('../shared/own-files.ts');
    const read = await readOwnFiles(files, 'The stepper runs');
    if ('reason' in read) {
      this.refused = read.reason;
      return;
    }
    const { pyc, source, notes } = read;
    this.watch = null;
    await this.#open({
      sample: this.sample,
      python: this.python,
      own: { ...pyc, source },
      edits: [],
      at: { position: 0 },
      notes,
    });
  }

  /** Ends a run that takes long. */
  cancel(): void {
    this.#current?.abort();
  }

  /** Runs a program and shows it; what was shown stays until the run is there. Gives why it is not, or null. */
  async #open(wanted: Wanted): Promise<string | null> {
    this.#current?.abort();
    const current = (this.#current = new AbortController());
    this.#asked = wanted.python;
    const fail = (reason: string) => {
      if (this.#current === current) {
        this.refused = reason;
        reselect(this.stage!.root);
        this.#endRun();
      }
      return reason;
    };
    try {
      const loaded = await this.#loadEngine();
      const run = (name: string, bytes: Uint8Array) => this.#run(loaded, name, bytes, current.signal);
      const opened = await openProgram(wanted, this.setup, run, loaded.openRun);
      if (this.#current !== current) return null;
      if ('reason' in opened) return fail(opened.reason);
      this.#show(loaded, opened, wanted);
      this.#endRun();
      void this.#needForms();
      return null;
    } catch (problem) {
      return fail(`The program could not be loaded: ${reasonOf(problem)}`);
    }
  }

  /** Runs a file; a run that takes long tells how far it is. */
  async #run(loaded: Engine, name: string, bytes: Uint8Array, signal: AbortSignal): Promise<RunnerResult> {
    const slow = setTimeout(() => (this.running ??= 0), 400);
    const progress = (steps: number) => {
      if (this.running !== null) this.running = steps;
    };
    try {
      return await loaded.run(name, bytes, { signal, progress });
    } finally {
      clearTimeout(slow);
    }
  }

  #show(loaded: Engine, { session, original, bytes, edits, notes }: OpenedProgram, wanted: Wanted): void {
    const [position, note] = this.#positionIn(loaded, session, wanted.at);
    this.engine = loaded;
    this.session = session;
    this.sample = wanted.sample;
    this.python = session.trace.python;
    this.ownFile = wanted.own?.name ?? null;
    this.#own = wanted.own;
    this.#original = original;
    this.bytes = bytes;
    if (wanted.at !== 'same position') this.edits = historyOf(edits);
    this.refused = null;
    this.selected = null;
    this.answered = '';
    this.notes = [...this.notes, ...(wanted.notes ?? []), ...notes, ...(note === null ? [] : [note])];
    const { open, answer } = wanted.link ?? {};
    this.shown = reduce(this.shown, { type: 'opened', position, open, answer }, session.facts, false);
  }

  /** Specialised forms are looked up by code that is loaded when they are first asked for. */
  async #needForms(): Promise<void> {
    if (this.#forms || !this.shown.open.includes(FORMS)) return;
    this.#forms = (await import('../../vm/specialize/index.ts')).specializedAt;
  }

  #endRun(): void {
    this.running = null;
    this.#current = null;
    this.#asked = null;
  }

  /** Where a run is entered, and a sentence where that is not where the link asked for. */
  #positionIn(loaded: Engine, session: Session, at: Wanted['at']): [number, string | null] {
    if (at === 'same position') return [this.shown.position, null];
    if (at === 'same place')
      return [this.session ? loaded.samePlace(this.session, this.shown.position, session) : 0, null];
    if ('position' in at) return [at.position, null];
    const { position, note } = loaded.positionFor(session, at.step);
    return [position, note];
  }

  /** Makes a change and runs the changed program. Gives a sentence where that cannot be done, and then nothing is changed. */
  change(edit: string): Promise<string | null> {
    return this.#inTurn(async () => {
      const edits = [...this.edits.present, edit];
      const made = await edited(this.#original!, edits);
      if (made.reason !== null) return made.reason;
      return this.#rerun(historyStep(endStep(this.edits), edits, null, () => false));
    });
  }

  undoChange(): Promise<string | null> {
    return this.#inTurn(() => this.#rerun(undo(this.edits)));
  }

  redoChange(): Promise<string | null> {
    return this.#inTurn(() => this.#rerun(redo(this.edits)));
  }

  /** One change after another: each begins at what the one before it has led to. */
  #inTurn(change: () => Promise<string | null>): Promise<string | null> {
    const turn = this.#changing.then(change);
    this.#changing = turn.catch(() => null);
    return turn;
  }

  async #rerun(history: History<readonly string[]>): Promise<string | null> {
    if (history === this.edits) return null;
    const { sample, python } = this;
    const reason = await this.#open({
      sample,
      python,
      own: this.#own,
      edits: history.present,
      at: 'same position',
    });
    // What cannot be run is said where the change was asked for.
    if (reason === null) {
      this.edits = history;
      this.#checkTask();
    } else this.refused = null;
    return reason;
  }

  async send(event: StepperEvent): Promise<void> {
    // What a reader does while the machine is still loading is done when it is there.
    if (!this.ready) await this.#opening;
    if (!this.session) return;
    const before = this.shown;
    const after = reduce(before, event, this.facts, this.asking);
    if (after === before) return;
    this.#endMotion();
    this.answered = '';
    const moved = after.position !== before.position;
    const now = performance.now();
    const animated =
      after.position === before.position + 1 &&
      (event.type === 'next' || event.type === 'tick') &&
      now - this.#lastStep > 120;
    if (moved) this.#lastStep = now;
    if (!animated || !this.engine || !this.stage || !this.engine.moves()) {
      this.shown = after;
    } else {
      const { root, layer } = this.stage;
      const { lookBefore, travel } = this.engine;
      const planned = this.engine.stepView(this.session, after.position).moves;
      const look = lookBefore(root, planned);
      this.shown = after;
      await tick();
      this.#endMotion = travel(root, layer, look, planned);
    }
    this.#checkTask();
  }

  go = (position: number): void => {
    this.pointed = null;
    void this.send({ type: 'go', position });
  };

  point = (position: number | null): void => {
    this.pointed = position;
  };

  toggle = (of: string): void => {
    void this.send({ type: 'toggle', place: of }).then(() => this.#needForms());
  };

  async command(command: 'over' | 'over-back' | 'out' | 'out-back'): Promise<void> {
    if (!this.ready) await this.#opening;
    if (!this.session || !this.engine || (this.asking && !command.endsWith('back'))) return;
    this.go(this.engine.commandTarget(this.session, this.shown.position, command));
  }

  /** To the nearest of some states; where there is none, `otherwise` is said. */
  toNearest(states: readonly number[], back: boolean, otherwise: string): void {
    const found = this.engine?.nearest(states, this.shown.position, back) ?? null;
    if (found === null) this.answered = otherwise;
    else this.go(found);
  }

  /** Runs to the chosen instruction or line, or back to it. */
  runHere(back: boolean): void {
    if (!this.selected) return;
    this.toNearest(
      this.visits,
      back,
      back ? 'It has not run before this step.' : 'It does not run again after this step.',
    );
  }

  select = (place: Place | null): void => {
    this.selected = place;
    this.answered = '';
  };

  watchName = (key: string): void => {
    this.watch = this.watch === key ? null : key;
    this.answered = '';
  };

  /** To where the watched variable becomes something else. */
  toChange(back: boolean): void {
    if (!this.session || !this.engine) return;
    if (this.watch === null) {
      this.answered = 'Choose a name to watch, among the names, first.';
      return;
    }
    const global = this.watch.endsWith('@global');
    const name = this.watch.replace(/@global$/, '');
    const found = this.engine.nextChange(this.session, { name, global }, this.shown.position, back);
    if (found === null)
      this.answered = `${name} does not change ${back ? 'before' : 'after'} this step${global ? '' : ' in this frame'}.`;
    else this.go(found);
  }

  end(): void {
    this.#endMotion();
    this.#current?.abort();
  }

  #checkTask(): void {
    const { task, place } = this.setup;
    const { view, shown, engine, edits } = this;
    if (!task || this.done || !engine) return;
    this.done = engine.goalOf(task.goal)(engine.goalState(view, shown, edits.present.length));
    if (this.done && place !== 'embed') remember(taskKey(task.id), 'done');
  }
}
