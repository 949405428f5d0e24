/** The stepper's other ways through a run, changes of the program, and runs that take long. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';
import { violations } from './violations.ts';

function partsOf(page: Page) {
  const stepper = page.getByRole('group', { name: 'Stepper' });
  return {
    stepper,
    slider: stepper.getByRole('slider'),
    instruction: stepper.locator('.op'),
    bytecode: stepper.getByRole('group', { name: /^Bytecode of/ }),
    source: stepper.getByRole('group', { name: 'Source', exact: true }),
    frames: stepper.getByRole('group', { name: /^Frames/ }).getByRole('listitem'),
    names: stepper.getByRole('group', { name: 'Names' }),
    output: stepper.getByRole('group', { name: 'Output' }),
    here: stepper.locator('.here'),
    edit: stepper.getByRole('group', { name: 'Change the program' }),
    notes: stepper.getByRole('alert'),
    button: (name: string) => stepper.getByRole('button', { name, exact: true }),
  };
}

async function ready(page: Page) {
  const parts = partsOf(page);
  await expect(parts.stepper).toHaveAttribute('data-ready', 'true');
  return parts;
}

test('over a call, out of a frame, and back, by button and by key', async ({ page, site }) => {
  await site.open('stepper/#2.sample=area&python=3.13&step=13');
  const { stepper, slider, instruction, frames, button } = await ready(page);
  await expect(instruction).toHaveText(/^CALL\s2$/);
  await button('Over a call').click();
  await expect(frames).toHaveCount(1);
  await expect(instruction).toHaveText(/^CALL\s1$/);
  await page.keyboard.press('Shift+O');
  await expect(slider).toHaveAttribute('aria-valuetext', /^step 13 of /);
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(frames).toHaveCount(2);
  await page.keyboard.press('u');
  await expect(frames).toHaveCount(1);
  await expect(instruction).toHaveText(/^CALL\s1$/);
  await page.keyboard.press('o');
  await page.keyboard.press('Shift+U');
  await expect(slider).toHaveAttribute('aria-valuetext', /^step 1 of /);
  await button('Out of the frame').click();
  await expect(slider).toHaveAttribute('aria-valuetext', /^the end of the run/);
  await expect(stepper.locator('.op')).toHaveText('Finished');
});

test('run to an instruction and to a line, and back, with the pointer and from the keyboard', async ({
  page,
  site,
}) => {
  await site.open('stepper/#2.sample=branch&python=3.13');
  const { slider, instruction, bytecode, source, here, button } = await ready(page);
  await bytecode.locator('li').filter({ hasText: 'POP_JUMP_IF_FALSE' }).click();
  await expect(here).toContainText(/POP_JUMP_IF_FALSE.* runs 5 times/);
  await button('Run to here').click();
  await expect(instruction).toHaveText(/^POP_JUMP_IF_FALSE/);
  const first = Number(await slider.inputValue());
  await button('Run to here').click();
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(first);
  await button('Back to here').click();
  await expect(slider).toHaveValue(String(first));
  await button('Back to here').click();
  await expect(here).toContainText('It has not run before this step.');
  await source.locator('[data-line="6"]').click();
  await expect(here).toContainText('Line 6 runs 2 times');
  await source.focus();
  await page.keyboard.press('Enter');
  await expect(source.locator('[aria-current]')).toHaveAttribute('data-line', '6');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(here).toContainText('Line 8');
  await page.keyboard.press('Shift+Enter');
  await expect(source.locator('[aria-current]')).toHaveAttribute('data-line', '8');
  await bytecode.focus();
  await page.keyboard.press('ArrowUp');
  await expect(here).toContainText(/runs|does not run/);
  await page.keyboard.press('Escape');
  await expect(here).toContainText('Choose a line or an instruction');
});

test('a watched name is followed from change to change', async ({ page, site }) => {
  await site.open('stepper/#2.sample=squares&python=3.13&step=end');
  const { names, button, here, stepper } = await ready(page);
  await names.getByRole('button', { name: 'squares', exact: true }).click();
  const row = names.locator('li', { hasText: 'squares' }).first();
  for (const text of ['[1, 4, 9, 16]', '[1, 4, 9]', '[1, 4]']) {
    await button('Last change').click();
    await expect(row).toContainText(text);
  }
  await stepper.getByRole('slider').focus();
  await page.keyboard.press('w');
  await expect(row).toContainText('[1, 4, 9]');
  await page.keyboard.press('w');
  await page.keyboard.press('w');
  await expect(here).toContainText('squares does not change after this step.');
});

test('the marks of calls, output and exceptions lead to them', async ({ page, site }) => {
  await site.open('stepper/#2.sample=errors&python=3.13');
  const { stepper, output, instruction } = await ready(page);
  await stepper.getByRole('button', { name: /^\d+ output\W+to the next/ }).click();
  await expect(instruction).toHaveText(/^CALL/);
  await page.keyboard.press('n');
  await expect(output.locator('.fresh')).not.toBeEmpty();
  await stepper.getByRole('button', { name: /^1 exception\W+to the next/ }).click();
  await expect(stepper.locator('.explanation')).toContainText('ZeroDivisionError');
});

for (const [python, what, says] of [
  ['3.8', 'Block stack, top first', /SETUP_FINALLY/],
  ['3.7', 'Block stack, top first', /SETUP_EXCEPT/],
  ['3.13', 'Exception table', /L\d+ to L\d+.*to L\d/s],
] as const)
  test(`on ${python} what stands ready for an exception is shown: ${what}`, async ({ page, site }) => {
    await site.open(`stepper/#2.sample=errors&python=${python}&step=line-6`);
    const { stepper } = await ready(page);
    await expect(stepper.getByRole('group', { name: what })).toContainText(says);
  });

test('a changed constant and a changed instruction run, can be taken back, and are in the link', async ({
  page,
  site,
}) => {
  await site.open('embed/stepper/#2.sample=area&python=3.13&step=end');
  const { stepper, output, edit, button } = await ready(page);
  await expect(output).toContainText('12\n');
  await button('Change the program').click();
  // Constant 3 is the int 4.
  const four = edit.getByRole('textbox', { name: '3', exact: true });
  await expect(four).toHaveValue('4');
  await four.fill('');
  await button('Change constant 3 and run').click();
  await expect(edit.getByRole('alert')).toHaveText('A constant is missing.');
  await four.fill('400');
  await button('Change constant 3 and run').click();
  await expect(output).toContainText('1200');
  await expect(stepper).toContainText('Changed in one place');
  // Line 3 is in the function: run there, and change what runs.
  await stepper.locator('[data-line="3"]').click();
  await button('Back to here').click();
  await stepper.locator('.listing li').filter({ hasText: 'BINARY_OP' }).click();
  await button('Change it').click();
  await edit.getByRole('textbox', { name: 'Operand' }).fill('0');
  await edit.getByRole('button', { name: 'Change and run' }).click();
  await expect(edit.getByRole('list', { name: 'Changes made' }).getByRole('listitem')).toHaveCount(2);
  await button('End of the run').click();
  await expect(output).toContainText('403');
  const href = (await stepper.getByRole('link', { name: 'Open in the full page' }).getAttribute('href'))!;
  expect(href).toMatch(/&edit=c\.0\.\d+\.400&edit=i\.1\.\d+\.BINARY_OP\.0$/);
  await edit.getByRole('button', { name: 'Undo' }).click();
  await expect(output).toContainText('1200');
  await edit.getByRole('button', { name: 'Undo' }).click();
  await expect(output).not.toContainText('1200');
  await expect(output).toContainText('12\n');
  // Clicked faster than the program runs, each of them counts.
  const redo = edit.getByRole('button', { name: 'Redo' });
  await redo.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
  await expect(output).toContainText('403');
  await edit.getByRole('button', { name: 'Undo' }).click();
  await expect(output).toContainText('1200');
  await page.goto(href);
  await expect((await ready(page)).output).toContainText('403');
});

test('a change that is not possible is refused with a sentence, and nothing changes', async ({ page, site }) => {
  await site.open('embed/stepper/#2.sample=area&python=3.13&step=end');
  const { output, edit, button, stepper } = await ready(page);
  await button('Change the program').click();
  await edit.getByRole('textbox', { name: '3', exact: true }).fill('print(4)');
  await button('Change constant 3 and run').click();
  await expect(edit.getByRole('alert')).toContainText('“print(4)” is no constant that is read here');
  await stepper.locator('.listing li').filter({ hasText: 'PUSH_NULL' }).first().click();
  await edit.getByRole('combobox', { name: 'Opcode' }).selectOption('LOAD_CONST');
  await edit.getByRole('textbox', { name: 'Operand' }).fill('200');
  await edit.getByRole('button', { name: 'Change and run' }).click();
  await expect(edit.getByRole('alert')).toContainText('LOAD_CONST 200 points outside');
  await edit.getByRole('combobox', { name: 'Opcode' }).selectOption('POP_TOP');
  await edit.getByRole('button', { name: 'Change and run' }).click();
  await expect(edit.getByRole('alert')).toContainText('cannot be run in this order');
  await expect(output).toContainText('12\n');
});

test('predicting asks what is printed, too', async ({ page, site }) => {
  await site.open('embed/stepper/#2.sample=arithmetic&python=3.13');
  const { stepper, button } = await ready(page);
  await stepper.getByRole('button', { name: /^\d+ output\W+to the next/ }).click();
  await stepper.getByRole('radio', { name: 'Predict' }).check({ force: true });
  const question = stepper.getByRole('group', { name: 'Predict the output' });
  await expect(question).toContainText('What does this call print?');
  await question.getByRole('button', { name: /73\.5425\.0/ }).click();
  await expect(question.getByRole('status')).toContainText('print puts a space between its arguments.');
  await button('Step').click();
  await expect(partsOf(page).output).toContainText('7 3.5 42 5.0');
});

test('the form that an instruction would become is told where it is asked for', async ({ page, site }) => {
  await site.open('embed/stepper/#2.sample=arithmetic&python=3.13&step=8');
  const { stepper, instruction, button } = await ready(page);
  await expect(instruction).toHaveText(/^BINARY_OP/);
  await button('Specialised form').click();
  await expect(stepper.locator('.forms')).toContainText('BINARY_OP_ADD_INT');
});

test('an endless loop ends at the limit, and the page goes on answering', async ({ page, site }) => {
  await site.open('stepper/');
  const { stepper, slider, instruction, button } = await ready(page);
  const file = (name: string) => ({ name, mimeType: '', buffer: readFileSync(`tests/e2e/files/${name}`) });
  await stepper.locator('input[type=file]').setInputFiles([file('endless.cpython-313.pyc'), file('endless.py')]);
  await expect(slider).toHaveAttribute('max', '100000');
  await button('End of the run').click();
  await expect(instruction).toHaveText('Stopped at the limit');
  await expect(stepper.locator('.where')).toContainText('after 100,000 steps');
  await expect(stepper).toContainText('of 100,000');
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /^step 100,000 of 100,000/);
});

/** In place of a Worker: one that says what a test wants, and never comes to an end. */
async function neverEnding(page: Page, steps: number | null) {
  await page.addInitScript((told) => {
    const made = ((window as { workers?: { ended: boolean }[] }).workers = []) as { ended: boolean }[];
    window.Worker = class {
      ended = false;
      onmessage: ((event: { data: unknown }) => void) | null = null;
      constructor() {
        made.push(this);
      }
      postMessage() {
        if (told !== null) setTimeout(() => this.onmessage?.({ data: { kind: 'progress', steps: told } }), 500);
      }
      terminate() {
        this.ended = true;
      }
    } as unknown as typeof Worker;
  }, steps);
}

const workersEnded = (page: Page) =>
  page.evaluate(() => (window as unknown as { workers: { ended: boolean }[] }).workers.map(({ ended }) => ended));

test('a run that takes long says how far it is, and can be ended', async ({ page }) => {
  await neverEnding(page, 45_000);
  await page.goto('embed/stepper/');
  const { stepper, notes, button, bytecode } = partsOf(page);
  await expect(stepper).toContainText('Running, 45,000 steps so far');
  await button('Cancel').click();
  await expect(notes).toContainText('The run was ended before all of it was recorded.');
  expect(await workersEnded(page)).toEqual([true]);
  await expect(bytecode).toContainText('RESUME');
});

test('a worker that does not answer is ended, and that is said', async ({ page }) => {
  await neverEnding(page, null);
  await page.clock.install();
  await page.goto('embed/stepper/');
  const { stepper, notes } = partsOf(page);
  await page.waitForFunction(() => (window as { workers?: unknown[] }).workers?.length === 1);
  await page.clock.runFor(1000);
  await expect(stepper).toContainText('Running');
  await page.clock.runFor(30_000);
  await expect(notes).toContainText('the run did not come to an end in 30 seconds');
  expect(await workersEnded(page)).toEqual([true]);
});

for (const theme of ['light', 'dark'] as const)
  test(`everything open, ${theme}: axe finds nothing`, { tag: '@once' }, async ({ page, site }) => {
    await site.open('stepper/#2.sample=errors&python=3.8&step=line-6&watch=divide@global', { theme });
    const { stepper, edit, button } = await ready(page);
    await stepper.locator('.listing li').nth(3).click();
    await button('Change it').click();
    await expect(edit).toBeVisible();
    await page.locator('.keys summary').click();
    const found = await violations(page, { within: '.stepper' });
    expect(found).toEqual([]);
  });

test('everything open on 320 pixels: nothing is wider than the screen', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await site.open('stepper/#2.sample=errors&python=3.8&step=line-6&watch=divide@global');
  const { stepper, edit, button } = await ready(page);
  await stepper.locator('.listing li').nth(3).click();
  await button('Change it').click();
  await expect(edit).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
