/**
 * What every end-to-end test is written with. `import { expect, test } from './site.ts'`:
 *
 *   test('a reader …', async ({ site, page, watch }) => {
 *     await site.open('lessons/the-value-stack/', { theme: 'dark', python: '3.11' });
 *     …
 *   });
 *
 * Every test runs against the build for "/" and the one for "/repo/": addresses are relative, without a leading slash.
 * `{ tag: '@once' }` keeps a test that the base path cannot matter to on the first. A test fails by itself when a page
 * wrote an error to the console, an exception was uncaught, or a request failed or left the site.
 */
import { expect, test as base } from '@playwright/test';
import { BUILDS } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/setup.mjs';
import { pathsOf } from '../../scripts/check/built-site.ts';
import { type Preferences, hydrate, prefer } from './reader.ts';

export { expect, hydrate, prefer };

export interface SiteOptions {
  /** Which of the two builds a project tests. */
  build: keyof typeof BUILDS;
}

export interface Site {
  /** The built pages' addresses below the base: "" for the home page, "lessons/the-header/", "404.html". */
  readonly paths: readonly string[];
  /** Opens a page (an address below the base, with query and fragment) and waits until its widgets answer. */
  open(path: string, preferences?: Preferences): Promise<void>;
  /** The full address of a path below the base. */
  url(path: string): string;
}

export interface Watch {
  /** Lets problems pass that a test causes on purpose. */
  allow(problem: RegExp): void;
}

/** The pages of the site: the same ones in both builds. Decks are slides, and have tests of their own. */
export const PATHS = pathsOf(`${ROOT}/${BUILDS.root.dir}`).filter((path) => !path.startsWith('decks/'));

export const test = base.extend<SiteOptions & { site: Site; watch: Watch }>({
  build: ['root', { option: true }],

  baseURL: async ({ build }, use) => {
    await use(JSON.parse(process.env.E2E_URLS ?? '{}')[build]);
  },

  watch: [
    async ({ context, baseURL }, use) => {
      const problems: string[] = [];
      const allowed: RegExp[] = [/Service Worker registration blocked by Playwright/];
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => problems.push(`uncaught: ${error.error().stack ?? error.error().message}`));
      context.on('request', (request) => {
        if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(baseURL!))
          problems.push(`request outside of the site: ${request.url()}`);
      });
      context.on('requestfailed', (request) => {
        // A request that a navigation cuts off is nobody's fault.
        const text = request.failure()?.errorText ?? '';
        if (text !== 'net::ERR_ABORTED') problems.push(`request failed: ${request.url()} ${text}`);
      });
      context.on('response', (response) => {
        if (response.status() >= 400) problems.push(`status ${response.status()}: ${response.url()}`);
      });
      await use({ allow: (problem) => allowed.push(problem) });
      const left = problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)));
      expect(left, 'the page ran without errors and asked only its own site').toEqual([]);
    },
    { auto: true },
  ],

  site: async ({ page, baseURL }, use) => {
    await use({
      paths: PATHS,
      url: (path) => new URL(path, baseURL).href,
      async open(path, preferences = {}) {
        await prefer(page, preferences);
        await page.goto(path);
        await hydrate(page);
      },
    });
  },
});
