/** `FileFinder` and `PathFinder` of Lib/importlib/_bootstrap_external.py, over a disk: where a module's code is. */
import { attempt, type Process } from './process.ts';
import { minorOf } from './minor.ts';
import { pathJoin } from './paths.ts';

/** `ModuleSpec`, as far as it concerns files. */
export interface Spec {
  name: string;
  /** The class of the loader: SourceFileLoader, SourcelessFileLoader, NamespaceLoader. */
  loader: 'source' | 'sourceless' | 'namespace';
  /** `__file__`; null for a namespace package. */
  origin: string | null;
  /** `__cached__`. */
  cached: string | null;
  /** `__path__` of a package; null for a module. */
  searchLocations: string[] | null;
}

/** `_get_supported_file_loaders`, in its order; extension modules, which come first, are not part of this disk. */
const LOADERS = [
  ['.py', 'source'],
  ['.pyc', 'sourceless'],
] as const;

function specAt(
  process: Process,
  name: string,
  path: string,
  loader: 'source' | 'sourceless',
  within: string | null,
): Spec {
  // `_get_cached`
  const cached = loader === 'source' ? process.cacheFromSource(path) : path;
  return { name, loader, origin: path, cached, searchLocations: within === null ? null : [within] };
}

/** `FileFinder.find_spec` of one folder; a folder without `__init__` is given as its portion of a namespace package. */
function findIn(process: Process, folder: string, fullname: string): Spec | { portion: string } | null {
  const { fs } = process;
  const tail = fullname.slice(fullname.lastIndexOf('.') + 1);
  const listed = attempt(() => fs.list(folder));
  const names = new Set('value' in listed ? listed.value : []);
  const base = pathJoin(folder, tail);
  if (names.has(tail))
    for (const [suffix, loader] of LOADERS) {
      const init = pathJoin(base, `__init__${suffix}`);
      if (fs.isFile(init)) return specAt(process, fullname, init, loader, base);
    }
  for (const [suffix, loader] of LOADERS) {
    const path = pathJoin(folder, tail + suffix);
    if (names.has(tail + suffix) && fs.isFile(path)) return specAt(process, fullname, path, loader, null);
  }
  if (!names.has(tail) || !fs.isFolder(base)) return null;
  process.say(`possible namespace for ${base}`);
  return { portion: base };
}

/** `PathFinder.find_spec`: the first folder of `path` that has the module, or a namespace package of all portions. */
export function findSpec(process: Process, fullname: string, path: readonly string[]): Spec | null {
  const portions: string[] = [];
  for (const entry of path) {
    // 3.7 leaves a relative one as it is: FileFinder.
    const asItIs = minorOf(process.python) < 8 && entry !== '';
    const { cwd } = process.fs;
    const folder = entry === '' ? cwd : asItIs || entry.startsWith('/') ? entry : `${cwd}/${entry}`;
    const found = findIn(process, folder, fullname);
    if (found === null) continue;
    if ('portion' in found) portions.push(found.portion);
    else {
      process.decide({
        module: fullname,
        node: 'find_spec',
        function: 'FileFinder.find_spec',
        answer: found.loader === 'sourceless' ? 'sourceless' : found.searchLocations ? 'package' : 'source',
        path: found.origin,
      });
      return found;
    }
  }
  const namespace = portions.length > 0;
  process.decide({
    module: fullname,
    node: 'find_spec',
    function: 'PathFinder.find_spec',
    answer: namespace ? 'namespace' : 'nothing',
    path: portions[0] ?? null,
  });
  if (!namespace) return null;
  return { name: fullname, loader: 'namespace', origin: null, cached: null, searchLocations: portions };
}
