/**
 * Measures how long the widgets take from an input to the paint that answers it, on files of 2 MB.
 *
 *   npm run paint [-- --only marshal-tree] [--rounds 5]
 *
 * Python 3.13 compiles two programs of that size: one of very many functions, one whose module is a single long run of
 * instructions. Each kind of interaction is done some times in Chromium; printed are the median and the longest of what the
 * browser itself says of them (Event Timing, in steps of 8 ms), in which other work on the machine counts, and the median
 * of the page's own CPU time, in which it does not. The numbers are for people: they are no test.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { BUILDS, ensureBuilt } from './build.mjs';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { cleanEnv, findPythons } from './regen/pythons.ts';
import { withTempFolderAsync } from './regen/workspace.ts';
import { serve } from './serve.mjs';

const PYTHON = '3.13';

/** Sources whose compiled files have about 2 MB. */
const PROGRAMS: Record<string, () => string> = {
  'many functions': () =>
    Array.from(
      { length: 5200 },
      (_, i) => `def function_${i}(a, b=${i}):\n    return [a + b, 'text ${i}', a * ${i}.5]\n`,
    ).join(''),
  'one long module': () =>
    Array.from({ length: 26_000 }, (_, i) => `name_${i} = call_${i % 977}(${i}.25, 'text ${i}')\n`).join(''),
};

interface Interaction {
  name: string;
  /** One input of its kind; done again and again. */
  act: (page: Page) => Promise<void>;
}

const press =
  (target: (page: Page) => Locator, ...keys: string[]): Interaction['act'] =>
  async (page) => {
    await target(page).focus();
    for (const key of keys) await page.keyboard.press(key);
  };

/** Clicks one of the places that are drawn, another one each time. */
function click(target: (page: Page) => Locator): Interaction['act'] {
  let turn = 0;
  return async (page) => {
    const count = await target(page).count();
    turn = (turn + 7) % Math.max(1, Math.min(count, 20));
    await target(page).nth(turn).click();
  };
}

const tree = (page: Page) => page.getByRole('tree');
const grid = (page: Page) => page.getByRole('grid');
const scroll =
  (target: (page: Page) => Locator): Interaction['act'] =>
  async (page) => {
    await target(page).hover();
    await page.mouse.wheel(0, 1500);
  };

const WIDGETS: Record<string, Interaction[]> = {
  'marshal-tree': [
    { name: 'step in the tree', act: press(tree, 'ArrowDown') },
    { name: 'page in the tree', act: press(tree, 'PageDown') },
    { name: 'end and start of the tree', act: press(tree, 'End', 'Home') },
    { name: 'click in the tree', act: click((page) => page.getByRole('treeitem')) },
    { name: 'unfold and fold', act: press(tree, 'Home', 'ArrowLeft', 'ArrowRight') },
    { name: 'scroll the tree', act: scroll(tree) },
    { name: 'step in the bytes', act: press(grid, 'ArrowRight') },
    { name: 'page in the bytes', act: press(grid, 'PageDown') },
    { name: 'end and start of the bytes', act: press(grid, 'Control+End', 'Control+Home') },
    { name: 'click a byte', act: click((page) => page.getByRole('gridcell')) },
    { name: 'type a digit', act: press(grid, 'Control+End', '1') },
    { name: 'undo', act: press(grid, 'Control+z') },
  ],
  'code-object': [
    { name: 'step in the code objects', act: press(tree, 'ArrowDown') },
    { name: 'end and start of the code objects', act: press(tree, 'End', 'Home') },
    { name: 'click a code object', act: click((page) => page.getByRole('treeitem')) },
    { name: 'back to the module', act: press(tree, 'Home') },
    { name: 'choose a field', act: click((page) => page.locator('table .name')) },
    { name: 'fold a field', act: click((page) => page.locator('button.fold')) },
    { name: 'other tables', act: click((page) => page.locator('.tabs button')) },
    {
      name: 'step in the bytes',
      act: press((page) => page.getByRole('group', { name: 'Bytes of the file' }), 'ArrowRight'),
    },
    {
      name: 'click a byte',
      act: click((page) => page.getByRole('group', { name: 'Bytes of the file' }).locator('.hex')),
    },
    { name: 'scroll the bytes', act: scroll((page) => page.getByRole('group', { name: 'Bytes of the file' })) },
  ],
  disassembly: [
    { name: 'step in the listing', act: press(grid, 'ArrowDown') },
    { name: 'page in the listing', act: press(grid, 'PageDown') },
    { name: 'end and start of the listing', act: press(grid, 'End', 'Home') },
    { name: 'click an instruction', act: click((page) => page.locator('[data-cell=opname]')) },
    { name: 'scroll the listing', act: scroll(grid) },
    { name: 'unfold prefixes or caches', act: click((page) => page.locator('.fold input')) },
    {
      name: 'click a byte',
      act: click((page) => page.getByRole('group', { name: 'Bytes of the file' }).locator('.hex')),
    },
    { name: 'column head', act: click((page) => page.getByRole('columnheader').getByRole('button')) },
  ],
};

declare global {
  interface Window {
    longest: number;
  }
}

/** CPU time of the page's main thread so far, in milliseconds. */
async function cpu(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

interface Time {
  /** Milliseconds from the slowest input of an interaction to its paint. */
  paint: number;
  /** CPU time of the whole interaction. */
  cpu: number;
}

async function timed(page: Page, client: CDPSession, act: Interaction['act']): Promise<Time> {
  await page.evaluate(() => (window.longest = 0));
  const start = await cpu(client);
  await act(page);
  // The entries come after the paint that they tell of.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60))));
  const end = await cpu(client);
  return { paint: await page.evaluate(() => window.longest), cpu: end - start };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, rounds: { type: 'string', default: '7' } },
  });
  const python = findPythons().get(PYTHON);
  if (!python) {
    console.error(`paint: there is no Python ${PYTHON} here`);
    return 2;
  }
  await ensureBuilt(BUILDS.root);
  const server = await serve(BUILDS.root);
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: CHROMIUM_FLAGS });
  try {
    await withTempFolderAsync(async (folder) => {
      for (const [program, source] of Object.entries(PROGRAMS)) {
        const [py, pyc] = [join(folder, 'large.py'), join(folder, 'large.pyc')];
        writeFileSync(py, source());
        execFileSync(
          python.path,
          ['-c', 'import py_compile, sys; py_compile.compile(sys.argv[1], sys.argv[2])', py, pyc],
          {
            env: cleanEnv(),
          },
        );
        for (const [widget, interactions] of Object.entries(WIDGETS)) {
          if (values.only && !values.only.includes(widget)) continue;
          const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 900 } });
          await page.goto(`${server.url}${widget}/`);
          await page.locator('.panel[data-ready=true]').waitFor();
          await page.evaluate(() => {
            window.longest = 0;
            new PerformanceObserver((list) => {
              for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
            }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
          });
          const client = await page.context().newCDPSession(page);
          await client.send('Performance.enable', { timeDomain: 'threadTicks' });
          const start = Date.now();
          await page.locator('input[type=file]').setInputFiles(pyc);
          await page.getByText('large.pyc').first().waitFor({ state: 'attached' });
          console.log(`${widget}, ${program}: opened after ${Date.now() - start} ms`);
          for (const { name, act } of interactions) {
            const times: Time[] = [];
            for (let round = 0; round < Number(values.rounds); round++) times.push(await timed(page, client, act));
            const paints = times.map(({ paint }) => paint).sort((a, b) => a - b);
            const cpus = times.map(({ cpu }) => cpu).sort((a, b) => a - b);
            const middle = times.length >> 1;
            const shown = (time: number) => (time < 16 ? '< 16' : String(Math.round(time))).padStart(5);
            console.log(
              `  ${name.padEnd(34)} median ${shown(paints[middle])} ms, longest ${shown(paints.at(-1)!)} ms; CPU ${cpus[middle].toFixed(0).padStart(4)} ms`,
            );
          }
          await page.close();
        }
      }
    });
  } finally {
    await browser.close();
    await server.close();
  }
  return 0;
}

process.exitCode = await main();
