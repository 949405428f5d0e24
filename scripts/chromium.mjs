/**
 * The Chromium that the browser tests, Lighthouse and the pictures use: the one in CHROMIUM, else the system's, else one
 * that is fetched (Debian's package for root, else Playwright's download).
 *
 *   node scripts/chromium.mjs    prints its path, fetches it if there is none
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SetupError, command, ensureInstalled, fail, nodePath, toolEnv } from './setup.mjs';

/** Starts Chromium in a container or as root, and keeps it from calling home: the tests are to see the site's requests only. */
export const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .flatMap((name) => process.env[name] ?? [])
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/** Whether a file is a browser that starts. Ubuntu's chromium is a script that only tells of a snap. */
function starts(path) {
  if (!existsSync(path)) return false;
  // Chrome for Windows opens a window for --version.
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 && /chrom/i.test(stdout);
}

/** The browser that Playwright has downloaded or would download, as a path; null when it supports none here. */
async function playwrights() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath() || null;
}

/**
 * A Chromium of this machine.
 * @returns {Promise<string | null>}
 * @throws {SetupError} when CHROMIUM names something that does not start
 */
async function findChromium() {
  const chosen = process.env.CHROMIUM;
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new SetupError(`CHROMIUM is ${chosen}, and that is not a browser that starts.`);
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  for (const path of [...onPath, ...(ELSEWHERE[process.platform] ?? []), await playwrights()])
    if (path && starts(path)) return path;
  return null;
}

/**
 * A Chromium, fetched if there is none.
 * @param {(line: string) => void} [say] is told what is tried
 * @returns {Promise<string>} its path
 * @throws {SetupError} when none can be had, with what was tried
 */
export async function ensureChromium(say = console.log) {
  const found = await findChromium();
  if (found) return found;
  const tried = [];
  for (const way of [debianPackage, playwrightDownload]) {
    const attempt = way();
    if (typeof attempt === 'string') {
      tried.push(attempt);
      continue;
    }
    say(`Fetching a Chromium: ${attempt.name} …`);
    const problem = attempt.run();
    const path = problem === null ? await findChromium() : null;
    if (path) return path;
    tried.push(`${attempt.name}: ${problem ?? 'ended well, but left no browser that starts'}`);
  }
  throw new SetupError(
    `No Chromium for the browser tests. Tried:\n${tried.map((line) => `  ${line}\n`).join('')}` +
      'Install Chromium or Chrome, or name one: CHROMIUM=/path/to/chromium npm test',
  );
}

/** Debian's package; a sentence why not where that cannot be. */
function debianPackage() {
  if (!existsSync('/usr/bin/apt-get')) return "Debian's package: this system has no apt-get";
  if (process.getuid?.() !== 0) return "Debian's package: only root may install it (sudo apt-get install chromium)";
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  return {
    name: 'apt-get install chromium',
    run: () => run('apt-get', ['-qq', 'update'], env) ?? run('apt-get', ['-qq', 'install', '-y', 'chromium'], env),
  };
}

function playwrightDownload() {
  const playwright = (...args) => run(nodePath(), [command('@playwright/test', 'playwright'), ...args, 'chromium'], {});
  return {
    name: 'playwright install chromium',
    run: () => {
      // The browser needs libraries of the system, which only root can add, and which may be there already.
      const isRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
      const libraries = isRoot ? playwright('install-deps') : null;
      const download = playwright('install');
      return download !== null && libraries !== null ? `${download}; its libraries: ${libraries}` : download;
    },
  };
}

/** Runs a command; null when it succeeded, else the end of what it said. */
function run(file, args, env) {
  const { status, error, stdout, stderr } = spawnSync(file, args, {
    encoding: 'utf8',
    env: toolEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
  });
  if (status === 0) return null;
  const lines = `${stdout ?? ''}\n${stderr ?? ''}`.trim().split('\n');
  return error ? error.message : `status ${status}: ${lines.slice(-3).join(' | ')}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    ensureInstalled();
    console.log(await ensureChromium(console.error));
  } catch (error) {
    fail(error);
  }
}
