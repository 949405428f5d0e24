/** Point 3: reading the course. */
import { readdirSync } from 'node:fs';
import { ROOT } from '../../scripts/setup.mjs';
import { DEFAULT_PYTHON } from '../../src/widgets/shared/preferences.ts';
import { expect, hydrate, test } from './site.ts';

/** Slugs of all lessons, in the order of the course. */
const LESSONS = readdirSync(`${ROOT}/content/lessons`)
  .filter((file) => file.endsWith('.mdx'))
  .sort()
  .map((file) => file.replace(/^\d+-|\.mdx$/g, ''));

test('every lesson has its fixed parts on the page', { tag: '@once' }, async ({ page }) => {
  test.slow();
  for (const slug of LESSONS)
    await test.step(slug, async () => {
      await page.goto(`lessons/${slug}/`);
      await expect.soft(page.locator('.hook'), slug).toHaveText(/\?/);
      for (const part of [
        page.getByText('After this lesson you can'),
        page.getByText('Predict first').first(),
        page.locator('figure.transcript').first(),
        page.locator('#recap'),
        page.getByText('Why?').first(),
        page.locator('section.sources a').first(),
      ])
        await expect.soft(part, slug).toBeVisible();
    });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every lesson can be read to its end', { tag: '@once' }, async ({ page, site }) => {
    test.slow();
    for (const slug of LESSONS)
      await test.step(slug, async () => {
        await page.goto(site.url(`lessons/${slug}/`));
        await expect(page.locator('p.still'), 'what controls do is said').toBeVisible();
        const seen = await page.evaluate((python) => {
          const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true });
          const read = (element: Element) => (element as HTMLElement).innerText.trim();
          const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(`main ${selector}`)];
          const questions = all('form[data-question]');
          const widgets = all('astro-island').filter((island) => !island.querySelector('form[data-question]'));
          return {
            questions: questions.map((question) => {
              const details = question.querySelector('details');
              const reachable = details !== null && visible(details.querySelector('summary')!);
              if (details) details.open = true;
              return reachable && details!.querySelector('strong') !== null && read(details!).length > 60;
            }),
            // A widget is its first state, drawn: words or bytes, and no box that waits for something.
            widgets: widgets.map((island) => {
              const { length } = read(island);
              return length > 60 && !/loading/i.test(read(island)) ? true : read(island);
            }),
            transcripts: all('figure.transcript').map(
              (figure) => visible(figure) && /python|\bls\b|Recorded from/.test(read(figure)),
            ),
            // What only some Pythons' readers see is that of the Python that nobody has changed.
            otherPythons: all('[data-py]')
              .filter((each) => visible(each) && !each.dataset.py!.split(' ').includes(python))
              .map(read),
            ofThisPython: all('[data-py]').filter((each) => each.dataset.py!.split(' ').includes(python)).length,
            nameless: all('button:not([disabled])')
              .filter((button) => visible(button) && read(button) === '' && !button.ariaLabel && !button.title)
              .map((button) => button.outerHTML.slice(0, 200)),
            recap: document.querySelector('#recap') !== null && visible(document.querySelector('#recap')!),
          };
        }, DEFAULT_PYTHON);
        expect(seen.questions.length).toBeGreaterThan(2);
        expect(seen.questions, 'the answer of each question').not.toContain(false);
        expect(seen.widgets.length).toBeGreaterThan(0);
        expect(seen.widgets, 'the first state of each widget').toEqual(seen.widgets.map(() => true));
        expect(seen.transcripts.length).toBeGreaterThan(0);
        expect(seen.transcripts, 'each transcript').not.toContain(false);
        expect(seen.otherPythons, 'sentences for other Pythons').toEqual([]);
        expect(seen.ofThisPython, 'sentences for this Python').toBeGreaterThan(0);
        expect(seen.nameless, 'buttons that say nothing').toEqual([]);
        expect(seen.recap).toBe(true);
      });
  });
});

test('previous and next lead through the lessons in order', { tag: '@once' }, async ({ page, site }) => {
  await site.open(`lessons/${LESSONS[0]}/`);
  for (const slug of LESSONS.slice(1)) {
    await page.getByRole('navigation', { name: 'Lessons' }).getByRole('link', { name: /^Next/ }).click();
    await expect(page).toHaveURL(new RegExp(`/lessons/${slug}/$`));
  }
  for (const slug of LESSONS.slice(-3, -1).reverse()) {
    await page
      .getByRole('navigation', { name: 'Lessons' })
      .getByRole('link', { name: /^Previous/ })
      .click();
    await expect(page).toHaveURL(new RegExp(`/lessons/${slug}/$`));
  }
});

test('a wrong answer is told why it is wrong, and the right one ends the question', async ({ page, site }) => {
  await site.open(`lessons/${LESSONS[0]}/`);
  await hydrate(page);
  const question = page.locator('form[data-question]').first();
  const why = question.getByRole('status');
  await expect(why).toHaveText('');
  const count = await question.getByRole('radio').count();
  const answers: string[] = [];
  for (let option = 0; option < count; option++) {
    if ((await question.getAttribute('data-solved')) === 'true') break;
    await question.getByRole('radio').nth(option).check();
    await question.getByRole('button', { name: 'Commit to it' }).click();
    await expect(why).toHaveText(/\S/);
    answers.push(await why.innerText());
    if ((await question.getAttribute('data-solved')) === 'false')
      await expect(question.getByRole('button', { name: 'Commit to it' })).toBeFocused();
  }
  await expect(question).toHaveAttribute('data-solved', 'true');
  await expect(why, 'the focus is not lost with the button that had it').toBeFocused();
  expect(new Set(answers).size, 'each answer has feedback of its own').toBe(answers.length);

  await page.reload();
  await hydrate(page);
  await expect(page.locator('form[data-question]').first(), 'the answer is kept').toHaveAttribute(
    'data-solved',
    'true',
  );
});

test('progress is kept: started, read, continued, forgotten', async ({ page, site }) => {
  await site.open('');
  await expect(page.locator('.progress')).toBeHidden();
  await site.open('lessons/sixteen-bytes/');
  await site.open('');
  const row = page.locator('li[data-slug="sixteen-bytes"]');
  await expect(row).toHaveAttribute('data-state', 'open');
  await expect(page.getByRole('link', { name: /^Continue with/ })).toHaveAttribute(
    'href',
    /\/lessons\/sixteen-bytes\/$/,
  );

  await site.open('lessons/sixteen-bytes/');
  await page.locator('#recap').scrollIntoViewIfNeeded();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('inside-pyc.progress')))
    .toContain('"sixteen-bytes":"read"');
  await site.open('');
  await expect(row).toHaveAttribute('data-state', 'read');

  await page.getByRole('button', { name: 'Forget my progress' }).click();
  await expect(row).toHaveAttribute('data-state', 'new');
  await expect(page.locator('.progress')).toBeHidden();
});

test('pointing at a word in the text lights up its bytes in the widget', async ({ page, site }) => {
  await site.open('lessons/sixteen-bytes/');
  await hydrate(page);
  const cell = page.locator('[role=gridcell][data-field="mtime"]').first();
  const background = () => cell.evaluate((element) => getComputedStyle(element).backgroundColor);
  const before = await background();
  await page.locator('.term[tabindex][data-field="mtime"]').first().hover();
  await expect.poll(background).not.toBe(before);
  await page.locator('h1').hover();
  await expect.poll(background).toBe(before);
  await page.locator('.term[tabindex][data-field="mtime"]').first().focus();
  await expect.poll(background, 'by keyboard too').not.toBe(before);
});

test(
  'the first lesson asks which Python one uses, and what follows is that Python’s',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('lessons/you-edited-it/');
    const which = page.getByRole('group', { name: 'Which Python do you use?' });
    await expect(which.getByLabel('3.13', { exact: true })).toBeChecked();
    const where = page.getByRole('group', { name: 'Terminal session: Where the old word still is' });
    await expect(where.getByText('./__pycache__/m.cpython-313.pyc')).toBeVisible();
    await which.getByLabel('3.9', { exact: true }).check();
    await expect(where.getByText('./__pycache__/m.cpython-39.pyc')).toBeVisible();
    await expect(where.getByText('./__pycache__/m.cpython-313.pyc')).toBeHidden();
    await expect(page.getByLabel('Your Python')).toHaveValue('3.9');
    await page.getByLabel('Your Python').selectOption('3.14');
    await expect(which.getByLabel('3.14', { exact: true })).toBeChecked();

    // Kept for the lessons that follow, and the widgets in them.
    await page.goto('lessons/names-and-tags/');
    await hydrate(page);
    await expect(page.locator('.names .path')).toContainText('.cpython-314');
  },
);

test(
  'a session that the reader’s Python cannot run names the one that ran it',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('lessons/reading-dis/');
    await page.getByLabel('Your Python').selectOption('3.8');
    const session = (command: string) => page.locator('figure.transcript').filter({ hasText: command });
    const caption = (command: string) =>
      session(command)
        .locator('figcaption')
        .getByText(/Recorded from/);
    await expect(caption('python3 operators.py').filter({ visible: true })).toHaveText(/CPython 3\.8\.\d+\.$/);
    await expect(caption('python3 caches.py').filter({ visible: true })).toHaveText(/CPython 3\.13\.\d+\.$/);
  },
);
