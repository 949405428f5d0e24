/**
 * Builds the site where it is not up to date.
 *
 *   node scripts/build.mjs           dist/, for the root of a host
 *   node scripts/build.mjs --base    dist-base/, for a folder of a host (/repo/), as project pages have it
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, SetupError, ensureInstalled, fail, nodePath, toolEnv } from './setup.mjs';

/**
 * The two builds that are tested: the folder of each below the project, and the path that it is served under.
 * @type {{ root: Build, base: Build }}
 * @typedef {{ dir: string, base: string }} Build
 */
export const BUILDS = { root: { dir: 'dist', base: '/' }, base: { dir: 'dist-base', base: '/repo/' } };

/** Everything that a build is made from. */
const SOURCES = [
  'src',
  'content',
  'public',
  'scripts/publish',
  'scripts/check/built-site.ts',
  'package.json',
  'package-lock.json',
  'astro.config.mjs',
  'scripts/embed-kit.ts',
  'svelte.config.js',
  'tsconfig.json',
];

/** A hash over the sources of a build and what it is built for. */
function fingerprint({ base }) {
  const hash = createHash('sha256').update(`${base}\n${process.env.SITE_ORIGIN ?? ''}\n`);
  const add = (path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory())
      readdirSync(full)
        .sort()
        .forEach((name) => add(`${path}/${name}`));
    else hash.update(`${path}\n`).update(readFileSync(full)).update('\n');
  };
  SOURCES.forEach(add);
  return hash.digest('hex');
}

const stampOf = ({ dir }) => join(ROOT, '.cache', `built-${dir}`);

/** Whether a build is there and made from the sources as they are. */
export function isUpToDate(build) {
  const stamp = stampOf(build);
  return (
    existsSync(join(ROOT, build.dir, 'index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint(build)
  );
}

/**
 * Builds. The new files take the place of the old ones only when all of them are there, so that a build that fails
 * leaves what was served before.
 *
 * @param {Build} build
 * @param {(text: string) => void} [print] takes what the build prints; kept back by default unless it fails
 * @returns {Promise<void>} rejected with a `SetupError` when the build fails
 */
export async function build(build, print) {
  const made = fingerprint(build);
  const fresh = join('.cache', `building-${build.dir}-${process.pid}`);
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  removeLeftovers();
  rmSync(stampOf(build), { force: true });
  try {
    const { status, output } = await npmRunBuild({ SITE_BASE: build.base, SITE_OUT: `./${fresh}` }, print);
    if (status !== 0)
      throw new SetupError(`${print ? '' : output}The build for ${build.base} failed (status ${status}).`);
    rmSync(join(ROOT, build.dir), { recursive: true, force: true });
    renameSync(join(ROOT, fresh), join(ROOT, build.dir));
    writeFileSync(stampOf(build), made);
  } finally {
    rmSync(join(ROOT, fresh), { recursive: true, force: true });
  }
}

/** Removes what builds that were interrupted left behind. */
function removeLeftovers() {
  for (const name of readdirSync(join(ROOT, '.cache'))) {
    const pid = /^building-.+-(\d+)$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(ROOT, '.cache', name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function npmRunBuild(env, print) {
  return new Promise((resolve, reject) => {
    const steps = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts.build;
    const child = spawn(steps, {
      cwd: ROOT,
      env: toolEnv({ ...env, NODE: nodePath() }),
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: true,
    });
    let output = '';
    const take = (bytes) => {
      output += bytes;
      print?.(String(bytes));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** Builds unless the build is up to date; says so on the terminal. */
export async function ensureBuilt(wanted) {
  if (isUpToDate(wanted)) return;
  console.log(`Building the site into ${wanted.dir}/ …`);
  await build(wanted);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const wanted = process.argv.includes('--base') ? BUILDS.base : BUILDS.root;
  try {
    ensureInstalled();
    await build(wanted, (text) => process.stdout.write(text));
  } catch (error) {
    fail(error);
  }
}
