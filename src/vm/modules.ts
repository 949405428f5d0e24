/** `import`: the program's own modules, and those of the library that the simulator has (Lib/importlib/_bootstrap.py). */
import type { CodeObject } from '../pyc/code.ts';
import { makeFuture } from './builtins/future.ts';
import { makeMath } from './builtins/math.ts';
import { hostModule } from './host-modules.ts';
import { genericGet, renamingHint, tryGetAttribute } from './objects/attributes.ts';
import { dictGetStr, dictSet } from './objects/dict.ts';
import { PyDict, PyException, PyModule, PyStr, Raised, type PyObject } from './objects/model.ts';
import { toArray } from './objects/iterate.ts';
import { repr } from './objects/repr.ts';
import { call } from './objects/runtime.ts';
import { minor } from './objects/version.ts';
import { None, T, bytes, dict, exceptions, int, list, raise, str, typeError, unsupported } from './objects/types.ts';
import type { Frame } from './frame.ts';

/** A module that a program can import: one file beside it. */
export interface ModuleSource {
  /** Its full name: `shapes`, `pkg.sub`. */
  name: string;
  code: CodeObject;
  /** Whether it is the `__init__` of a package. */
  package?: boolean;
}

/** A module that a finder found; one without code is a namespace package. */
export interface FoundModule {
  code: CodeObject | null;
  /** `__file__` and `__cached__`. */
  file: string | null;
  cached: string | null;
  /** `__path__` of a package; null for a module. */
  path: readonly string[] | null;
}

/** A function of the host that a program can call, and what it can be called with. */
export type HostFunction = (args: readonly HostValue[], keywords: Readonly<Record<string, HostValue>>) => HostValue;

/** What a host module's name stands for: a plain value, a function, or more names. */
export type HostValue = string | number | boolean | null | HostFunction | { readonly [name: string]: HostValue };

/**
 * Where modules come from while a program runs. `find` looks in the `__path__` of the package that a dotted name starts
 * with (null: at the top) and gets the code at once; null where there is nothing. It may throw {@link ImportFailure}.
 */
export interface ModuleFinder {
  find(name: string, path: readonly string[] | null): FoundModule | null;
  /** A module that the host has in place of Python's library; undefined where it has none. */
  library(name: string): { readonly [name: string]: HostValue } | undefined;
  /** Whether Python's own library has a module of that name. */
  isLibrary(name: string): boolean;
  /** `_PyModule_IsPossiblyShadowing` (3.13): whether a module's file is found through the first entry of `sys.path`. */
  isPossiblyShadowing(file: string): boolean;
}

/** What a finder throws where Python raises an exception. */
export class ImportFailure extends Error {
  readonly exception: string;
  constructor(exception: string, message: string) {
    super(message);
    this.exception = exception;
  }
}

/** What importing needs of the machine. */
interface Host {
  newFrame(code: CodeObject, globals: PyDict, locals: PyDict | null, func: null): Frame;
  execute(frame: Frame): unknown;
}

const NATIVE: Record<string, () => PyModule> = { math: makeMath, __future__: makeFuture };

/** The names of the library's modules that every program can import here. */
export const LIBRARY_MODULES: readonly string[] = Object.keys(NATIVE);

function importError(
  type: string,
  message: string,
  name: string,
  path: string | null = null,
  from: string | null = null,
): never {
  const error = new PyException(exceptions.get(type)!, [str(message)]);
  error.fields = new Map<string, PyObject>([
    ['name', str(name)],
    ['path', path === null ? None : str(path)],
  ]);
  if (from !== null && minor >= 12) error.fields.set('name_from', str(from));
  error.suppressContext = type === 'ModuleNotFoundError';
  throw new Raised(error);
}

const parentOf = (name: string): string => name.slice(0, Math.max(0, name.lastIndexOf('.')));

const textIn = (namespace: PyDict, name: string): string | null => {
  const found = dictGetStr(namespace, name);
  return found instanceof PyStr ? found.s : null;
};

/** Gives a module's namespace the names that it starts with. */
export function nameModule(namespace: PyDict, name: string): void {
  dictSet(namespace, str('__name__'), str(name));
  dictSet(namespace, str('__doc__'), None);
  dictSet(namespace, str('__package__'), None);
}

/** The modules of one run: `sys.modules` and what can still be loaded. */
export class Modules {
  private readonly host: Host;
  private readonly sources = new Map<string, ModuleSource>();
  /** `sys.modules`. */
  private readonly loaded = new Map<string, PyModule>();

  private readonly finder: ModuleFinder | null;

  constructor(host: Host, sources: readonly ModuleSource[], finder: ModuleFinder | null = null) {
    this.host = host;
    this.finder = finder;
    for (const source of sources) this.sources.set(source.name, source);
  }

  /** A module that is loaded, or being loaded. */
  known(name: string): PyModule | null {
    return this.loaded.get(name) ?? null;
  }

  shadowing(module: string, file: string): 'library' | 'other' | null {
    if (!this.finder?.isPossiblyShadowing(file)) return null;
    return this.finder.isLibrary(module) ? 'library' : 'other';
  }

  /** IMPORT_NAME (`__import__`): what the instruction pushes. */
  importName(name: string, globals: PyDict, fromlist: PyObject, level: number): PyObject {
    const absolute = this.absoluteName(name, globals, level);
    const module = this.load(absolute);
    if (fromlist !== None) {
      if (isPackage(module)) this.loadNamed(module, toArray(fromlist));
      return module;
    }
    if (level === 0) return this.loaded.get(name.split('.')[0])!;
    const cut = name.includes('.') ? name.length - name.indexOf('.') : 0;
    return this.loaded.get(absolute.slice(0, absolute.length - cut))!;
  }

  absoluteName(name: string, globals: PyDict, level: number): string {
    return level === 0 ? name : resolveName(name, globals, level);
  }

  /** IMPORT_FROM: a name of a module, or a submodule that is only now being loaded. */
  importFrom(module: PyObject, name: string): PyObject {
    const found = tryGetAttribute(module, name);
    if (found !== null) return found;
    const own = tryGetAttribute(module, '__name__');
    const loaded = own instanceof PyStr ? this.loaded.get(`${own.s}.${name}`) : undefined;
    if (loaded) return loaded;
    const from = own instanceof PyStr ? own.s : '<unknown module name>';
    const path = module instanceof PyModule ? textIn(module.dict!, '__file__') : null;
    const partial = minor >= 8 && module instanceof PyModule && module.initializing;
    const shadowing = minor >= 14 && path !== null ? this.shadowing(from, path) : null;
    if (shadowing === 'library' || (shadowing !== null && partial)) {
      const why = renamingHint(shadowing, from, path!);
      importError(
        'ImportError',
        `cannot import name ${repr(str(name))} from ${repr(str(from))} ${why}`,
        from,
        path,
        name,
      );
    }
    importError(
      'ImportError',
      `cannot import name ${repr(str(name))} from ${partial ? 'partially initialized module ' : ''}${repr(str(from))} ${
        partial ? '(most likely due to a circular import) ' : ''
      }(${path ?? 'unknown location'})`,
      from,
      path,
      name,
    );
  }

  /** `from module import *` into a namespace (import_all_from of Python/ceval.c). */
  importStar(module: PyObject, namespace: PyDict): void {
    const all = tryGetAttribute(module, '__all__');
    if (all === null && !(module instanceof PyModule)) unsupported('import * from what is no module');
    const names = all === null ? (module as PyModule).dict!.keys.filter((key) => key !== null) : toArray(all);
    for (const name of names) {
      if (!(name instanceof PyStr))
        return typeError(`Item in ${repr(str(nameOf(module)))}.__all__ must be str, not ${name.type.name}`);
      if (all === null && name.s.startsWith('_')) continue;
      dictSet(namespace, name, tryGetAttribute(module, name.s) ?? missing(module as PyModule, name.s));
    }
  }

  private load(name: string): PyModule {
    const known = this.loaded.get(name);
    if (known) return known;
    const parent = parentOf(name);
    let above: PyModule | null = null;
    if (parent !== '') {
      above = this.load(parent);
      const meanwhile = this.loaded.get(name);
      if (meanwhile) return meanwhile;
      if (!isPackage(above))
        importError(
          'ModuleNotFoundError',
          `No module named ${repr(str(name))}; ${repr(str(parent))} is not a package`,
          name,
        );
    }
    const source = this.sources.get(name);
    if (this.finder && !source) return this.loadFound(this.finder, name, parent, above);
    if (!source && above !== null) importError('ModuleNotFoundError', `No module named ${repr(str(name))}`, name);
    if (!source && !Object.hasOwn(NATIVE, name)) unsupported(`the module ${name}`);
    const module = source ? this.run(source) : NATIVE[name]();
    this.loaded.set(name, module);
    if (above !== null) dictSet(above.dict!, str(name.slice(parent.length + 1)), module);
    return module;
  }

  /** Loads what a finder finds, a module of the host's, or one of those that are built in here. */
  private loadFound(finder: ModuleFinder, name: string, parent: string, above: PyModule | null): PyModule {
    const found = findWith(finder, name, above === null ? null : pathOf(above));
    let module: PyModule;
    if (found) module = this.runFound(name, found);
    else {
      const library = above === null ? finder.library(name) : undefined;
      if (library) module = hostModule(name, library);
      else if (above === null && Object.hasOwn(NATIVE, name)) module = NATIVE[name]();
      else if (above === null && finder.isLibrary(name)) return unsupported(`the module ${name}`);
      else return importError('ModuleNotFoundError', `No module named ${repr(str(name))}`, name);
    }
    this.loaded.set(name, module);
    if (above !== null) dictSet(above.dict!, str(name.slice(parent.length + 1)), module);
    return module;
  }

  private runFound(name: string, { code, file, cached, path }: FoundModule): PyModule {
    const namespace = dict();
    nameModule(namespace, name);
    dictSet(namespace, str('__package__'), str(path ? name : parentOf(name)));
    if (file !== null) dictSet(namespace, str('__file__'), str(file));
    if (cached !== null && minor < 15) dictSet(namespace, str('__cached__'), str(cached));
    if (path) dictSet(namespace, str('__path__'), list(path.map(str)));
    if (code) return this.runIn(name, code, namespace);
    return new PyModule(T.module, name, namespace);
  }

  private run(source: ModuleSource): PyModule {
    const { name, code } = source;
    const namespace = dict();
    nameModule(namespace, name);
    dictSet(namespace, str('__package__'), str(source.package ? name : parentOf(name)));
    dictSet(namespace, str('__file__'), str(code.filename));
    if (source.package) dictSet(namespace, str('__path__'), list([str(code.filename.replace(/\/?[^/]*$/, ''))]));
    return this.runIn(name, code, namespace);
  }

  private runIn(name: string, code: CodeObject, namespace: PyDict): PyModule {
    const module = new PyModule(T.module, name, namespace);
    module.initializing = true;
    this.loaded.set(name, module);
    try {
      this.host.execute(this.host.newFrame(code, namespace, namespace, null));
    } catch (error) {
      this.loaded.delete(name);
      throw error;
    } finally {
      module.initializing = false;
    }
    return module;
  }

  /** A submodule that `from package import name` may mean; nothing where there is none. */
  private loadPart(name: string): void {
    try {
      this.load(name);
    } catch (error) {
      const missing = error instanceof Raised && error.exception.type === exceptions.get('ModuleNotFoundError');
      const what = missing ? error.exception.fields?.get('name') : null;
      if (!(what instanceof PyStr && what.s === name)) throw error;
    }
  }

  /** `_handle_fromlist`: names of a package that are its submodules are loaded. */
  private loadNamed(module: PyModule, names: PyObject[], fromAll = false): void {
    for (const name of names) {
      if (!(name instanceof PyStr)) {
        const where = fromAll ? `${module.name}.__all__` : "``from list''";
        return typeError(`Item in ${where} must be str, not ${name.type.name}`);
      }
      if (name.s === '*') {
        const all = fromAll ? null : genericGet(module, '__all__');
        if (all !== null) this.loadNamed(module, toArray(all), true);
        continue;
      }
      const full = `${module.name}.${name.s}`;
      if (tryGetAttribute(module, name.s) !== null) continue;
      if (this.sources.has(full)) this.load(full);
      else if (this.finder) this.loadPart(full);
    }
  }
}

/** `__path__` as texts. */
function pathOf(module: PyModule): string[] {
  return toArray(tryGetAttribute(module, '__path__')!).flatMap((entry) => (entry instanceof PyStr ? [entry.s] : []));
}

function findWith(finder: ModuleFinder, name: string, path: readonly string[] | null): FoundModule | null {
  try {
    return finder.find(name, path);
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
    if (/^(ImportError|ModuleNotFoundError)$/.test(error.exception))
      return importError(error.exception, error.message, name);
    if (error.exception !== 'UnicodeDecodeError') return raise(error.exception, error.message);
    throw new Raised(call(exceptions.get(error.exception)!, decodeErrorArgs(error.message)) as PyException);
  }
}

/** The arguments of a UnicodeDecodeError that reads like `message`; of the bytes, those that it names. */
function decodeErrorArgs(message: string): PyObject[] {
  const byte = /^'(.+)' codec can't decode byte 0x(..) in position (\d+): (.*)$/s.exec(message);
  const range = /^'(.+)' codec can't decode bytes in position (\d+)-(\d+): (.*)$/s.exec(message);
  if (byte) {
    const [, codec, value, at, reason] = byte;
    const object = new Uint8Array(Number(at) + 1);
    object[Number(at)] = parseInt(value, 16);
    return [str(codec), bytes(object), int(Number(at)), int(Number(at) + 1), str(reason)];
  }
  if (!range) return [str(message)];
  const [, codec, from, last, reason] = range;
  return [str(codec), bytes(new Uint8Array(Number(last) + 1)), int(Number(from)), int(Number(last) + 1), str(reason)];
}

const nameOf = (module: PyObject): string => (module instanceof PyModule ? module.name : module.type.name);

const isPackage = (module: PyModule): boolean => tryGetAttribute(module, '__path__') !== null;

const missing = (module: PyModule, name: string): never =>
  raise('AttributeError', `module '${module.name}' has no attribute '${name}'`);

/** The absolute name that a relative one stands for. */
function resolveName(name: string, globals: PyDict, level: number): string {
  let base = textIn(globals, '__package__');
  if (base === null) {
    base = textIn(globals, '__name__') ?? '';
    if (dictGetStr(globals, '__path__') === null) base = parentOf(base);
  }
  if (base === '') raise('ImportError', 'attempted relative import with no known parent package');
  for (let up = 1; up < level; up++) {
    if (!base.includes('.'))
      raise(minor < 9 ? 'ValueError' : 'ImportError', 'attempted relative import beyond top-level package');
    base = parentOf(base);
  }
  return name === '' ? base : `${base}.${name}`;
}
