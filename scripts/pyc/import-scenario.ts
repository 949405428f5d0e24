/** Scenarios of files, changes and runs, played in the simulated import system; results as the oracle prints them. */
import {
  FileSystem,
  OSError,
  cacheTag,
  runPython,
  type Compile,
  type Disk,
  type RunResult,
} from '../../src/importlib/index.ts';
import { MAGIC_NUMBER } from '../../src/importlib/index.ts';
import { strRepr } from '../../src/pyc/repr/str.ts';
import type { PythonVersion } from '../../src/pyc/types.ts';
import { execute } from '../../src/widgets/cache-lab/execute.ts';
import type { ListedFile, Scenario, ScenarioResult, ScenarioRun, ScenarioStep } from '../regen/cache/scenario-types.ts';

/** Of the same length as the oracle's temporary folders: code objects carry the paths of their files. */
export const FOLDER = '/tmp/cachexxxxxxxx';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const unhex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** What time it is in a scenario: files that a run writes get it. */
const NOW = 1_700_000_000;

function headerOf(data: Uint8Array): ListedFile {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const file: ListedFile = { magic: data.length >= 2 ? view.getUint16(0, true) : null, hex: hex(data.subarray(0, 16)) };
  if (data.length < 16) return file;
  const flags = view.getUint32(4, true);
  if (flags & 1) return { ...file, flags, hash: hex(data.subarray(8, 16)) };
  return { ...file, flags, mtime: view.getUint32(8, true), size: view.getUint32(12, true) };
}

/** The files of the scenario's folder, and its empty folders. */
export function listing(disk: Disk): Record<string, ListedFile> {
  const files: Record<string, ListedFile> = {};
  const names = [...disk.keys()].filter((path) => path === FOLDER || path.startsWith(`${FOLDER}/`));
  for (const path of names) {
    if (path.includes(`/${LIBRARY}`)) continue;
    const entry = disk.get(path)!;
    const name = path === FOLDER ? '.' : path.slice(FOLDER.length + 1).replace(FOLDER.slice(1), '<T>');
    if (entry.kind === 'file') {
      const own = path.endsWith('.pyc') ? headerOf(entry.bytes) : { mtime: Math.trunc(entry.mtime) };
      files[name] = { bytes: entry.bytes.length, mode: `0o${entry.mode.toString(8)}`, ...own };
    } else if (!names.some((other) => other.startsWith(`${path}/`))) files[`${name}/`] = {};
  }
  return files;
}

const SHOWN = /matches|code object from|is stale|created '|wrote '|could not create|bad magic|reached EOF|import '/;
const LAST = /^[A-Za-z_.]*(Error|Exception|Exit|Warning|Interrupt|Group)\b|^python: /;

/** The line that stands for the exception: the last one on stderr that looks like one. */
function lastOf({ stderr }: RunResult): string | null {
  if (stderr === null) return null;
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => LAST.test(line)) ?? lines.at(-1) ?? null;
}

/** The folder, under a prefix, of the library's cache files. */
const LIBRARY = '(library)';

/** Whether a scenario is for that version. */
export function isFor({ min = '3.0', max = '3.99' }: Scenario, python: PythonVersion): boolean {
  const minor = (version: string): number => Number(version.split('.')[1]);
  return minor(min) <= minor(python) && minor(python) <= minor(max);
}

/** Plays one scenario on one version. */
export function playScenario(
  scenario: Scenario,
  python: PythonVersion,
  compile: Compile,
): ScenarioResult & { unsupported?: string } {
  const root: Disk = new Map([
    ['/', { kind: 'folder', mtime: 0, mode: 0o755 }],
    ['/tmp', { kind: 'folder', mtime: 0, mode: 0o1777 }],
    [FOLDER, { kind: 'folder', mtime: 0, mode: 0o700 }],
  ]);
  let disk = root;
  const sub = (text: string): string =>
    text.replaceAll('{tag}', cacheTag(python)).replaceAll('{pc}', '__pycache__').replaceAll('{T}', FOLDER);
  const tidy = (text: string): string => text.replaceAll(FOLDER, '$T');
  const unnumbered = (text: string): string => text.replace(/\.\d{9,}\b/g, '.TMP');
  const place = (path: string): string => `${FOLDER}/${sub(path)}`;
  const runs: ScenarioRun[] = [];
  const refused: number[] = [];
  const shown = (scenario.mods ?? ['m', 'pkg', 'pkg.sub', 'main']).map((name) => `'${name}'`);

  /** Under a prefix Python caches its own library too: one file stands for it, which is not listed. */
  const cacheLibrary = (step: Extract<ScenarioStep, { run: string[] }>): void => {
    const prefix = /^pycache_prefix=(.+)/;
    const option = step.run.find((arg) => arg.startsWith('pycache_prefix='));
    const place = option === undefined ? step.env?.PYTHONPYCACHEPREFIX : prefix.exec(option)?.[1];
    const quiet = /^[1-9a-z]/.test(step.env?.PYTHONDONTWRITEBYTECODE ?? '') || step.run.includes('-B');
    if (!place || quiet || python === '3.7') return;
    const obeysModes = step.nodac ?? false;
    const fs = new FileSystem(disk, { cwd: FOLDER, obeysModes, now: () => NOW });
    const at = fs.absolute(sub(place));
    try {
      makeFolders(fs, `${at}/${LIBRARY}`);
      fs.write(`${at}/${LIBRARY}/os.pyc`, new Uint8Array());
    } catch (error) {
      if (!(error instanceof OSError)) throw error;
    }
    disk = fs.disk();
  };

  const run = (step: Extract<ScenarioStep, { run: string[] }>): RunResult => {
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, sub(value)]));
    const args = step.run.map(sub);
    const obeysModes = step.nodac ?? false;
    const { stdin = '' } = step;
    return runPython({ python, args, env, disk, cwd: FOLDER, obeysModes, now: () => NOW, stdin }, compile, execute);
  };

  for (const [n, step] of scenario.steps.entries()) {
    if (!('run' in step)) {
      const fs = new FileSystem(disk, { cwd: FOLDER, obeysModes: false, now: () => NOW });
      try {
        change(fs, step, place, python);
      } catch (error) {
        if (!(error instanceof OSError)) throw error;
        refused.push(n);
      }
      disk = fs.disk();
      continue;
    }
    const result = run(step);
    disk = result.disk;
    if (result.status !== 2) cacheLibrary(step);
    const { status, stdout, verbose } = result;
    if (result.unsupported !== null)
      return { name: scenario.name, version: python, runs, unsupported: result.unsupported };
    const lines =
      step.v === false ? [] : verbose.filter((line) => line.startsWith('# ')).map((line) => unnumbered(tidy(line)));
    const last = lastOf(result);
    runs.push({
      cmd: tidy(['python', ...step.run.map((arg) => (arg.includes(' ') ? strRepr(arg) : arg))].join(' ')),
      env: step.env ?? null,
      rc: status!,
      stdout: unnumbered(tidy(stdout)),
      v: lines.filter((line) => (line.includes('$T') || shown.some((name) => line.includes(name))) && SHOWN.test(line)),
      exc: last === null ? null : unnumbered(tidy(last)),
      files: listing(disk),
    });
  }
  return { name: scenario.name, version: python, runs, ...(refused.length > 0 && { refused }) };
}

/** `os.makedirs(…, exist_ok=True)`. */
function makeFolders(fs: FileSystem, path: string): void {
  if (fs.isFolder(path)) return;
  if (path !== '/') makeFolders(fs, path.slice(0, path.lastIndexOf('/')) || '/');
  fs.mkdir(path);
}

/** Every step but "run". */
function change(
  fs: FileSystem,
  step: Exclude<ScenarioStep, { run: string[] }>,
  place: (path: string) => string,
  python: PythonVersion,
): void {
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
  if ('write' in step) {
    const path = place(step.write);
    makeFolders(fs, folderOf(path));
    fs.write(path, new TextEncoder().encode(step.text));
    if (step.mtime !== undefined) fs.utime(path, step.mtime);
  } else if ('utime' in step) fs.utime(place(step.utime), step.mtime);
  else if ('rm' in step) fs.removeTree(place(step.rm));
  else if ('mkdir' in step) makeFolders(fs, place(step.mkdir));
  else if ('chmod' in step) fs.chmod(place(step.chmod), parseInt(step.mode, 8));
  else if ('copy' in step) copy(fs, place(step.copy[0]), place(step.copy[1]));
  else if ('patch' in step) {
    const bytes = fs.read(place(step.patch));
    const added = unhex(step.hex);
    const patched = new Uint8Array(Math.max(bytes.length, step.at + added.length));
    patched.set(bytes);
    patched.set(added, step.at);
    fs.write(place(step.patch), patched);
  } else if ('truncate' in step) {
    const bytes = fs.read(place(step.truncate));
    const cut = new Uint8Array(step.size);
    cut.set(bytes.subarray(0, step.size));
    fs.write(place(step.truncate), cut);
  } else if ('hex' in step) fs.write(place(step.hex), unhex(step.data));
  else {
    makeFolders(fs, folderOf(place(step.magicpyc)));
    const fields = new Uint8Array(12);
    const view = new DataView(fields.buffer);
    [step.flags, step.mtime, step.size].forEach((value, n) => view.setUint32(n * 4, value ?? 0, true));
    fs.write(place(step.magicpyc), Uint8Array.from([...MAGIC_NUMBER[python], ...fields, ...unhex(step.body)]));
  }
}

/** `shutil.copy2`: with mode and mtime; into a folder under its own name. */
function copy(fs: FileSystem, from: string, to: string): void {
  const target = fs.isFolder(to) ? `${to}/${from.slice(from.lastIndexOf('/') + 1)}` : to;
  const entry = fs.stat(from);
  // shutil.SameFileError is an OSError.
  if (fs.absolute(from) === fs.absolute(target)) throw new OSError('EEXIST', target);
  fs.write(target, fs.read(from));
  fs.chmod(target, entry.mode);
  fs.utime(target, entry.mtime);
}
