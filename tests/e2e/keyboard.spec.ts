/** A lesson from its top to the next one, by somebody who has a keyboard and nothing else. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

const LONGEST_WAY = 150;

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** What has the focus is on the screen, and one can see that it has it. */
async function focusIsSeen(page: Page, what: string): Promise<void> {
  const focused = page.locator(':focus');
  await expect(focused, what).toBeInViewport();
  const ring = await focused.evaluate((element) =>
    [element, element.parentElement!, element.closest('label')].some((each) => {
      if (!each) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    }),
  );
  expect(ring, `the focus on ${what} can be seen`).toBe(true);
}

/** Presses Tab until something has the focus, and its widget answers. */
async function tabTo(page: Page, target: Locator, what: string): Promise<void> {
  for (let presses = 0; presses < LONGEST_WAY; presses++) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) {
      await focusIsSeen(page, what);
      await expect
        .poll(() => target.evaluate((element) => element.closest('astro-island')?.hasAttribute('ssr') ?? false))
        .toBe(false);
      return;
    }
  }
  throw new Error(`${LONGEST_WAY} times Tab do not lead to ${what}`);
}

/** Tries the answers of a question in turn until one is right; says of each wrong one why it is wrong. */
async function answerByKeyboard(page: Page, question: Locator): Promise<void> {
  const radios = question.getByRole('radio');
  const why = question.getByRole('status');
  await tabTo(page, radios.first(), 'the first answer');
  await page.keyboard.press('Space');
  const told = new Set<string>();
  for (let option = 0; option < (await radios.count()); option++) {
    await expect(radios.nth(option)).toBeChecked();
    await page.keyboard.press('Tab');
    await expect(question.getByRole('button')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await why.innerText()).length).toBeGreaterThan(20);
    told.add(await why.innerText());
    expect(told.size, 'each answer has feedback of its own').toBe(option + 1);
    if ((await question.getAttribute('data-solved')) === 'true') {
      await expect(why, 'the focus is not lost with the button').toBeFocused();
      return;
    }
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error('No answer is the right one.');
}

test('a lesson is read, tried, answered and left with the keyboard alone', { tag: '@once' }, async ({ page, site }) => {
  test.slow();
  await page.goto(site.url('lessons/sixteen-bytes/'));
  await page.keyboard.press('Tab');
  await expect(page.locator('a.skip-link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  // What a screen reader's keys go through: one h1, and no level left out on the way down.
  const levels = await page
    .locator('main :is(h1, h2, h3, h4)')
    .evaluateAll((all) => all.map((each) => +each.tagName[1]));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.forEach((level, n) => expect(level, `heading ${n + 1}`).toBeLessThanOrEqual((levels[n - 1] ?? 0) + 1));

  // The page scrolls by itself: the prose between two stops can be read.
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);

  const questions = page.locator('form[data-question]');
  await test.step('the prediction', () => answerByKeyboard(page, questions.first()));

  await test.step('the bytes', async () => {
    const lab = page.locator('.lab').first();
    const cell = (offset: number) => lab.getByRole('gridcell').nth(offset);
    await tabTo(page, cell(0), 'the first byte');
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowRight');
    await expect(cell(4)).toBeFocused();
    await expect(cell(4)).toHaveAttribute('aria-label', 'byte 4, flags, 00');
    await page.keyboard.press('Tab');
    expect(await cell(4).evaluate((element) => element === document.activeElement), 'Tab leaves the grid').toBe(false);
    await page.keyboard.press('Shift+Tab');
    await expect(cell(4), 'and comes back to where one was').toBeFocused();
  });

  await test.step('the task', async () => {
    const task = page.locator('.task').first();
    await expect(task).not.toContainText('Done.');
    const layouts = page.locator('.lab').first().getByRole('radio');
    const wanted = page.locator('.lab').first().getByLabel('3.3 to 3.6');
    const chosen = layouts.and(page.locator(':checked')).first();
    // The layouts stand above the bytes.
    for (let n = 0; n < LONGEST_WAY && !(await hasFocus(chosen)); n++) await page.keyboard.press('Shift+Tab');
    await focusIsSeen(page, 'the layouts');
    for (let n = 0; n < (await layouts.count()) && !(await wanted.isChecked()); n++)
      await page.keyboard.press('ArrowDown');
    await expect(wanted).toBeFocused();
    await expect(task).toContainText('Done.');
  });

  const count = await questions.count();
  expect(count).toBeGreaterThan(2);
  for (let n = 1; n < count; n++) await test.step(`why-question ${n}`, () => answerByKeyboard(page, questions.nth(n)));

  const next = page.getByRole('navigation', { name: 'Lessons' }).getByRole('link', { name: /^Next/ });
  await tabTo(page, next, 'the next lesson');
  const address = await next.getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await page.keyboard.press('Tab');
  await expect(page.locator('a.skip-link'), 'the next page begins at its top').toBeFocused();
});

/** Presses an arrow key until the grid's chosen cell is the one that is looked for. */
async function walk(page: Page, grid: Locator, key: string, wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < LONGEST_WAY; presses++) {
    const chosen = grid.locator('[aria-selected=true]');
    if ((await chosen.count()) === 1 && wanted.test(await chosen.innerText())) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${LONGEST_WAY} times ${key} do not lead to ${wanted}`);
}

test.describe('tasks in grids are solved with the keyboard alone', { tag: '@once' }, () => {
  /** Keys from the grid's first cell; `then` is a part of the instruction that is chosen after them, with Tab and Enter. */
  const TASKS: { lesson: string; task: string; way: [string, RegExp][]; then?: string }[] = [
    {
      lesson: 'reading-dis',
      task: 'Choose the operand of a BINARY_OP',
      way: [['ArrowDown', /BINARY_OP/]],
      then: 'operand',
    },
    { lesson: 'reading-dis', task: 'jumps back to the beginning', way: [['ArrowDown', /JUMP_ABSOLUTE/]] },
    {
      lesson: 'what-the-compiler-has-done',
      task: '24 * 60 * 60',
      way: [['ArrowDown', /LOAD_CONST.*86400/]],
      then: 'operand',
    },
    { lesson: 'what-the-compiler-has-done', task: 'the line after the loop', way: [['ArrowDown', /LOAD_GLOBAL/]] },
    {
      lesson: 'what-the-compiler-has-done',
      task: 'pushes both variables',
      way: [
        ['ArrowDown', /LOAD_FAST/],
        ['ArrowRight', /LOAD_FAST_LOAD_FAST/],
      ],
    },
  ];
  for (const { lesson, task, way, then } of TASKS)
    test(`${lesson}: ${task}`, async ({ page, site }) => {
      await page.goto(site.url(`lessons/${lesson}/`));
      const widget = page.locator('.widget, .panel').filter({ hasText: task }).last();
      await widget.scrollIntoViewIfNeeded();
      await expect(widget).toHaveAttribute('data-ready', 'true');
      await expect(widget.getByText('Done.')).toHaveCount(0);
      const grid = widget.getByRole('grid');
      await grid.focus();
      for (const [key, wanted] of way) await walk(page, grid, key, wanted);
      if (then) {
        await tabTo(
          page,
          widget.getByLabel('Parts of the instruction').getByRole('button', { name: then, exact: true }),
          then,
        );
        await page.keyboard.press('Enter');
      }
      await expect(widget.getByText('Done.')).toBeVisible();
    });
});
