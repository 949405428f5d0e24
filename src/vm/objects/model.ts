/**
 * Python objects as the machine holds them: one JavaScript class for each memory layout, and a `type` that is itself an
 * object, with bases and a method resolution order as in CPython. An instance of a user's subclass of `list` is a
 * `PyList` whose `type` is that class.
 */
import type { CodeObject, Instruction } from '../../pyc/code.ts';
import type { Frame } from '../frame.ts';

export class PyObject {
  type: PyType;
  /** Attributes; null for layouts without `__dict__`. */
  dict: PyDict | null = null;
  /** Number that the recorder gave to it. */
  mark = -1;
  constructor(type: PyType) {
    this.type = type;
  }
}

/** `v` is a number where it is a safe integer, else a bigint. */
export class PyInt extends PyObject {
  v: number | bigint;
  constructor(type: PyType, v: number | bigint) {
    super(type);
    this.v = v;
  }
}

/** A bare integer of the interpreter's own on the value stack (3.14+): no Python object, and no program can get at it. */
export class PyTagged extends PyObject {
  v: number;
  constructor(type: PyType, v: number) {
    super(type);
    this.v = v;
  }
}

export class PyFloat extends PyObject {
  v: number;
  constructor(type: PyType, v: number) {
    super(type);
    this.v = v;
  }
}

export class PyComplex extends PyObject {
  re: number;
  im: number;
  constructor(type: PyType, re: number, im: number) {
    super(type);
    this.re = re;
    this.im = im;
  }
}

/** `s` is UTF-16; `points` is set (code points, one string each) where a surrogate makes counting units wrong. */
export class PyStr extends PyObject {
  s: string;
  points: string[] | null;
  constructor(type: PyType, s: string) {
    super(type);
    this.s = s;
    this.points = /[\ud800-\udfff]/.test(s) ? Array.from(s) : null;
  }
}

/** bytes and bytearray. */
export class PyBytes extends PyObject {
  b: Uint8Array;
  constructor(type: PyType, b: Uint8Array) {
    super(type);
    this.b = b;
  }
}

export class PyTuple extends PyObject {
  items: PyObject[];
  constructor(type: PyType, items: PyObject[]) {
    super(type);
    this.items = items;
  }
}

export class PyList extends PyObject {
  items: PyObject[];
  constructor(type: PyType, items: PyObject[]) {
    super(type);
    this.items = items;
  }
}

/** What a JavaScript Map can tell apart as Python does: see `keyOf`. */
export type Key = string | number | bigint | PyObject;

/** Insertion order, as CPython's entries table: deleted entries stay as holes until the table is rebuilt. */
/** dict and frozendict. */
export class PyDict extends PyObject {
  keys: (PyObject | null)[] = [];
  values: PyObject[] = [];
  index = new Map<Key, number>();
  /** Entries whose `__eq__` or `__hash__` is Python code, by place: their hash. */
  custom: Map<number, number | bigint> | null = null;
  size = 0;
}

/** A dict that is only read through it. */
export class PyMappingProxy extends PyObject {
  mapping: PyDict;
  constructor(type: PyType, mapping: PyDict) {
    super(type);
    this.mapping = mapping;
  }
}

/** set and frozenset: CPython's open-addressing table, because its order is what programs see. */
export class PySet extends PyObject {
  table: (PyObject | null | undefined)[] = new Array(8).fill(undefined);
  hashes: (number | bigint)[] = [];
  /** Slots that were ever used, deleted ones included. */
  fill = 0;
  used = 0;
  /** Where `pop` goes on searching. */
  finger = 0;
}

export class PyRange extends PyObject {
  start: number | bigint;
  stop: number | bigint;
  step: number | bigint;
  constructor(type: PyType, start: number | bigint, stop: number | bigint, step: number | bigint) {
    super(type);
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

export class PySlice extends PyObject {
  start: PyObject;
  stop: PyObject;
  step: PyObject;
  constructor(type: PyType, start: PyObject, stop: PyObject, step: PyObject) {
    super(type);
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

/** Any iterator that is not a generator. `next` gives null when it is exhausted; `parts` is what a view shows. */
export class PyIterator extends PyObject {
  next: () => PyObject | null;
  parts: () => [string, PyObject | null][];
  constructor(type: PyType, next: () => PyObject | null, parts: () => [string, PyObject | null][] = () => []) {
    super(type);
    this.next = next;
    this.parts = parts;
  }
}

/** What a t-string gives (3.14+): strings, and between them interpolations. */
export class PyTemplate extends PyObject {
  strings: PyTuple;
  interpolations: PyTuple;
  constructor(type: PyType, strings: PyTuple, interpolations: PyTuple) {
    super(type);
    this.strings = strings;
    this.interpolations = interpolations;
  }
}

/** One `{…}` of a t-string: its value, and how it was written. */
export class PyInterpolation extends PyObject {
  value: PyObject;
  expression: PyObject;
  conversion: PyObject;
  spec: PyObject;
  constructor(type: PyType, value: PyObject, expression: PyObject, conversion: PyObject, spec: PyObject) {
    super(type);
    this.value = value;
    this.expression = expression;
    this.conversion = conversion;
    this.spec = spec;
  }
}

export class PyCell extends PyObject {
  value: PyObject | null;
  constructor(type: PyType, value: PyObject | null) {
    super(type);
    this.value = value;
  }
}

export class PyCode extends PyObject {
  code: CodeObject;
  constructor(type: PyType, code: CodeObject) {
    super(type);
    this.code = code;
  }
}

export class PyFunction extends PyObject {
  code: PyCode;
  globals: PyDict;
  name: string;
  qualname: string;
  module: PyObject;
  doc: PyObject;
  defaults: PyObject[] = [];
  kwdefaults: PyDict | null = null;
  closure: PyTuple | null = null;
  annotations: PyObject | null = null;
  typeParameters: PyObject | null = null;
  /** 3.14+: the function that makes the annotations when they are asked for. */
  annotate: PyObject | null = null;
  constructor(type: PyType, code: PyCode, globals: PyDict, module: PyObject, doc: PyObject) {
    super(type);
    this.code = code;
    this.globals = globals;
    this.name = code.code.name;
    this.qualname = code.code.qualname;
    this.module = module;
    this.doc = doc;
  }
}

/** Keyword arguments by name. */
export type Keywords = Map<string, PyObject>;
export type Native = (args: PyObject[], keywords: Keywords | null) => PyObject;

/** A function of the interpreter's own. `owner`: it is a method of that type, and `self` is not bound yet. */
export class PyBuiltin extends PyObject {
  name: string;
  call: Native;
  owner: PyType | null;
  self: PyObject | null;
  constructor(type: PyType, name: string, call: Native, owner: PyType | null = null, self: PyObject | null = null) {
    super(type);
    this.name = name;
    this.call = call;
    this.owner = owner;
    this.self = self;
  }
}

export class PyMethod extends PyObject {
  func: PyObject;
  self: PyObject;
  constructor(type: PyType, func: PyObject, self: PyObject) {
    super(type);
    this.func = func;
    this.self = self;
  }
}

/** property, classmethod, staticmethod, getset descriptors: whatever reads through functions. */
export class PyDescriptor extends PyObject {
  get: PyObject | null;
  set: PyObject | null;
  del: PyObject | null;
  doc: PyObject | null = null;
  name = '';
  constructor(type: PyType, get: PyObject | null, set: PyObject | null = null, del: PyObject | null = null) {
    super(type);
    this.get = get;
    this.set = set;
    this.del = del;
  }
}

/** An attribute that the interpreter computes: `__class__`, `__name__`, a function's `__defaults__`. */
export class PyGetSet extends PyObject {
  name: string;
  owner: PyType;
  get: (self: PyObject) => PyObject;
  set: ((self: PyObject, value: PyObject | null) => void) | null;
  constructor(type: PyType, owner: PyType, name: string, get: PyGetSet['get'], set: PyGetSet['set'] = null) {
    super(type);
    this.owner = owner;
    this.name = name;
    this.get = get;
    this.set = set;
  }
}

export class PySuper extends PyObject {
  thisClass: PyType;
  self: PyObject;
  selfType: PyType;
  constructor(type: PyType, thisClass: PyType, self: PyObject, selfType: PyType) {
    super(type);
    this.thisClass = thisClass;
    this.self = self;
    this.selfType = selfType;
  }
}

export class PyModule extends PyObject {
  name: string;
  /** Whether its code still runs. */
  initializing = false;
  constructor(type: PyType, name: string, dict: PyDict) {
    super(type);
    this.name = name;
    this.dict = dict;
  }
}

/** What `await` drives besides coroutines: the awaitables of asynchronous generators, a coroutine's iterator. */
export class PyAwaitable extends PyObject {
  /** The objects that it keeps. */
  held: readonly PyObject[];
  /** Gives what is yielded; raises StopIteration, with the result, at the end. */
  send: (value: PyObject) => PyObject;
  throw: (args: readonly PyObject[]) => PyObject;
  close: () => void;
  constructor(
    type: PyType,
    held: readonly PyObject[],
    send: PyAwaitable['send'],
    throwInto: PyAwaitable['throw'],
    close: PyAwaitable['close'],
  ) {
    super(type);
    this.held = held;
    this.send = send;
    this.throw = throwInto;
    this.close = close;
  }
}

/** `origin[args]`. */
export class PyAlias extends PyObject {
  origin: PyObject;
  args: readonly PyObject[];
  constructor(type: PyType, origin: PyObject, args: readonly PyObject[]) {
    super(type);
    this.origin = origin;
    this.args = args;
  }
}

/** `int | str`. */
export class PyUnion extends PyObject {
  args: readonly PyObject[];
  constructor(type: PyType, args: readonly PyObject[]) {
    super(type);
    this.args = args;
  }
}

/** TypeVar, ParamSpec, TypeVarTuple and TypeAliasType of PEP 695: what is lazy is a function until it is asked for. */
export class PyTypeParameter extends PyObject {
  name: string;
  module: PyObject;
  /** The function that makes a bound, constraints, a default or an alias's value, or what it has made. */
  lazy = new Map<'bound' | 'constraints' | 'fallback' | 'value', { make: PyObject } | { made: PyObject }>();
  /** Of an alias. */
  parameters: readonly PyObject[] = [];
  constructor(type: PyType, name: string, module: PyObject) {
    super(type);
    this.name = name;
    this.module = module;
  }
}

/** What `sentinel('NAME')` (3.15) makes. */
export class PySentinel extends PyObject {
  name: PyStr;
  module: PyObject;
  /** What its repr is. */
  text: PyStr;
  constructor(type: PyType, name: PyStr, module: PyObject, text: PyStr) {
    super(type);
    this.name = name;
    this.module = module;
    this.text = text;
  }
}

/** What a lazy import (3.15) binds a name to, until the name is used. */
export class PyLazyImport extends PyObject {
  promise: {
    module: string;
    /** The name that is wanted of the module; null for the module itself. */
    attribute: string | null;
    /** Whether it is a `from` import. */
    named: boolean;
    level: number;
    globals: PyDict;
    /** Where the import stands. */
    frame: Frame;
    at: Instruction;
  };
  /** The import is on its way: for what it imports, the name is not there yet. */
  resolving = false;
  constructor(type: PyType, promise: PyLazyImport['promise']) {
    super(type);
    this.promise = promise;
  }
  /** `<lazy_import 'module.name'>` */
  get text(): string {
    const { module, attribute, named } = this.promise;
    return `<lazy_import '${attribute !== null ? `${module}.${attribute}` : named ? `${module}...` : module}'>`;
  }
}

/** generator, coroutine, async_generator. */
export class PyGenerator extends PyObject {
  /** Of an asynchronous generator: whether one of its awaitables is on its way (`ag_running_async`). */
  busy = false;
  /** Of an asynchronous generator: whether it has ended or was told to. */
  closed = false;
  /** Null once it is finished. */
  frame: Frame | null;
  running = false;
  started = false;
  name: string;
  qualname: string;
  /** Its code object, also when it is finished. */
  code: PyCode;
  constructor(type: PyType, frame: Frame, code: PyCode, name: string, qualname: string) {
    super(type);
    this.frame = frame;
    this.code = code;
    this.name = name;
    this.qualname = qualname;
  }
}

export class PyFrame extends PyObject {
  frame: Frame;
  constructor(type: PyType, frame: Frame) {
    super(type);
    this.frame = frame;
  }
}

/** A frame that an exception passed, `offset` being the instruction that it was at; `next` is the frame that it came from. */
export class PyTraceback extends PyObject {
  frame: Frame;
  line: number | null;
  offset: number;
  next: PyTraceback | null;
  constructor(type: PyType, frame: Frame, line: number | null, offset: number, next: PyTraceback | null) {
    super(type);
    this.frame = frame;
    this.line = line;
    this.offset = offset;
    this.next = next;
  }
}

export class PyException extends PyObject {
  args: PyObject[];
  cause: PyObject | null = null;
  context: PyException | null = null;
  suppressContext = false;
  /** Where it passed, outermost first. */
  traceback: PyTraceback | null = null;
  /** Attributes of the built-in type's own: `name` and `obj` of AttributeError, `errno` of OSError. */
  fields: Map<string, PyObject> | null = null;
  constructor(type: PyType, args: PyObject[]) {
    super(type);
    this.args = args;
  }
}

/** Which layout instances of a type have: what a subclass inherits. */
export type Layout =
  | 'object'
  | 'int'
  | 'bool'
  | 'float'
  | 'complex'
  | 'str'
  | 'bytes'
  | 'bytearray'
  | 'tuple'
  | 'list'
  | 'dict'
  | 'frozendict'
  | 'set'
  | 'frozenset'
  | 'exception'
  | 'type'
  | 'property'
  | 'other';

export class PyType extends PyObject {
  name: string;
  qualname: string;
  bases: PyType[];
  mro: PyType[];
  layout: Layout;
  /** Made by a `class` statement or by calling `type`. */
  heap: boolean;
  /** The program's own classes that have it as a base, in the order in which they were made; of its own classes only. */
  subclasses: PyType[] = [];
  /** How many slots `__slots__` gave it. */
  slots = 0;
  /** What `__slots__` and the layout allow. */
  hasDict: boolean;
  attributes: PyDict;
  /** Results of `lookup`, for as long as no class changes. */
  cache = new Map<string, PyObject | null>();
  cacheAge = -1;
  constructor(type: PyType, name: string, bases: PyType[], layout: Layout, heap: boolean, attributes: PyDict) {
    super(type);
    this.name = name;
    this.qualname = name;
    this.bases = bases;
    this.mro = [this];
    this.layout = layout;
    this.heap = heap;
    this.hasDict = heap;
    this.attributes = attributes;
  }
}

/** A Python exception on its way through the machine. */
export class Raised {
  exception: PyException;
  /** Whether it is raised anew by RERAISE or a bare `raise`, which tracing does not report. */
  again: boolean;
  /** Whether its context has been set. */
  seen = false;
  /** Of RERAISE: the offset that it takes as the place of the exception. */
  offset: number | null = null;
  constructor(exception: PyException, again = false) {
    this.exception = exception;
    this.again = again;
  }
}

/** The program needs something that this simulator does not have; ends the run. */
export class Unsupported {
  what: string;
  constructor(what: string) {
    this.what = what;
  }
}
