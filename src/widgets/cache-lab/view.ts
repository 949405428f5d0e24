/** What the lab shows: plain data, made of a replay. The first one is made at build time. */
import {
  MAGIC_NUMBER,
  cacheTag,
  isLibraryModule,
  normalize,
  type Decision,
  type Disk,
  type FileEntry,
} from '../../importlib/index.ts';
import { readHeader } from '../../pyc/header.ts';
import { PYTHON_VERSIONS, type PythonVersion } from '../../pyc/types.ts';
import { NO_CODE, judgeCode, type CodeJudged } from './cached-code.ts';
import { pathsOf, type ModulePath } from './path.ts';
import { titleOf } from './programs.ts';
import type { Replay } from './replay.ts';
import type { Compilers, Done, Entry } from './shell.ts';
import { LAB, type World } from './world.ts';

/** What a cache file's header holds. */
export interface HeaderRow {
  magic: number | null;
  /** The Python whose magic number it is, of those that the lab has. */
  python: PythonVersion | null;
  kind: 'timestamp' | 'checked hash' | 'unchecked hash' | 'invalid flags' | 'cut off';
  flags: number | null;
  mtime: number | null;
  size: number | null;
  hash: string | null;
}

export interface FileRow {
  /** From the folder that it is listed under. */
  name: string;
  path: string;
  kind: 'folder' | 'source' | 'cache' | 'other';
  depth: number;
  size: number;
  mtime: number;
  mode: string;
  /** Its owner may not write to it. */
  readOnly: boolean;
  /** Against the line before. */
  change: 'new' | 'changed' | null;
  header: HeaderRow | null;
  /** What the text of `m.py` or `main.py` is called. */
  title: string | null;
  text: string | null;
}

export interface Place {
  folder: string;
  readOnly: boolean;
  change: FileRow['change'];
  rows: FileRow[];
}

export interface CommandView extends CodeJudged {
  text: string;
  out: string;
  err: string | null;
  lacks: string | null;
  status: number | null;
  python: PythonVersion | null;
  verbose: string[];
  saysVerbose: boolean;
  paths: ModulePath[];
}

export interface EntryView {
  line: string;
  cwd: string;
  clock: number;
  problem: string | null;
  commands: CommandView[];
}

export interface LabView {
  python: PythonVersion;
  cwd: string;
  clock: number;
  env: [string, string][];
  places: Place[];
  /** Files that the last line removed. */
  gone: string[];
  entries: EntryView[];
  /** The cache file that `python` would use for `m.py`, from the folder. */
  tag: string;
}

function headerOf(bytes: Uint8Array): HeaderRow {
  const header = readHeader(bytes, 16);
  const value = (name: string): number | null => {
    const found = header.fields.find((field) => field.name === name)?.value;
    return typeof found === 'number' ? found : null;
  };
  const python = PYTHON_VERSIONS.find((version) => MAGIC_NUMBER[version].every((byte, n) => byte === bytes[n])) ?? null;
  const kinds = {
    timestamp: 'timestamp',
    'checked-hash': 'checked hash',
    'unchecked-hash': 'unchecked hash',
    invalid: 'invalid flags',
  } as const;
  const whole = bytes.length >= 16;
  const flags = whole ? value('flags') : null;
  const hashed = whole && ((flags ?? 0) & 1) === 1;
  return {
    magic: bytes.length >= 2 ? bytes[0] | (bytes[1] << 8) : null,
    python,
    kind: whole ? kinds[header.kind] : 'cut off',
    flags,
    mtime: whole && !hashed ? value('mtime') : null,
    size: whole && !hashed ? value('size') : null,
    hash: hashed ? Array.from(bytes.subarray(8, 16), (byte) => byte.toString(16).padStart(2, '0')).join('') : null,
  };
}

/** `rw-r--r--` */
function modeText(mode: number): string {
  return [6, 3, 0]
    .map((shift) => ['r', 'w', 'x'].map((letter, n) => ((mode >> shift) & (4 >> n) ? letter : '-')).join(''))
    .join('');
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, n) => byte === b[n]);

function changeOf(disk: Disk, before: Disk, path: string): FileRow['change'] {
  const [now, then] = [disk.get(path)!, before.get(path)];
  if (!then || then.kind !== now.kind) return 'new';
  const equal =
    now.mode === then.mode &&
    (now.kind === 'folder' || (now.mtime === then.mtime && same(now.bytes, (then as FileEntry).bytes)));
  return equal ? null : 'changed';
}

function rowOf(disk: Disk, before: Disk, folder: string, path: string): FileRow {
  const entry = disk.get(path)!;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const depth = path.slice(folder.length + 1).split('/').length - 1;
  const common = {
    name,
    path,
    depth,
    mtime: entry.mtime,
    mode: modeText(entry.mode),
    readOnly: !(entry.mode & 0o200),
    change: changeOf(disk, before, path),
  };
  if (entry.kind === 'folder') return { ...common, kind: 'folder', size: 0, header: null, title: null, text: null };
  const { bytes } = entry;
  const kind = name.endsWith('.py') ? 'source' : name.endsWith('.pyc') ? 'cache' : 'other';
  const text = kind === 'source' ? new TextDecoder().decode(bytes) : null;
  return {
    ...common,
    kind,
    size: bytes.length,
    header: kind === 'cache' ? headerOf(bytes) : null,
    title: text === null ? null : titleOf(name, text),
    text,
  };
}

/** Folders and files as a tree is printed: a folder's files right below it. */
const inOrder = (a: string, b: string): number => (a.replaceAll('/', '\0') < b.replaceAll('/', '\0') ? -1 : 1);

function placesOf(world: World, before: Disk): Place[] {
  const { disk, cwd } = world;
  const roots = new Set([LAB, cwd]);
  for (const path of disk.keys()) {
    if (path === '/' || path === '/tmp' || [...roots].some((root) => path === root || path.startsWith(`${root}/`)))
      continue;
    const parts = path.split('/');
    roots.add(parts.slice(0, parts[1] === 'tmp' ? 3 : 2).join('/'));
  }
  const outer = [...roots].filter(
    (root) => ![...roots].some((other) => other !== root && root.startsWith(`${other}/`)),
  );
  const home = outer.find((root) => cwd === root || cwd.startsWith(`${root}/`));
  const sorted = outer.sort((a, b) => (a === home ? -1 : b === home ? 1 : a < b ? -1 : 1));
  return sorted
    .filter((folder) => disk.has(folder))
    .map((folder) => ({
      folder,
      readOnly: !(disk.get(folder)!.mode & 0o200),
      change: changeOf(disk, before, folder),
      rows: [...disk.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .sort(inOrder)
        .map((path) => rowOf(disk, before, folder, path)),
    }));
}

/** The cache file of a module that lies in a `__pycache__` without its source. */
function orphanIn(done: Done): (module: string) => string | null {
  const { disk, cwd } = done.before;
  return (module) => {
    const tag = cacheTag(done.run!.python);
    const path = `${cwd}/__pycache__/${module}.${tag}.pyc`;
    return disk.has(path) ? `__pycache__/${module}.${tag}.pyc` : null;
  };
}

/** The library's modules are not on the lab's disk: that nothing is found there is no answer of Python's. */
const isLibrary =
  (python: PythonVersion) =>
  ({ module, answer }: Decision): boolean =>
    answer === 'nothing' && isLibraryModule(python, module);

function commandView(done: Done, compilers: Compilers): CommandView {
  const { text, out, err, lacks, status, run } = done;
  const nothing = { python: null, verbose: [], saysVerbose: false, paths: [], ...NO_CODE };
  if (!run) return { text, out, err, lacks, status, ...nothing };
  const { python, verbose, saysVerbose } = run;
  const { disk, cwd } = done.before;
  const lackedLibrary = isLibrary(python);
  const paths = pathsOf(
    run.decisions.filter((decision) => !lackedLibrary(decision)),
    orphanIn(done),
  );
  const judged = judgeCode(python, disk, paths, compilers(python), (path) => normalize(path, cwd));
  return { text, out, err, lacks, status, python, verbose, saysVerbose, paths, ...judged };
}

function entryView({ line, cwd, clock, problem, done }: Entry, compilers: Compilers): EntryView {
  return { line, cwd, clock, problem, commands: done.map((one) => commandView(one, compilers)) };
}

/** The lab after the first `at` lines of a replay. */
export function viewOf({ start, entries }: Replay, at: number, compilers: Compilers): LabView {
  const world = entries[at - 1]?.world ?? start;
  const before = entries[at - 2]?.world.disk ?? start.disk;
  return {
    python: world.python,
    cwd: world.cwd,
    clock: world.clock,
    env: Object.entries(world.env),
    places: placesOf(world, at === 0 ? world.disk : before),
    gone: at === 0 ? [] : [...before.keys()].filter((path) => !world.disk.has(path)).sort(inOrder),
    entries: entries.slice(0, at).map((entry) => entryView(entry, compilers)),
    tag: cacheTag(world.python),
  };
}
