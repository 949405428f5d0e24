/**
 * Builds a deck with a real Slidev, which it installs into `.cache/slidev` at the first call (some 700 packages), and goes
 * through it in Chromium: clicks step the widget, the widget's state is there when a slide is visited again.
 *
 *   npm run slidev
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { BUILDS, ensureBuilt } from './build.mjs';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { report, type Checked } from './check/report.ts';
import { serve } from './serve.mjs';
import { ROOT } from './setup.mjs';

const HERE = join(ROOT, 'tests/slidev');
const FOLDER = join(ROOT, '.cache/slidev');

function build(site: string): string {
  mkdirSync(join(FOLDER, 'components'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json', 'vite.config.ts'])
    cpSync(join(HERE, name), join(FOLDER, name));
  cpSync(join(ROOT, 'public/slidev/PycEmbed.vue'), join(FOLDER, 'components/PycEmbed.vue'));
  const slides = readFileSync(join(HERE, 'slides.md'), 'utf8').replaceAll('SITE', site.replace(/\/$/, ''));
  writeFileSync(join(FOLDER, 'slides.md'), slides);
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: FOLDER, stdio: 'inherit' });
  if (!existsSync(join(FOLDER, 'node_modules/@slidev/cli'))) npm('ci', '--no-audit', '--no-fund');
  const out = join(FOLDER, 'deck');
  rmSync(out, { recursive: true, force: true });
  npm('exec', '--', 'slidev', 'build', 'slides.md', '--out', 'deck');
  return out;
}

const checked: Checked[] = [];

async function check(what: string, run: () => Promise<void>): Promise<void> {
  const problems: string[] = [];
  await run().catch((problem: Error) => problems.push(problem.message));
  checked.push({ what, problems });
}

async function goThrough(page: Page, deck: string): Promise<void> {
  const slider = page.frameLocator('iframe[title="Stepper"]').getByRole('slider');
  const at = (step: number) => expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^step ${step} of `));
  await page.goto(`${deck}2`);
  await check('the slide begins at the step of its address', () => at(3));
  await check('three clicks are three steps', async () => {
    for (const step of [4, 5, 6]) {
      await page.keyboard.press('ArrowRight');
      await at(step);
    }
  });
  await check('the next click goes on to the next slide', async () => {
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/\/3$/);
    const lab = page.frameLocator('iframe[title="Header lab"]');
    await expect(lab.getByText(/Recompiled/).first()).toBeVisible();
  });
  await check('going back finds the last step, and steps back', async () => {
    await page.keyboard.press('ArrowLeft');
    await at(6);
    await page.keyboard.press('ArrowLeft');
    await at(5);
  });
  await check(
    'after a click into the widget, a clicker’s keys move the deck, and Escape gives it the others',
    async () => {
      await page.goto(`${deck}3`);
      const button = page.frameLocator('iframe[title="Header lab"]').getByRole('button', { name: 'touch the source' });
      await button.click();
      await page.keyboard.press('PageDown');
      await expect(page).toHaveURL(/\/4$/);
      await page.keyboard.press('ArrowLeft');
      await expect(page).toHaveURL(/\/3$/);
      await button.click();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('IFRAME');
      await page.keyboard.press('ArrowRight');
      await expect(page).toHaveURL(/\/4$/);
    },
  );
  await check('a link to a click opens at its step, as an export does', async () => {
    await page.goto(`${deck}2?clicks=2`);
    await at(5);
  });
}

await ensureBuilt(BUILDS.root);
const site = await serve(BUILDS.root);
const deck = await serve({ dir: build(site.url), base: '/' });
const browser = await chromium.launch({
  executablePath: await ensureChromium(console.error),
  args: CHROMIUM_FLAGS,
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  await goThrough(page, deck.url);
} finally {
  await browser.close();
  await Promise.all([site.close(), deck.close()]);
}
report('slidev', checked);
