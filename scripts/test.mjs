/**
 * `npm test`: installs what is missing, a Chromium too, runs every check, and ends with "N passed, N failed", added up
 * from what the checks themselves reported.
 *
 *   npm test                    everything
 *   npm test -- unit e2e        some parts; `npm test -- --list` names them
 *
 * What each part printed is in test-results/PART.log; it is shown here when the part failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BUILDS, build, isUpToDate } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ROOT, SetupError, command, ensureInstalled, nodePath, toolEnv } from './setup.mjs';

const RESULTS = join(ROOT, 'test-results');
const MINUTE = 60_000;

/**
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Numbers
 * @typedef {object} Part
 * @property {string} says what it checks
 * @property {boolean} [site] it looks at the built site
 * @property {boolean} [chromium] it needs a browser
 * @property {boolean} [prints] what it printed is shown when it passed, too: figures that one wants to see
 * @property {number} [minutes] after which it is stopped and has failed; 5 unless told
 * @property {(report: string) => string[]} args what Node runs; `report` is a file for its numbers
 * @property {(ended: { status: number | null, output: string, report: string, say: (line: string) => void }) => Numbers}
 *   count `say` adds to what the part printed
 */

/** @type {Record<string, Part>} */
const PARTS = {
  lock: {
    says: 'package-lock.json serves every platform',
    args: () => ['scripts/check.ts', 'lock'],
    count: ({ report }) => readJson(report),
  },
  lint: {
    says: 'ESLint',
    args: (report) => [command('eslint'), '.', '--max-warnings=0', '--format=json', `--output-file=${report}`],
    count: ({ report, say }) => {
      const files = readJson(report);
      const bad = files.filter(({ messages }) => messages.length > 0);
      for (const { filePath, messages } of bad)
        for (const { line, message, ruleId } of messages)
          say(`${relative(ROOT, filePath)}:${line}: ${message} (${ruleId})`);
      return { passed: files.length - bad.length, failed: bad.length, skipped: [] };
    },
  },
  format: {
    says: 'Prettier',
    args: () => [command('prettier'), '--log-level=warn', '--check', '.'],
    count: ({ status, output }) => {
      const bad = output.split('\n').filter((line) => /^\[(warn|error)\] \S+$/.test(line)).length;
      return { passed: status === 0 ? 1 : 0, failed: bad, skipped: [] };
    },
  },
  unit: {
    says: 'unit tests (Vitest)',
    args: () => [command('vitest'), 'run', '--reporter=default', '--reporter=./scripts/check/vitest-numbers.ts'],
    count: ({ report }) => readJson(report),
  },
  types: {
    says: 'types of .ts and .astro (astro check)',
    args: () => [command('astro'), 'check', '--minimumFailingSeverity=warning'],
    count: ({ output }) => {
      const files = Number(/Result \((\d+) files?\)/.exec(output)?.[1] ?? 0);
      const bad = new Set([...output.matchAll(/^(\S+?):\d+:\d+ - (?:error|warning)/gm)].map(([, file]) => file)).size;
      return { passed: files - bad, failed: bad, skipped: [] };
    },
  },
  svelte: {
    says: 'types of .svelte (svelte-check)',
    args: () => [command('svelte-check'), '--tsconfig=./tsconfig.json', '--fail-on-warnings', '--output=human'],
    count: ({ status, output }) => {
      const errors = /found (\d+) errors? and (\d+) warnings?/.exec(output);
      const failed = errors ? Number(errors[1]) + Number(errors[2]) : 0;
      return { passed: status === 0 ? 1 : 0, failed, skipped: [] };
    },
  },
  links: {
    says: 'links and assets of both builds',
    site: true,
    args: () => ['scripts/check.ts', 'links'],
    count: ({ report }) => readJson(report),
  },
  weight: {
    says: 'JavaScript of every page',
    site: true,
    prints: true,
    args: () => ['scripts/check.ts', 'weight'],
    count: ({ report }) => readJson(report),
  },
  e2e: {
    says: 'both builds in a real browser, axe on every page (Playwright)',
    site: true,
    chromium: true,
    minutes: 14,
    args: () => [command('@playwright/test', 'playwright'), 'test'],
    count: ({ report }) => countPlaywright(readJson(report)),
  },
  lighthouse: {
    says: 'Lighthouse on the home page, a lesson and an embed',
    prints: true,
    site: true,
    chromium: true,
    args: () => ['scripts/lighthouse.ts'],
    count: ({ report }) => readJson(report),
  },
};

/**
 * Parts in one lane run one after the other, lanes of a stage side by side, stages one after the other: two cores are
 * kept busy, the browser tests have the machine for themselves, and nobody disturbs Lighthouse's clock.
 */
const STAGES = [
  [
    ['build', 'build-base'],
    ['lock', 'lint', 'format'],
  ],
  [['unit'], ['types', 'svelte', 'links', 'weight']],
  [['e2e']],
  [['lighthouse']],
];
const BUILD_PARTS = { build: BUILDS.root, 'build-base': BUILDS.base };

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** @returns {Numbers} */
function countPlaywright({ stats, suites, errors }) {
  const skipped = [];
  const again = [];
  const visit = ({ suites = [], specs = [] }, titles) => {
    for (const suite of suites) visit(suite, [...titles, suite.title]);
    for (const { title, tests } of specs) {
      for (const { status, projectName, annotations } of tests) {
        const reason = annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
        if (status === 'skipped')
          skipped.push(`[${projectName}] ${[...titles, title].join(' › ')}: ${reason ?? 'no reason given'}`);
        if (status === 'flaky') again.push(`[${projectName}] ${[...titles, title].join(' › ')}`);
      }
    }
  };
  visit({ suites }, []);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped, again };
}

/** Process groups that run now: they end when this process is told to end. */
const running = new Set();
const stop = (child) => {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself in the meantime.
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    for (const child of running) stop(child);
    console.log(`\nStopped by ${signal}.`);
    process.exit(1);
  });

const plain = (text) => text.replace(/\x1b\[[0-9;]*[A-Za-z]/g, ''); // eslint-disable-line no-control-regex

/** Runs a part to its end. */
function run(name, { args, minutes = 5 }, report, env) {
  return new Promise((resolve) => {
    const child = spawn(nodePath(), args(report), {
      cwd: ROOT,
      env: toolEnv({ FORCE_COLOR: '0', REPORT: report, ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes));
    const clock = setTimeout(() => {
      output += `\n${name} was stopped: it ran for more than ${minutes} minutes.\n`;
      stop(child);
    }, minutes * MINUTE);
    const end = (status) => {
      clearTimeout(clock);
      running.delete(child);
      resolve({ status, output: plain(output) });
    };
    child.on('error', (error) => {
      output += `\n${error.message}\n`;
      end(1);
    });
    child.on('close', end);
  });
}

/**
 * What a part's end means in numbers. A part that failed without a count, or that checked nothing, counts as a failure.
 * @returns {Numbers}
 */
function numbersOf(part, ended) {
  const { say, status } = ended;
  let numbers = { passed: 0, failed: 0, skipped: [] };
  try {
    numbers = part.count(ended);
  } catch (error) {
    say(`No numbers from this part: ${error.message}`);
  }
  const { passed, failed } = numbers;
  if (failed > 0) return numbers;
  if (status !== 0) return { ...numbers, failed: 1 };
  if (passed === 0) {
    say('This part checked nothing.');
    return { ...numbers, failed: 1 };
  }
  return numbers;
}

const sum = { passed: 0, failed: 0 };

/** Prints a finished part, and all that it said when it failed. */
function tell(name, says, seconds, { passed, failed, skipped, again = [] }, output) {
  sum.passed += passed;
  sum.failed += failed;
  writeFileSync(join(RESULTS, `${name}.log`), output);
  const counts = `${passed} passed${failed > 0 ? `, ${failed} FAILED` : ''}${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(10)} ${counts} (${seconds.toFixed(0)} s): ${says}`);
  for (const line of skipped) console.log(`    skipped: ${line}`);
  for (const line of again) console.log(`    passed at the second try: ${line}`);
  if (failed === 0 && !PARTS[name]?.prints) return;
  const lines = output.trimEnd().split('\n');
  const shown = lines.slice(-300);
  if (shown.length < lines.length) console.log(`    … the beginning is in test-results/${name}.log`);
  for (const line of shown) console.log(`    ${line}`);
}

/** Whether each build is there; parts that look at the site fail with a sentence where it is not. */
const built = { build: false, 'build-base': false };

async function runBuild(name) {
  const started = Date.now();
  let output = '';
  try {
    await build(BUILD_PARTS[name], (text) => (output += text));
    built[name] = true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    output += error.message;
  }
  const numbers = { passed: built[name] ? 1 : 0, failed: built[name] ? 0 : 1, skipped: [] };
  tell(name, `the site builds for ${BUILD_PARTS[name].base}`, (Date.now() - started) / 1000, numbers, plain(output));
}

async function runPart(name, chromium) {
  const part = PARTS[name];
  const missing = [
    part.site && !(built.build && built['build-base']) ? 'The site could not be built: nothing to look at.' : '',
    part.chromium && chromium.error ? chromium.error : '',
  ].filter(Boolean);
  if (missing.length > 0) return tell(name, part.says, 0, { passed: 0, failed: 1, skipped: [] }, missing.join('\n'));
  const report = join(RESULTS, 'numbers', `${name}.json`);
  const started = Date.now();
  const ended = await run(name, part, report, chromium.path ? { CHROMIUM: chromium.path } : {});
  let { status, output } = ended;
  const say = (line) => (output += `\n${line}`);
  const numbers = numbersOf(part, { status, output, report, say });
  tell(name, part.says, (Date.now() - started) / 1000, numbers, output);
}

async function main(args) {
  const names = [...Object.keys(BUILD_PARTS), ...Object.keys(PARTS)];
  if (args.includes('--list')) {
    for (const [name, { says }] of Object.entries(PARTS)) console.log(`${name.padEnd(12)}${says}`);
    return 0;
  }
  const unknown = args.filter((arg) => !names.includes(arg));
  if (unknown.length > 0) {
    console.error(`npm test: no part "${unknown.join(' ')}"; there are ${names.join(', ')}`);
    return 2;
  }
  const started = Date.now();
  const wanted = new Set(args.length > 0 ? args : names);
  const needs = (key) => [...wanted].some((name) => PARTS[name]?.[key]);

  ensureInstalled();
  rmSync(RESULTS, { recursive: true, force: true });
  mkdirSync(join(RESULTS, 'numbers'), { recursive: true });
  for (const [name, site] of Object.entries(BUILD_PARTS)) {
    // In a partial run a build that is up to date is good enough.
    built[name] = !wanted.has(name) && isUpToDate(site);
    if (needs('site') && !built[name]) wanted.add(name);
  }
  const chromium = {};
  if (needs('chromium')) {
    try {
      chromium.path = await ensureChromium();
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      chromium.error = error.message;
    }
  }
  for (const stage of STAGES)
    await Promise.all(
      stage.map(async (lane) => {
        for (const name of lane.filter((name) => wanted.has(name)))
          await (name in BUILD_PARTS ? runBuild(name) : runPart(name, chromium));
      }),
    );
  console.log(`\nTook ${((Date.now() - started) / MINUTE).toFixed(1)} minutes.`);
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  sum.failed += 1;
  process.exitCode = 1;
}
if (sum.passed + sum.failed > 0) console.log(`${sum.passed} passed, ${sum.failed} failed`);
