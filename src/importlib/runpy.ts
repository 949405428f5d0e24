/** `runpy` (Lib/runpy.py): what `python -m` and `python FOLDER` run, and what is imported before. */
import { findSpec, type Spec } from './finder.ts';
import { sourceGetCode, sourcelessGetCode, type LoadedCode } from './loaders.ts';
import { minorOf } from './minor.ts';
import { Lacks, PythonError, Refusal, type Process } from './process.ts';
import type { MainModule } from './run.ts';
import type { PythonException } from './types.ts';

export function getCode(process: Process, spec: Spec): LoadedCode {
  if (spec.origin === null) throw new Lacks('the code of a namespace package');
  return (spec.loader === 'source' ? sourceGetCode : sourcelessGetCode)(process, spec.name, spec.origin);
}

/** A package that is imported before `__main__` is asked for. */
export interface First {
  name: string;
  /**
   * Where an ImportError says that it, or a package above it, cannot be imported, `runpy` tries once more, and any
   * exception that `find_spec` is known to raise ends the run with a message that holds it.
   */
  refused: (exception: PythonException) => never;
}

/** What is imported first, and then what runs as `__main__`. */
export interface Planned {
  first: First[];
  main: () => MainModule;
}

type Refuse = (message: string) => never;

const refusal: Refuse = (message) => {
  throw new Refusal(1, `python: ${message}`);
};

const SUGGESTS_NAME = 9;

const isImportError = (error: unknown): error is PythonError =>
  error instanceof PythonError && /^(ImportError|ModuleNotFoundError)$/.test(error.exception.exception);

/** `_get_module_details` of a module that was looked for, whose parent packages are imported. */
function details(
  process: Process,
  name: string,
  spec: Spec | null,
  path: readonly string[],
  refuse: Refuse,
): MainModule {
  if (!spec) return refuse(`No module named ${name}`);
  if (spec.searchLocations !== null) {
    if (name === '__main__' || name.endsWith('.__main__')) return refuse('Cannot use package as __main__ module');
    const inner = `${name}.__main__`;
    return details(process, inner, findSpec(process, inner, spec.searchLocations), path, (message) =>
      refuse(`${message}; '${name}' is a package and cannot be directly executed`),
    );
  }
  try {
    const { marshalled } = getCode(process, spec);
    const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    return { marshalled, file: spec.origin, cached: spec.cached, package: parent, path, path0: null };
  } catch (error) {
    if (isImportError(error)) return refuse(error.exception.message);
    throw error;
  }
}

/** The refusal of `_get_module_details` where looking for a module raises. */
function notFound(python: string, name: string, { exception, message }: PythonException): string {
  const suffix =
    name.endsWith('.py') && minorOf(python) >= SUGGESTS_NAME
      ? `. Try using '${name.slice(0, -3)}' instead of '${name}' as the module name.`
      : '';
  return `Error while finding module specification for '${name}' (${exception}: ${message})${suffix}`;
}

const missing = (message: string): PythonException => ({ exception: 'ModuleNotFoundError', message });

/** `_run_module_as_main` for `-m NAME`; null where nothing of that name is on the path. */
export function moduleTarget(process: Process, name: string, path: readonly string[]): Planned | null {
  const { python } = process;
  if (name.startsWith('.')) return refusal('Relative module names not supported');
  const first = (parent: string, wanted: string): First => ({
    name: parent,
    refused: (exception) => refusal(notFound(python, wanted, exception)),
  });
  const failed = (first: First[], message: string): Planned => ({
    first,
    main: () => refusal(notFound(python, name, missing(message))),
  });

  let above: Spec | null = null;
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const one = name.slice(0, dot);
    const found: Spec | null = findSpec(process, one, above ? above.searchLocations! : path);
    if (!found) return above === null ? null : failed([first(above.name, name)], `No module named '${one}'`);
    above = found;
    if (found.searchLocations === null) break;
  }
  const parents = above === null ? [] : [first(above.name, name)];
  if (above !== null && above.searchLocations === null)
    return failed(parents, `__path__ attribute not found on '${above.name}' while trying to find '${name}'`);
  const spec = findSpec(process, name, above?.searchLocations ?? path);
  if (!spec && above === null) return null;
  const isPackage = spec !== null && spec.searchLocations !== null;
  return {
    first: isPackage ? [...parents, first(name, `${name}.__main__`)] : parents,
    main: () => details(process, name, spec, path, refusal),
  };
}

/** Where {@link moduleTarget} finds nothing: the words with which Python refuses. */
export function noModule(python: string, name: string): string {
  const [top, ...rest] = name.split('.');
  if (rest.length === 0) return `python: No module named ${name}`;
  return `python: ${notFound(python, name, missing(`No module named '${top}'`))}`;
}

/**
 * `_get_main_module_details`: the `__main__` of a folder that is named on the command line, which goes first on the path.
 * `others` are the folders behind it.
 */
export function folderTarget(process: Process, folder: string, others: readonly string[]): MainModule {
  const refuse: Refuse = () => refusal(`can't find '__main__' module in '${folder}'`);
  const path = [folder, ...others];
  return details(process, '__main__', findSpec(process, '__main__', path), path, refuse);
}
