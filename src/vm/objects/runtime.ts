/** What objects need of the machine that runs them. There is one machine at a time: recording is synchronous. */
import type { Const } from '../../pyc/code.ts';
import type { Frame } from '../frame.ts';
import { Unsupported, type Keywords, type PyDict, type PyGenerator, type PyObject, type Raised } from './model.ts';
import { setMinor } from './version.ts';
import { startWork, worked } from './work.ts';

export interface Runtime {
  /** The minor number of the version that runs: 13 for 3.13. What differs between versions in objects asks for it. */
  readonly minor: number;
  /** The frame of the Python code that runs, or that called the native code that runs. */
  readonly frame: Frame | null;
  /** Calls any callable; Python code runs to its end. */
  call(callable: PyObject, args: PyObject[], keywords: Keywords | null): PyObject;
  /** Runs a generator to its next yield (`done` false) or its return. */
  resume(generator: PyGenerator, value: PyObject, thrown?: Raised | null): { done: boolean; value: PyObject };
  /** Throws into a generator, first into what it delegates to; `close` false: GeneratorExit closes nothing there. */
  throwInto(generator: PyGenerator, args: readonly PyObject[], close?: boolean): { done: boolean; value: PyObject };
  /** The object of a constant. */
  constant(constant: Const): PyObject;
  /** The frame that runs. */
  running(): Frame;
  /** `generator.close()`. */
  close(generator: PyGenerator): PyObject;
  /** What runs code when the program lets go of it. */
  readonly watched: Set<PyObject>;
  /** To be called for an instance of a class with `__del__`. */
  watch(object: PyObject): void;
  /** A container lets go of an object. */
  lose(object: PyObject): void;
  /** Native code lets go of an object: a generator that nothing else holds is closed. */
  released(object: PyObject): void;
  /** Whoever waits for the run is told that it goes on. */
  tell(): void;
  /** `__import__(name)`. */
  importModule(name: string): PyObject;
  /** `-S`: what is installed is not on the path. */
  readonly noSite: boolean;
  /** How a module's file may hide another one of its name: one of the library's, or one that is installed. */
  shadowing(module: string, file: string): 'library' | 'other' | null;
  /** The value of a lazy import that a module's name is bound to; the name is bound to it from now on. */
  lazyValue(value: PyObject, name: string, namespace: PyDict): PyObject;
  /** `sys.modules.get(name)`. */
  loadedModule(name: string): PyObject | null;
  /** What `print` prints. */
  write(text: string): void;
  /** Marks below this belong to an earlier recording. */
  base: number;
  /** Tells the recorder that an object has another name. */
  rename(object: PyObject): void;
  /** Tells the recorder that `removed` values of an object (-1: all) at `at` were replaced; null is a hole. */
  change(object: PyObject, at: number, removed: number, values: readonly (PyObject | null)[]): void;
}

let current: Runtime | null = null;
let rounds = 0;

/** Most items that built-in iterators give to built-in functions in one run: a loop that no instruction interrupts. */
const MAX_ROUNDS = 1_000_000;

let words = 0;

/** Most work on ints of many digits in one run: about a second of it. */
const MAX_WORDS = 100_000_000;

/** To be called before ints of that many bits are multiplied or divided. */
export function manyBits(a: number, b: number): void {
  const [small, large] = a < b ? [a, b] : [b, a];
  const more = (large / 64) * Math.max(1, small / 64) ** 0.58;
  words += more;
  worked(more);
  if (words > MAX_WORDS) throw new Unsupported('so much work with ints of thousands of digits');
}

/** To be called for each such item, so that `sum(range(10**18))` ends. */
export function oneRound(): void {
  worked(100);
  if (++rounds > MAX_ROUNDS)
    throw new Unsupported(`loops of more than ${MAX_ROUNDS.toLocaleString('en')} rounds inside built-in functions`);
}

/** Makes a machine the one that objects call; null when it is done. */
export function setRuntime(runtime: Runtime | null): void {
  current = runtime;
  rounds = 0;
  words = 0;
  startWork(runtime === null ? null : () => runtime.tell());
  if (runtime !== null) setMinor(runtime.minor);
}

export function runtime(): Runtime {
  if (current === null) throw new Error('no machine is running');
  return current;
}

/** The minor number of the version that runs: 13 for 3.13. */
export const minor = (): number => runtime().minor;

export function call(callable: PyObject, args: PyObject[], keywords: Keywords | null = null): PyObject {
  return runtime().call(callable, args, keywords);
}

/** To be called after a function or class got another name. */
export function renamed(object: PyObject): void {
  if (object.mark >= 0 && current !== null && object.mark >= current.base) current.rename(object);
}

/** To be called after every change of a list, dict, set, cell or iterator: cheap for what the trace has not seen. */
export function changed(object: PyObject, at: number, removed: number, values: readonly (PyObject | null)[]): void {
  if (object.mark >= 0 && current !== null && object.mark >= current.base) current.change(object, at, removed, values);
}

/** To be called for what a container, cell or attribute no longer holds. */
export function lose(object: PyObject | null): void {
  if (object !== null && current !== null) current.lose(object);
}

/** The same for several, from the last to the first, as lists do it. */
export function loseAll(objects: readonly PyObject[]): void {
  if (current !== null && current.watched.size > 0) for (const object of objects.toReversed()) current.lose(object);
}
