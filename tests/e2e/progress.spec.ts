/** Progress through the course: bars, a file, and the questions that were missed. */
import { readFileSync } from 'node:fs';
import { expect, hydrate, test } from './site.ts';

test(
  'progress is shown by parts, continued where it stopped, saved, forgotten and loaded again',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('lessons/sixteen-bytes/');
    await page.locator('#recap').scrollIntoViewIfNeeded();
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('inside-pyc.progress')))
      .toContain('"sixteen-bytes":"read"');
    await site.open('lessons/will-python-use-it/');
    await page.locator('#bad-magic-number').evaluate((heading) => heading.scrollIntoView());
    await site.open('');
    const part = page.locator('.parts section', { has: page.locator('[data-slug="sixteen-bytes"]') });
    await expect(part.getByRole('progressbar')).toHaveJSProperty('value', 1);
    await expect(part.locator('.bar')).toContainText(/^\s*1 of \d read/);
    const onward = page.getByRole('link', { name: /^Continue with “Will Python use it/ });
    await expect(onward).toHaveAttribute('href', /\/lessons\/will-python-use-it\/#bad-magic-number$/);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to a file' }).click();
    const file = await (await download).path();
    expect(JSON.parse(readFileSync(file, 'utf8')).progress.lessons).toEqual({
      'sixteen-bytes': 'read',
      'will-python-use-it': 'open',
    });

    await page.getByRole('button', { name: 'Forget my progress' }).click();
    await expect(onward).toBeHidden();
    await expect(part.locator('.bar')).toBeHidden();
    const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => /progress|answer|task/.test(key)));
    expect(await left()).toEqual([]);

    const status = page.locator('#progress-status');
    await page
      .locator('#load-progress')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await expect(status).toHaveText('Nothing was loaded: the file is not a progress that this site has saved.');
    await page.locator('#load-progress').setInputFiles(file);
    await expect(status).toHaveText('Loaded.');
    await expect(onward).toBeVisible();
    await expect(part.getByRole('progressbar')).toHaveJSProperty('value', 1);
  },
);

test(
  'a question that was missed is asked again, until it is answered rightly at once',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('review/');
    await expect(page.getByText('Nothing to review')).toBeVisible();

    await site.open('lessons/sixteen-bytes/');
    await hydrate(page);
    const question = page.locator('form[data-question="l5-predict-bytes-4-to-7"]');
    await question.getByRole('radio').first().check();
    await question.getByRole('button', { name: 'Commit to it' }).click();
    await expect(question).toHaveAttribute('data-solved', 'false');

    await site.open('review/');
    await expect(page.getByText('One question.')).toBeVisible();
    const again = page.locator('form[data-question]');
    await expect(again).toHaveCount(1);
    await expect(again.getByRole('radio', { checked: true }), 'it is asked anew').toHaveCount(0);
    await expect(page.getByRole('link', { name: /lesson 5: Sixteen bytes/ })).toBeVisible();
    await again.getByRole('radio').nth(1).check();
    await again.getByRole('button', { name: 'Commit to it' }).click();
    await expect(again).toHaveAttribute('data-solved', 'true');

    await page.reload();
    await expect(page.getByText('Nothing to review')).toBeVisible();
  },
);
