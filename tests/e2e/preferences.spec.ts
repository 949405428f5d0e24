/** Point 7: light or dark, and the reader's Python. */
import { expect, test } from './site.ts';

test('the theme follows the system until the reader chooses, and is remembered', async ({ page, site }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await site.open('');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await background();
  const button = page.getByRole('button', { name: 'Dark' });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
  const light = await background();
  expect(light).not.toBe(dark);
  await site.open('lessons/sixteen-bytes/');
  expect(await background(), 'on the next page too').toBe(light);
});

test('the reader chooses a Python, and every page follows', async ({ page, site }) => {
  await site.open('lessons/sixteen-bytes/');
  const captions = async () => (await page.locator('figure.transcript figcaption').allInnerTexts()).join('\n');
  expect(await captions()).toMatch(/\b3\.13\./);
  expect(await captions()).not.toMatch(/\b3\.9\./);
  await page.getByLabel('Your Python').selectOption('3.9');
  await expect(page.locator('html')).toHaveAttribute('data-python', '3.9');
  await expect.poll(captions).toMatch(/\b3\.9\./);
  expect(await captions()).not.toMatch(/\b3\.13\./);
  await site.open('lessons/will-python-use-it/');
  await expect(page.getByLabel('Your Python')).toHaveValue('3.9');
});

test('text bound to a version shows for that version only', async ({ page, site }) => {
  await site.open('lessons/sixteen-bytes/', { python: '3.7' });
  const hidden = page.locator('[data-py]').filter({ visible: true });
  for (const versions of await hidden.evaluateAll((elements) =>
    elements.map((element) => element.getAttribute('data-py')),
  )) {
    expect(versions!.split(' ')).toContain('3.7');
  }
});
