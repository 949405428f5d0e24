/** The service worker: the site without a network, and never two builds at once. */
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { BUILDS } from '../../scripts/build.mjs';
import { serviceWorker } from '../../scripts/publish/service-worker.ts';
import { serve } from '../../scripts/serve.mjs';
import { ROOT } from '../../scripts/setup.mjs';
import { expect, hydrate, test } from './site.ts';

/** A copy of the built site whose pages and data say which build they are of. */
function buildCalled(name: string, at: string): string {
  const dir = join(at, name);
  cpSync(join(ROOT, BUILDS.root.dir), dir, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
  const change = (file: string, edit: (text: string) => string) =>
    writeFileSync(join(dir, file), edit(readFileSync(join(dir, file), 'utf8')));
  for (const page of ['index.html', 'glossary/index.html'])
    change(page, (text) => text.replace(/<title>/, `<title>${name} `));
  change('search.json', (text) => {
    const documents = JSON.parse(text);
    return JSON.stringify([{ title: `Build ${name}`, path: 'glossary/', kind: 'Page', text: 'marker' }, ...documents]);
  });
  change('sw.js', () => serviceWorker(dir).text);
  return dir;
}

test(
  'the site works without a network, and passes from one build to the next as a whole',
  { tag: '@once' },
  async ({ browser }) => {
    test.slow();
    const at = mkdtempSync(join(tmpdir(), 'builds-'));
    const dir = join(at, 'site');
    const deploy = (name: string) => {
      symlinkSync(buildCalled(name, at), join(at, 'next'));
      renameSync(join(at, 'next'), dir);
    };
    deploy('ONE');
    const site = { dir, base: '/' };
    let server = await serve(site);
    const { port, url } = server;
    const context = await browser.newContext({ serviceWorkers: 'allow', baseURL: url });
    try {
      const page = await context.newPage();
      await page.goto('lessons/sixteen-bytes/');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

      await server.close();
      await page.goto('glossary/?from=slides#mtime');
      await expect(page).toHaveTitle(/^ONE Glossary/);
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: /Search/ }).fill('marker');
      await expect(page.locator('#search').getByRole('option').first()).toContainText('Build ONE');
      await page.goto('stepper');
      await expect(page, 'the slash is put there').toHaveURL(/\/stepper\/$/);
      await page.goto('header-lab/');
      await hydrate(page);
      await page.getByRole('gridcell').first().click();
      await page.keyboard.type('00');
      await expect(page.locator('main [role=status]').first()).toContainText(/recompile/i);
      await page.goto('no/such/page/');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');

      server = await serve(site, { port });
      deploy('TWO');
      await page.goto('glossary/');
      const other = await context.newPage();
      await other.goto('');
      await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        await registration.update();
        while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
      });
      const dataOf = (which: Page) =>
        which.evaluate(async () => (await (await fetch('/search.json')).json())[0].title as string);
      await page.reload();
      await expect(page, 'a page that is opened is of the new build').toHaveTitle(/^TWO/);
      expect(await dataOf(page)).toBe('Build TWO');
      expect(await dataOf(other), 'one that is open stays with the old one').toBe('Build ONE');
      await other.reload();
      await expect(other).toHaveTitle(/^TWO/);
      expect(await dataOf(other)).toBe('Build TWO');

      await server.close();
      await page.goto('glossary/');
      await expect(page, 'without a network it is the new build too').toHaveTitle(/^TWO Glossary/);
      server = await serve(site, { port });

      const embed = page.waitForResponse(/embed\/header-lab\/$/);
      await page.goto('embed/header-lab/');
      expect((await embed).fromServiceWorker(), 'embeds are left alone').toBe(false);
      await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    } finally {
      await context.close();
      await server.close();
      rmSync(at, { recursive: true, force: true });
    }
  },
);
