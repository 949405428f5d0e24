/** Runs code objects: frames, calls, unwinding. Each instruction's own work is in `ops/`. */
import type { CodeObject, Const } from '../pyc/code.ts';
import type { PythonVersion } from '../pyc/types.ts';
import { bindArguments } from './arguments.ts';
import { Frame, type Prepared } from './frame.ts';
import { Constants, prepare } from './prepare.ts';
import { resolved } from './lazy-imports.ts';
import { Modules, nameModule } from './modules.ts';
import { closeGenerator, throwInto } from './builtins/generators.ts';
import { Recorder } from './recorder.ts';
import { setUpCells } from './cells.ts';
import { cutStack, dropped, droppedFrame, letGo } from './dropped.ts';
import { Looking, canOwn } from './reachable.ts';
import { toHandler } from './unwind.ts';
import { callMethod, typeLookup } from './objects/attributes.ts';
import { instantiate } from './objects/classes.ts';
import { dictGetStr } from './objects/dict.ts';
import {
  PyBuiltin,
  PyDescriptor,
  PyDict,
  PyException,
  PyFunction,
  PyGenerator,
  PyMethod,
  PyTraceback,
  PyType,
  Raised,
  type Keywords,
  type PyObject,
} from './objects/model.ts';
import { isBuiltinName } from './objects/lacking.ts';
import type { Runtime } from './objects/runtime.ts';
import { tagged } from './objects/tagged.ts';
import {
  None,
  T,
  dict,
  exceptions,
  int,
  isInstance,
  isSubtype,
  raise,
  str,
  typeError,
  unsupported,
} from './objects/types.ts';

/** `sys.getrecursionlimit()`. */
const RECURSION_LIMIT = 1000;

/** Code flags of Include/cpython/code.h. */
export const CO = {
  OPTIMIZED: 1,
  NEWLOCALS: 2,
  VARARGS: 4,
  VARKEYWORDS: 8,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
};

/** Names that a module has for CPython's import system, which the simulator does without. */
const MODULE_NAMES = new Set(['__builtins__', '__cached__', '__file__', '__loader__', '__path__', '__spec__']);

/** Thrown when the limit of steps is reached. */
export class LimitReached {}

/** After so many steps each, whoever waits for a recording is told how far it is. */
const TOLD_EVERY = 5_000;

/** What is being handled in one generator, or outside of any. */
interface Handling {
  exception: PyException | null;
}

export class Machine implements Runtime {
  readonly recorder: Recorder;
  readonly base: number;
  readonly constants = new Constants();
  readonly builtins: PyDict;
  private readonly prepared = new Map<CodeObject, Prepared>();
  private readonly limit: number;
  /** Step at which the loop looks up: to tell how far it is, or because the limit is reached. */
  private pause: number;
  private readonly progress: ((steps: number) => void) | null;
  /** `-X lazy_imports=all` (3.15): every import of a module's own level is a lazy one. */
  allLazy = false;
  noSite = false;
  /** The modules that the program can import. */
  modules = new Modules(this, []);
  frame: Frame | null = null;
  /** What runs code when the program lets go of it: generators that have not ended, instances of classes with `__del__`. */
  readonly watched = new Set<PyObject>();
  readonly looking = new Looking();
  private depth = 0;
  /** What the frame that native code waits for gave. */
  private exited: { done: boolean; value: PyObject } | null = null;
  private readonly handling: Handling[] = [{ exception: null }];
  private readonly handlingOf = new WeakMap<PyGenerator, Handling>();

  readonly minor: number;

  constructor(
    python: PythonVersion,
    limit: number,
    builtins: PyDict,
    progress: ((steps: number) => void) | null = null,
  ) {
    this.minor = Number(python.slice(2));
    this.recorder = new Recorder(this.minor <= 10);
    this.base = this.recorder.base;
    this.limit = limit;
    this.progress = progress;
    this.pause = progress ? Math.min(TOLD_EVERY, limit) : limit;
    this.builtins = builtins;
  }

  tell(): void {
    this.progress?.(this.recorder.step);
  }

  importModule(name: string): PyObject {
    return this.modules.importName(name, dict(), None, 0);
  }

  shadowing(module: string, file: string): 'library' | 'other' | null {
    return this.modules.shadowing(module, file);
  }

  lazyValue(value: PyObject, name: string, namespace: PyDict): PyObject {
    return resolved(value, name, namespace, this);
  }

  loadedModule(name: string): PyObject | null {
    return this.modules.known(name);
  }

  write(text: string): void {
    this.recorder.write(text);
  }

  rename(object: PyObject): void {
    this.recorder.rename(object);
  }

  change(object: PyObject, at: number, removed: number, values: readonly (PyObject | null)[]): void {
    this.recorder.change(object, at, removed, values);
  }

  prepare(code: CodeObject): Prepared {
    let prepared = this.prepared.get(code);
    if (prepared === undefined) {
      prepared = prepare(code, this.constants, (one, instructions) => this.recorder.addCode(one, instructions));
      this.prepared.set(code, prepared);
    }
    return prepared;
  }

  /** A frame that is not entered yet. */
  newFrame(code: CodeObject, globals: PyDict, locals: PyDict | null, func: PyFunction | null): Frame {
    const prepared = this.prepare(code);
    const id = this.recorder.addFrame(prepared.id, this.frame, locals, globals);
    const frame = new Frame(id, prepared, globals, this.builtins, locals, func);
    if (prepared.makesCells) setUpCells(frame);
    return frame;
  }

  /** Makes a frame the running one. */
  enter(frame: Frame): void {
    if (this.depth >= RECURSION_LIMIT) raise('RecursionError', 'maximum recursion depth exceeded');
    this.depth++;
    this.recorder.entered(frame, this.recorder.step);
    frame.back = this.frame;
    this.frame = frame;
  }

  private leave(frame: Frame): void {
    this.depth--;
    this.frame = frame.back;
    frame.back = null;
  }

  /** The running frame gives a value to its caller: it returns, or (`done` false) yields. */
  give(frame: Frame, value: PyObject, done: boolean): void {
    this.recorder.left(frame, done ? 'return' : 'yield', value);
    this.leave(frame);
    if (done) {
      if (frame.generator !== null) this.ended(frame.generator);
      droppedFrame(frame, this, value);
    }
    if (frame.entry) {
      frame.entry = false;
      this.exited = { done, value };
    } else this.frame!.push(value);
  }

  /** Runs a frame to its end (a generator's: to its next yield); `raised` is thrown into it first. */
  execute(frame: Frame, raised: Raised | null = null): { done: boolean; value: PyObject } {
    frame.entry = true;
    this.enter(frame);
    if (raised) {
      // A suspended frame stands at its YIELD_VALUE up to 3.12, at the instruction after it from 3.13 on.
      const { instructions, origin } = frame.prepared;
      if (this.minor > 12) raised.offset = instructions[origin[frame.next]].offset;
      this.unwind(raised);
    }
    for (;;) {
      try {
        return this.loop();
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        this.unwind(error);
      }
    }
  }

  private loop(): { done: boolean; value: PyObject } {
    const { recorder, watched } = this;
    for (;;) {
      const frame = this.frame!;
      const place = frame.next;
      recorder.state(frame, place);
      if (recorder.step >= this.pause) this.lookUp(recorder.step);
      frame.next = place + 1;
      if (watched.size > 0) frame.holding = [...frame.stack];
      frame.prepared.ops[place].run(frame, frame.prepared.args[place], this);
      const given = this.exited;
      if (watched.size > 0) letGo(frame, this, given === null ? null : given.value, place);
      if (given !== null) {
        this.exited = null;
        return given;
      }
    }
  }

  private lookUp(step: number): void {
    if (step >= this.limit) throw new LimitReached();
    this.progress?.(step);
    this.pause = Math.min(step + TOLD_EVERY, this.limit);
  }

  /** The exception that is being handled, as `sys.exception()`. */
  handled(): PyException | null {
    for (let n = this.handling.length - 1; n >= 0; n--)
      if (this.handling[n].exception !== null) return this.handling[n].exception;
    return null;
  }

  /** PUSH_EXC_INFO and POP_EXCEPT: sets what is being handled here, gives what was. */
  setHandled(exception: PyException | null): PyException | null {
    const here = this.handling[this.handling.length - 1];
    const before = here.exception;
    here.exception = exception;
    return before;
  }

  /** Finds the handler of an exception, leaving frames on the way; throws it on where native code waits. */
  private unwind(raised: Raised): void {
    this.setContext(raised);
    if (this.frame!.holding !== null) letGo(this.frame!, this, raised.exception);
    for (;;) {
      const frame = this.frame!;
      const instruction = frame.instruction();
      // Up to 3.10 an instruction with prefixes is known by its first prefix.
      const place = raised.offset ?? (this.minor > 10 ? instruction.offset : instruction.start);
      this.recorder.raised(frame, raised.exception, raised.again, place);
      if (!raised.again)
        raised.exception.traceback = new PyTraceback(
          T.traceback,
          frame,
          place < 0 ? frame.prepared.code.firstlineno : instruction.position.line,
          place,
          raised.exception.traceback,
        );
      raised.again = false;
      raised.offset = null;
      if (this.minor <= 10 && toHandler(frame, this, raised.exception, place)) return;
      const handler = frame.prepared.handlers.find(
        (entry) => entry.start <= instruction.offset && instruction.offset < entry.end,
      );
      if (handler) {
        cutStack(frame, handler.depth, this, raised.exception);
        if (handler.lasti) frame.push(this.minor < 14 ? int(place / 2) : tagged(place / 2));
        frame.push(raised.exception);
        frame.next = frame.prepared.places.get(handler.target)!;
        return;
      }
      cutStack(frame, 0, this, raised.exception);
      this.recorder.unwound(frame);
      frame.given = [];
      this.leave(frame);
      if (frame.entry) {
        frame.entry = false;
        throw raised;
      }
      // Up to 3.12 a frame that waits for a call stands on the call's last cache.
      if (this.minor < 13 && this.minor > 10) {
        const call = this.frame!.instruction();
        raised.offset = call.offset + 2 * call.caches;
      }
    }
  }

  private setContext(raised: Raised): void {
    if (raised.again || raised.seen) return;
    raised.seen = true;
    const { exception } = raised;
    const handled = this.handled();
    if (handled === null || handled === exception) return;
    // A cycle is cut where the exception already is in the chain.
    for (let link = handled; link.context !== null; link = link.context)
      if (link.context === exception) {
        link.context = null;
        break;
      }
    exception.context = handled;
  }

  private ended(generator: PyGenerator): void {
    generator.frame = null;
    this.watched.delete(generator);
  }

  /** Resumes a generator by sending it a value, or by throwing an exception into it. */
  resume(generator: PyGenerator, value: PyObject, thrown: Raised | null = null): { done: boolean; value: PyObject } {
    const { frame } = generator;
    if (generator.running) raise('ValueError', `${generator.type.name.replace('_', ' ')} already executing`);
    if (frame === null) {
      if (generator.type === T.coroutine) raise('RuntimeError', 'cannot reuse already awaited coroutine');
      if (thrown) throw thrown;
      return { done: true, value: None };
    }
    if (!generator.started && value !== None && !thrown)
      typeError(`can't send non-None value to a just-started ${generator.type.name.replace('_', ' ')}`);
    let handling = this.handlingOf.get(generator);
    if (!handling) this.handlingOf.set(generator, (handling = { exception: null }));
    const first = !generator.started;
    generator.started = true;
    generator.running = true;
    this.handling.push(handling);
    const { depth } = this;
    try {
      // Up to 3.10 an exception that is thrown into a new generator comes before its first instruction.
      if (first && thrown && this.minor <= 10) {
        thrown.offset = -1;
        this.recorder.unstarted(frame);
      }
      // Up to 3.9 a generator starts with an empty stack; in 3.10 GEN_START takes what was sent.
      if (!(first && this.minor < 10)) frame.push(value);
      const given = this.execute(frame, thrown);
      if (given.done) this.ended(generator);
      return given;
    } catch (error) {
      if (this.depth === depth) this.ended(generator);
      const stops = generator.type === T.asyncGenerator ? ['StopIteration', 'StopAsyncIteration'] : ['StopIteration'];
      const stop =
        error instanceof Raised ? stops.find((name) => isInstance(error.exception, exceptions.get(name)!)) : null;
      if (error instanceof Raised && stop) {
        const inner = error.exception;
        const outer = new PyException(exceptions.get('RuntimeError')!, [
          str(`${generator.type.name.replace('_', ' ')} raised ${stop}`),
        ]);
        outer.cause = outer.context = inner;
        outer.suppressContext = true;
        outer.traceback = inner.traceback;
        const replaced = new Raised(outer);
        replaced.seen = true;
        throw replaced;
      }
      throw error;
    } finally {
      this.handling.pop();
      generator.running = false;
    }
  }

  throwInto(generator: PyGenerator, args: readonly PyObject[], close = true): { done: boolean; value: PyObject } {
    return throwInto(generator, args, close);
  }

  constant(constant: Const): PyObject {
    return this.constants.object(constant);
  }

  running(): Frame {
    return this.frame!;
  }

  watch(object: PyObject): void {
    this.watched.add(object);
  }

  lose(object: PyObject): void {
    if (this.watched.size > 0 && canOwn(object)) this.frame?.lost.push(object);
  }

  released(object: PyObject): void {
    dropped(object, this);
  }

  close(generator: PyGenerator): PyObject {
    return closeGenerator(generator);
  }

  /** The frame of a call of a Python function, arguments bound. */
  frameFor(func: PyFunction, args: PyObject[], keywords: Keywords | null): Frame {
    const { code } = func.code;
    const frame = this.newFrame(code, func.globals, null, func);
    bindArguments(frame, func, args, keywords);
    for (const [cell, argument] of frame.prepared.cellArguments) {
      frame.cell(cell).value = frame.fast[argument];
      frame.fast[argument] = null;
    }
    return frame;
  }

  /** The generator that runs a frame which is not entered yet. */
  generatorOf(frame: Frame): PyGenerator {
    const { flags } = frame.prepared.code;
    const type = flags & CO.GENERATOR ? T.generator : flags & CO.COROUTINE ? T.coroutine : T.asyncGenerator;
    const { name, qualname, code } = frame.func!;
    const generator = new PyGenerator(type, frame, code, name, qualname);
    frame.generator = generator;
    this.watched.add(generator);
    return generator;
  }

  call(callable: PyObject, args: PyObject[], keywords: Keywords | null): PyObject {
    if (callable instanceof PyFunction) {
      const frame = this.frameFor(callable, args, keywords);
      return frame.prepared.makesGenerator ? this.generatorOf(frame) : this.execute(frame).value;
    }
    if (callable instanceof PyBuiltin)
      return callable.call(callable.self === null ? args : [callable.self, ...args], keywords);
    if (callable instanceof PyMethod) return this.call(callable.func, [callable.self, ...args], keywords);
    if (callable instanceof PyType) return this.callType(callable, args, keywords);
    if (callable instanceof PyDescriptor && isSubtype(callable.type, T.staticmethod))
      return this.call(callable.get!, args, keywords);
    const method = typeLookup(callable.type, '__call__');
    if (method === null) return typeError(`'${callable.type.name}' object is not callable`);
    if (method instanceof PyFunction) return this.call(method, [callable, ...args], keywords);
    return keywords === null
      ? callMethod(method, callable, args)
      : this.call(new PyMethod(T.method, method, callable), args, keywords);
  }

  private callType(type: PyType, args: PyObject[], keywords: Keywords | null): PyObject {
    const custom = type.type === T.type ? null : typeLookup(type.type, '__call__');
    if (custom instanceof PyFunction) return this.call(custom, [type, ...args], keywords);
    return instantiate(type, args, keywords);
  }

  /** Calls from CALL: a Python function's frame is entered without native code waiting for it. */
  callFrom(frame: Frame, callable: PyObject, args: PyObject[], keywords: Keywords | null): void {
    if (callable instanceof PyMethod && callable.func instanceof PyFunction) {
      args = [callable.self, ...args];
      callable = callable.func;
    }
    if (callable instanceof PyFunction) {
      const called = this.frameFor(callable, args, keywords);
      if (called.prepared.makesGenerator) frame.push(this.generatorOf(called));
      else {
        if (this.minor <= 10 && this.watched.size > 0) called.given = args;
        this.enter(called);
      }
    } else {
      frame.push(this.call(callable, args, keywords));
    }
  }

  /** The frame of a module's code object, not entered yet. */
  moduleFrame(code: CodeObject, globals: PyDict): Frame {
    nameModule(globals, '__main__');
    return this.newFrame(code, globals, globals, null);
  }

  /** The value of a built-in name; null where Python has none. */
  builtin(name: string): PyObject | null {
    const found = dictGetStr(this.builtins, name);
    if (found === null && (isBuiltinName(name, this.minor) || MODULE_NAMES.has(name)))
      unsupported(`the built-in name ${name}`);
    return found;
  }
}
