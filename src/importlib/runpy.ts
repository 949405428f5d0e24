/** `runpy` (Lib/runpy.py): what `python -m` and `python FOLDER` run, and what is imported before. */
import { findSpec, type Spec } from './finder.ts';
import { sourceGetCode, sourcelessGetCode, type LoadedCode } from './loaders.ts';
import { minorOf } from './minor.ts';
import { Lacks, PythonError, Refusal, type Process } from './process.ts';
import type { MainModule } from './run.ts';

export function getCode(process: Process, spec: Spec): LoadedCode {
  if (spec.origin === null) throw new Lacks('the code of a namespace package');
  return (spec.loader === 'source' ? sourceGetCode : sourcelessGetCode)(process, spec.name, spec.origin);
}

/** Packages that are imported first, and then what runs as `__main__`. */
export interface Planned {
  first: string[];
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
    return { marshalled, file: spec.origin, cached: spec.cached, package: parent, path };
  } catch (error) {
    if (isImportError(error)) return refuse(error.exception.message);
    throw error;
  }
}

/** `_run_module_as_main` for `-m NAME`; null where nothing of that name is on the path. */
export function moduleTarget(process: Process, name: string, path: readonly string[]): Planned | null {
  if (name.startsWith('.')) return refusal('Relative module names not supported');
  const suffix =
    name.endsWith('.py') && minorOf(process.python) >= SUGGESTS_NAME
      ? `. Try using '${name.slice(0, -3)}' instead of '${name}' as the module name.`
      : '';
  const failed = (text: string): never =>
    refusal(`Error while finding module specification for '${name}' (ModuleNotFoundError: ${text})${suffix}`);

  let above: Spec | null = null;
  const first: string[] = [];
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const one = name.slice(0, dot);
    const found: Spec | null = findSpec(process, one, above ? above.searchLocations! : path);
    if (!found) return above === null ? null : { first, main: () => failed(`No module named '${one}'`) };
    above = found;
    first.push(one);
    if (found.searchLocations === null) break;
  }
  if (above !== null && above.searchLocations === null) {
    const plain = above.name;
    return { first, main: () => failed(`__path__ attribute not found on '${plain}' while trying to find '${name}'`) };
  }
  const spec = findSpec(process, name, above?.searchLocations ?? path);
  if (!spec && above === null) return null;
  if (spec && spec.searchLocations !== null) first.push(name);
  return { first, main: () => details(process, name, spec, path, refusal) };
}

/** Where {@link moduleTarget} finds nothing: the words with which Python refuses. */
export function noModule(python: string, name: string): string {
  const [top, ...rest] = name.split('.');
  if (rest.length === 0) return `python: No module named ${name}`;
  const suffix =
    name.endsWith('.py') && minorOf(python) >= SUGGESTS_NAME
      ? `. Try using '${name.slice(0, -3)}' instead of '${name}' as the module name.`
      : '';
  return `python: Error while finding module specification for '${name}' (ModuleNotFoundError: No module named '${top}')${suffix}`;
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
