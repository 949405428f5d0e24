/** Points 5 and 6: the stepper on its own page, in a frame, by keyboard, with links and files that are wrong. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const PYC = (name: string) => readFileSync(`public/samples/__pycache__/${name}.pyc`);

/** The parts of a stepper that a reader looks at. */
function partsOf(page: Page) {
  const stepper = page.getByRole('group', { name: 'Stepper' });
  return {
    stepper,
    step: stepper.getByRole('button', { name: 'Step', exact: true }),
    back: stepper.getByRole('button', { name: 'Back', exact: true }),
    slider: stepper.getByRole('slider'),
    explanation: stepper.locator('.explanation'),
    instruction: stepper.locator('.op'),
    entries: stepper.getByRole('group', { name: /^Value stack/ }).locator('.entry'),
    values: stepper.getByRole('group', { name: /^Value stack/ }).locator('.entry > .slab > .value'),
    bytecode: stepper.getByRole('group', { name: /^Bytecode of/ }),
    source: stepper.getByRole('group', { name: 'Source', exact: true }),
    names: stepper.getByRole('group', { name: 'Names' }),
    output: stepper.getByRole('group', { name: 'Output' }),
    notes: stepper.getByRole('alert'),
  };
}

async function ready(page: Page) {
  const parts = partsOf(page);
  await expect(parts.stepper).toHaveAttribute('data-ready', 'true');
  return parts;
}

/** Steps until an instruction is about to run. */
async function stepTo(page: Page, instruction: string | RegExp) {
  const { step, instruction: current } = partsOf(page);
  for (let n = 0; n < 200; n++) {
    const text = await current.innerText();
    if (typeof instruction === 'string' ? text === instruction : instruction.test(text)) return;
    await step.click();
    await expect(current).toBeVisible();
  }
  throw new Error(`The run never came to ${instruction}`);
}

test('each step is explained with its real values before it happens', async ({ page, site }) => {
  await site.open('stepper/#1.sample=arithmetic');
  const { step, back, explanation, values, entries, names, source } = await ready(page);
  await stepTo(page, 'BINARY_OP +');
  await expect(explanation).toContainText('3');
  await expect(explanation).toContainText('4');
  await expect(explanation).toContainText('7');
  // Top first: what lies where, and what the instruction is going to take.
  await expect(values).toHaveText(['4', '3']);
  await expect(entries.filter({ hasText: 'pop' })).toHaveCount(2);
  await expect(source.locator('mark')).toHaveText('a + b');
  await step.click();
  await expect(values).toHaveText(['7']);
  await expect(entries.first()).toContainText('pop');
  await step.click();
  await expect(values).toHaveCount(0);
  await expect(names.locator('li', { hasText: 'c' }).first()).toContainText('7');
  await back.click();
  await back.click();
  await expect(values).toHaveText(['4', '3']);
});

test('an entry of the stack tells who pushed it, lights it up, and leads there', async ({ page, site }) => {
  await site.open('stepper/#1.sample=arithmetic');
  const { entries, bytecode, source, instruction } = await ready(page);
  await stepTo(page, 'BINARY_OP +');
  const origin = entries.last().getByRole('button', { name: /pushed by LOAD_NAME a ?, step \d+/ });
  await origin.hover();
  await expect(bytecode.locator('li.lit')).toContainText('LOAD_NAME');
  await expect(source.locator('.lit')).toHaveText('a');
  await origin.click();
  await expect(instruction).toHaveText(/LOAD_NAME\sa/);
});

test('the slider, the next line and the number of a step lead to the same places', async ({ page, site }) => {
  await site.open('stepper/#1.sample=branch');
  const { stepper, slider, source } = await ready(page);
  const line = source.locator('[aria-current]');
  const lines: (string | null)[] = [];
  for (let n = 0; n < 7; n++) {
    // RESUME of a module belongs to line 0, which no source has.
    lines.push((await line.count()) === 0 ? '0' : await line.getAttribute('data-line'));
    await stepper.getByRole('button', { name: 'Next line' }).click();
  }
  expect(lines.join(' ')).toBe('0 2 3 4 5 8 4');
  await stepper.getByRole('button', { name: 'Previous line' }).click();
  await expect(line).toHaveAttribute('data-line', lines.at(-1)!);
  const goTo = stepper.getByRole('spinbutton', { name: 'Go to step' });
  await goTo.fill('4');
  await goTo.press('Enter');
  await expect(slider).toHaveAttribute('aria-valuetext', /^step 4 of \d+, STORE_NAME|^step 4 of \d+, LOAD_CONST/);
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /^step 5 of /);
  await page.keyboard.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /^the end of the run/);
  await expect(stepper.locator('.op')).toHaveText('Finished');
});

test('playing steps by itself, and the pause ends it', async ({ page, site }) => {
  await site.open('stepper/#1.sample=branch');
  const { stepper, slider } = await ready(page);
  await stepper.getByRole('combobox', { name: 'Speed' }).selectOption('20');
  await stepper.getByRole('button', { name: 'Play' }).click();
  await expect(slider).not.toHaveValue(/^[0-5]$/);
  await stepper.getByRole('button', { name: 'Pause' }).click();
  const stopped = await slider.inputValue();
  await expect(stepper.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(slider).toHaveValue(stopped);
});

test('a jump shows where it goes and that it is taken', async ({ page, site }) => {
  await site.open('stepper/#1.sample=branch');
  const { bytecode, explanation } = await ready(page);
  await stepTo(page, /^POP_JUMP_IF_FALSE/);
  // The first number is 3: odd, so the jump is taken.
  await expect(bytecode.locator('svg .taken')).toHaveCount(1);
  await expect(explanation).toContainText('L2');
  await expect(bytecode.locator('li.target')).toContainText('L2:');
});

test('two frames deep, the caller is seen to wait with its own stack', async ({ page, site }) => {
  await site.open('stepper/#1.sample=area');
  const { stepper, values } = await ready(page);
  await stepTo(page, 'BINARY_OP *');
  await expect(values).toHaveText(['4', '3']);
  const frames = stepper.getByRole('group', { name: /^Frames/ }).getByRole('listitem');
  await expect(frames).toHaveCount(2);
  await expect(frames.first()).toContainText('area');
  await expect(frames.last()).toContainText(/<module>.*waits in line 6/s);
  await expect(frames.last()).toContainText('print');
});

test('a list shows what it held at that step, and one list has one number', async ({ page, site }) => {
  await site.open('stepper/#1.sample=squares');
  const { stepper, names, slider } = await ready(page);
  await slider.focus();
  await page.keyboard.press('End');
  const row = names.locator('li', { hasText: 'squares' }).first();
  await expect(row).toContainText('[1, 4, 9, 16]');
  await row.locator('.opener').first().click();
  await expect(row.getByRole('list').getByRole('listitem')).toHaveCount(4);
  for (let n = 0; n < 60 && !/\[1, 4\]/.test(await row.innerText()); n++)
    await stepper.getByRole('button', { name: 'Previous line' }).click();
  await expect(row.getByRole('list').getByRole('listitem')).toHaveCount(2);
  const tag = await row.locator('[data-object]').first().getAttribute('data-object');
  expect(tag).toMatch(/^\d+$/);
  const other = names.locator('li', { hasText: 'numbers' }).first();
  expect(await other.locator('[data-object]').first().getAttribute('data-object')).not.toBe(tag);
});

test('predicting: the step waits for an answer, and a wrong one is explained', async ({ page, site }) => {
  await site.open('stepper/#1.sample=arithmetic');
  const { stepper, step, values } = await ready(page);
  await stepTo(page, 'BINARY_OP +');
  await stepper.getByRole('radio', { name: 'Predict' }).check({ force: true });
  const question = stepper.getByRole('group', { name: 'Predict the next stack' });
  await expect(question).toContainText('BINARY_OP +');
  await expect(step).toHaveAttribute('aria-disabled', 'true');
  await expect(stepper.locator('.entry.popped')).toHaveCount(0);
  const options = question.getByRole('button', { name: /^[A-D] stack, top first:/ });
  const wrong = options.filter({ hasNot: page.locator(':scope.right') }).first();
  const labels = await options.evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText));
  const right = labels.findIndex((label) => /first:\s*7\s*$/.test(label));
  expect(right, labels.join(' | ')).toBeGreaterThanOrEqual(0);
  await options.nth(right === 0 ? 1 : 0).click();
  const verdict = question.getByRole('status');
  await expect(verdict).toContainText(/No: it is [A-D]/);
  await expect(verdict).toContainText('7');
  await expect(stepper).toContainText('0 of 1 predicted right');
  await expect(wrong).toHaveAttribute('aria-disabled', 'true');
  await step.click();
  await expect(values).toHaveText(['7']);
  await expect(question).toContainText('STORE_NAME c');
});

test('everything can be done from the keyboard, and Escape leaves', async ({ page, site }) => {
  await site.open('stepper/#1.sample=branch');
  const { step, slider, stepper } = await ready(page);
  await step.focus();
  await page.keyboard.press('Enter');
  await expect(slider).toHaveValue('1');
  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(slider).toHaveValue('3');
  await page.keyboard.press('b');
  await expect(slider).toHaveValue('2');
  await page.keyboard.press('l');
  const afterLine = Number(await slider.inputValue());
  expect(afterLine).toBeGreaterThan(2);
  // Page keys belong to what is around the widget: they are not stopped, and they do not move the run.
  await slider.focus();
  await page.evaluate(() => {
    document.body.addEventListener('keydown', (event) => (document.body.dataset.heard = event.key));
  });
  await page.keyboard.press('PageDown');
  await expect(page.locator('body')).toHaveAttribute('data-heard', 'PageDown');
  await expect(slider).toHaveValue(String(afterLine));
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('body')).toHaveAttribute('data-heard', 'PageDown');
  await expect(slider).toHaveValue(String(afterLine + 1));
  await page.keyboard.press('Escape');
  await expect(stepper.locator(':focus')).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(slider).toHaveValue(String(afterLine + 1));
});

test('an embed opens at the state in its address and leaves the address alone', async ({ page, site }) => {
  await site.open('embed/stepper/?sample=area&step=5&theme=dark');
  const { slider, step, stepper } = await ready(page);
  await expect(slider).toHaveAttribute('aria-valuetext', /^step 5 of /);
  await expect(stepper.getByRole('combobox', { name: 'Program' })).toHaveValue('area');
  await step.click();
  await expect(page).toHaveURL(/\?sample=area&step=5&theme=dark$/);
  const link = stepper.getByRole('link', { name: 'Open in the full page' });
  await expect(link).toHaveAttribute('href', /\/stepper\/#2\.sample=area&python=3\.13&step=6$/);
  await page.goto((await link.getAttribute('href'))!);
  await expect((await ready(page)).slider).toHaveAttribute('aria-valuetext', /^step 6 of /);
});

test('an embed keeps nothing and needs no storage', async ({ page, site }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await site.open('embed/stepper/#1.sample=branch&step=3');
  await expect((await ready(page)).slider).toHaveAttribute('aria-valuetext', /^step 3 of /);
});

for (const [what, fragment, says] of [
  ['of a later format', '#99.sample=branch', 'format 99'],
  ['to a program that is not here', '#1.sample=nowhere&step=3', '“nowhere”'],
  ['to a step that is no number', '#1.sample=area&step=soon', '“soon”'],
  ['behind the end', '#1.sample=branch&step=9999', 'here is its end'],
] as const)
  test(`a link ${what} says so and shows something true`, async ({ page, site }) => {
    await site.open(`embed/stepper/${fragment}`);
    const { notes, bytecode } = await ready(page);
    await expect(notes).toContainText(says);
    await expect(bytecode.getByRole('listitem').first()).toBeVisible();
    await notes.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notes).toHaveCount(0);
  });

test('a file of one’s own runs, with its source and without', async ({ page, site }) => {
  await site.open('stepper/');
  const { stepper, slider, output, notes } = await ready(page);
  const picker = stepper.locator('input[type=file]');
  await picker.setInputFiles([{ name: 'mine.pyc', mimeType: '', buffer: PYC('arithmetic.cpython-313') }]);
  await expect(stepper.getByRole('combobox', { name: 'Program' })).toContainText('mine.pyc');
  await expect(stepper).toContainText('The source is not in a .pyc');
  await expect(stepper.locator('.watch')).toContainText('the stepper has math and __future__');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(output).toContainText('7 3.5 42 5.0');
  await picker.setInputFiles([
    { name: 'mine.pyc', mimeType: '', buffer: PYC('arithmetic.cpython-313') },
    { name: 'mine.py', mimeType: '', buffer: readFileSync('public/samples/arithmetic.py') },
  ]);
  await expect(stepper.getByRole('group', { name: 'Source', exact: true })).toContainText('hypotenuse');
  await expect(notes).toHaveCount(0);
});

test('a source of one’s own is read by its encoding, and another one than was compiled is noticed', async ({
  page,
  site,
}) => {
  await site.open('stepper/');
  const { stepper, notes } = await ready(page);
  const buffer = Buffer.from('# coding: latin-1\nx = "é"\n', 'latin1');
  const pyc = PYC('arithmetic.cpython-313');
  const open = (name: string) =>
    stepper.locator('input[type=file]').setInputFiles([
      { name: 'mine.pyc', mimeType: '', buffer: pyc },
      { name, mimeType: '', buffer },
    ]);
  await open('other.py');
  await expect(notes).toContainText(/other\.py has 26 bytes, and the \.pyc was compiled from \d+/);
  pyc.writeUInt32LE(buffer.length, 12);
  await open('mine.py');
  await expect(stepper.getByRole('group', { name: 'Source', exact: true })).toContainText('x = "é"');
  await expect(notes).toHaveCount(0);
});

const OLD = readFileSync('public/samples/older/__pycache__/fib.cpython-36.pyc');
const noise = Buffer.alloc(2_000_000);
for (let n = 0, seed = 7; n < noise.length; n++) noise[n] = seed = (seed * 1103515245 + 12345) & 255;

for (const [what, name, bytes, says] of [
  ['an empty file', 'empty.pyc', Buffer.alloc(0), /is empty/],
  ['noise', 'noise.pyc', noise, /is not a \.pyc: .*starts with/],
  ['a text', 'letter.pyc', Buffer.from('<b>Dear reader</b>'), /is not a \.pyc: it looks like text/],
  ['a header alone', 'cut.pyc', PYC('branch.cpython-313').subarray(0, 16), /byte 16.*EOFError/],
  ['half a file', 'half.pyc', PYC('branch.cpython-313').subarray(0, 200), /damaged at byte \d+/],
  ['the file of an older Python', 'old.pyc', OLD, /Python 3\.6.*3\.7 to 3\.15/],
] as const)
  test(`${what} is refused with a sentence, and what was there stays`, async ({ page, site }) => {
    await site.open('stepper/#1.sample=area&step=7');
    const { stepper, notes, slider } = await ready(page);
    await stepper.locator('input[type=file]').setInputFiles([{ name, mimeType: '', buffer: bytes }]);
    await expect(notes).toContainText(says);
    await expect(notes).toContainText(name);
    await notes.getByRole('button', { name: /^Back to/ }).click();
    await expect(notes).toHaveCount(0);
    await expect(slider).toHaveAttribute('aria-valuetext', /^step 7 of /);
  });

test('a program runs on the reader’s Python, follows when that changes, and on any other that is chosen here', async ({
  page,
  site,
}) => {
  await site.open('stepper/', { python: '3.9' });
  const { stepper, bytecode } = await ready(page);
  const python = stepper.getByRole('combobox', { name: 'Python' });
  await expect(python).toHaveValue('3.9');
  await expect(bytecode).toContainText('BINARY_MODULO');
  await page.getByRole('banner').getByRole('combobox').selectOption('3.11');
  await expect(python).toHaveValue('3.11');
  await expect(bytecode).toContainText('BINARY_OP');
  await expect(bytecode).toContainText('PRECALL');
  await python.selectOption('3.7');
  await expect(bytecode).toContainText('SETUP_LOOP');
  // A choice here stays, whatever the page is shown for.
  await page.getByRole('banner').getByRole('combobox').selectOption('3.14');
  await expect(python).toHaveValue('3.7');
  await expect(bytecode).toContainText('SETUP_LOOP');
});

test('another Python is shown at the same place of the program', async ({ page, site }) => {
  await site.open('stepper/#2.sample=branch&python=3.13&step=line-6');
  const { stepper, source } = await ready(page);
  await expect(source.locator('[aria-current]')).toHaveAttribute('data-line', '6');
  for (const python of ['3.8', '3.15', '3.11']) {
    await stepper.getByRole('combobox', { name: 'Python' }).selectOption(python);
    await expect(stepper.getByRole('combobox', { name: 'Python' })).toHaveValue(python);
    await expect(source.locator('[aria-current]')).toHaveAttribute('data-line', '6');
  }
});

test('on a phone the explanation and the stack are seen together, and nothing is wider than the screen', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open('stepper/#1.sample=area&step=12');
  const { explanation, stepper } = await ready(page);
  const top = (await explanation.boundingBox())!.y;
  const stack = (await stepper.getByRole('group', { name: /^Value stack/ }).boundingBox())!;
  expect(stack.y + stack.height - top).toBeLessThan(844);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

for (const [width, height] of [
  [1280, 720],
  [960, 540],
] as const)
  test(`on a slide of ${width} by ${height} all that a step is about is seen at once`, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    for (const query of ['', '&predict=1']) {
      await site.open(`embed/stepper/?ui=min#1.sample=area&step=13${query}`);
      const { bytecode, source, step, stepper } = await ready(page);
      const seen = async () => {
        const size = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement;
          return [scrollWidth, scrollHeight];
        });
        expect(size).toEqual([width, height]);
        for (const part of [
          stepper.locator('.op'),
          step,
          bytecode.locator('[aria-current] .opname'),
          source.locator('[aria-current] .number'),
          stepper.locator('.bin'),
        ])
          await expect(part).toBeInViewport({ ratio: 1 });
      };
      await expect(bytecode.locator('[aria-current]')).toContainText('CALL');
      await seen();
      for (const option of await stepper.locator('.option').all()) await expect(option).toBeInViewport({ ratio: 0.95 });
      if (query !== '') continue;
      for (let n = 0; n < 4; n++) {
        await step.click();
        await seen();
      }
    }
  });

test('on a slide every frame of a recursion is seen', async ({ page, site }) => {
  await page.setViewportSize({ width: 1200, height: 540 });
  await site.open('embed/stepper/?ui=min#2.sample=total&python=3.13&step=62');
  const { stepper } = await ready(page);
  const rows = stepper.getByRole('group', { name: /^Frames/ }).locator('li');
  await expect(rows).toHaveCount(5);
  for (const row of await rows.all()) await expect(row).toBeInViewport({ ratio: 1 });
  const pane = (await stepper.locator('.machine').boundingBox())!;
  const last = (await rows.last().boundingBox())!;
  expect(last.y + last.height, 'not below the end of its pane').toBeLessThanOrEqual(pane.y + pane.height);
});

test('line numbers stay where a long line is scrolled sideways, and cover it', async ({ page, site }) => {
  await page.setViewportSize({ width: 1200, height: 540 });
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await site.open('embed/stepper/?ui=min#2.sample=total&python=3.13&step=62');
    const { source } = await ready(page);
    await source.evaluate((pane) => (pane.scrollLeft = 60));
    expect(await source.evaluate((pane) => pane.scrollLeft)).toBeGreaterThan(30);
    const left = (await source.boundingBox())!.x;
    for (const number of await source.locator('.number').all()) {
      expect((await number.boundingBox())!.x - left).toBeLessThan(2);
      expect(await number.evaluate((each) => getComputedStyle(each).backgroundColor)).toMatch(
        /^rgb\(|^oklch\([^/]*\)$/,
      );
    }
  }
});

test('on a phone the code follows the question, before the stack that the question shows', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open('stepper/#1.sample=area&step=12&predict=1');
  const { stepper } = await ready(page);
  const box = async (part: string) => (await stepper.locator(part).boundingBox())!;
  const [steer, source, bytecode, machine] = [
    await box('.steer'),
    await box('.source'),
    await box('.bytecode'),
    await box('.machine'),
  ];
  expect(source.y - (steer.y + steer.height)).toBeLessThan(24);
  expect(bytecode.y).toBeGreaterThanOrEqual(source.y + source.height);
  expect(machine.y).toBeGreaterThanOrEqual(bytecode.y + bytecode.height);
});

test('nothing is wider than a screen of 320 pixels', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ['stepper/', 'embed/stepper/', 'lessons/the-value-stack/']) {
    await site.open(path);
    await page.getByRole('combobox', { name: 'Program' }).first().selectOption('area');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
  }
});

test('a button that has nothing left to do keeps the focus', async ({ page, site }) => {
  await site.open('stepper/#1.sample=branch&step=2');
  const { stepper, slider } = await ready(page);
  const button = (name: string) => stepper.getByRole('button', { name, exact: true });
  const last = await slider.getAttribute('max');
  for (const [name, position] of [
    ['Back', '0'],
    ['End of the run', last],
    ['First step', '0'],
    ['Next line', last],
    ['Previous line', '0'],
  ] as const) {
    const pressed = button(name);
    await pressed.focus();
    for (let n = 0; n < 200 && (await slider.inputValue()) !== position; n++) await page.keyboard.press('Enter');
    await expect(slider).toHaveValue(position!);
    await expect(pressed).toBeFocused();
    await expect(pressed).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Enter');
    await expect(slider).toHaveValue(position!);
  }
  await button('End of the run').click();
  await button('Back').click();
  await button('Step').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(slider).toHaveValue(last!);
  await expect(button('Step')).toBeFocused();
});

test('playing keeps the focus where it is, to its own end', async ({ page, site }) => {
  await site.open('stepper/#2.sample=arithmetic&python=3.13&step=30&speed=20');
  const { stepper, slider } = await ready(page);
  await expect(stepper.getByRole('combobox', { name: 'Speed' })).toHaveValue('20');
  const play = stepper.getByRole('button', { name: /^(Play|Pause)$/ });
  await play.focus();
  await page.keyboard.press('Enter');
  await expect(slider).toHaveAttribute('aria-valuetext', /^the end of the run/);
  await expect(play).toHaveAccessibleName('Play');
  await expect(play).toBeFocused();
});

test('every entry of the stack names the instruction that pushed it', async ({ page, site }) => {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await site.open('stepper/#1.sample=area&step=13');
    const { entries } = await ready(page);
    for (const entry of await entries.all()) {
      const by = entry.locator('.by');
      await expect(by).toBeVisible();
      await expect(by).toHaveText(/^[A-Z_]+/);
      expect(await by.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(1);
    }
  }
});

test('on a phone the listings stay where they are while frames and names come and go', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open('stepper/#1.sample=area');
  const { stepper, step, slider } = await ready(page);
  const height = () => stepper.locator('.machine').evaluate((element) => (element as HTMLElement).offsetHeight);
  await step.focus();
  const heights = new Set<number>();
  for (let n = 1; n <= 60; n++) {
    await page.keyboard.press('n');
    await expect(slider).toHaveValue(String(n));
    heights.add(await height());
  }
  for (let n = 59; n >= 0; n--) {
    await page.keyboard.press('b');
    await expect(slider).toHaveValue(String(n));
    heights.add(await height());
  }
  expect([...heights]).toHaveLength(1);
  // Another program has another need.
  const kept = await height();
  await stepper.getByRole('combobox', { name: 'Program' }).selectOption('branch');
  await expect(stepper.getByRole('group', { name: /^Frames/ })).toHaveCount(0);
  await expect.poll(height).toBeLessThan(kept);
});

test('printed, nothing of the listings is cut', async ({ page, site }) => {
  await site.open('stepper/#1.sample=area&step=13');
  const { bytecode, source, stepper } = await ready(page);
  await stepper.getByRole('radio', { name: 'Predict' }).check({ force: true });
  await page.emulateMedia({ media: 'print' });
  for (const part of [bytecode, source, stepper.locator('.machine')])
    expect(await part.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
});

test('operands stand in one column, however long a name is', async ({ page, site }) => {
  await page.setViewportSize({ width: 1100, height: 900 });
  await site.open('stepper/#1.sample=area');
  const { bytecode, source } = await ready(page);
  await expect(bytecode).toContainText('SET_FUNCTION_ATTRIBUTE');
  const ends = await bytecode
    .locator('li:has(.operand) .arg')
    .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().right)));
  expect(new Set(ends).size).toBe(1);
  // And the source beside it is not cut at a length that programs have.
  expect(await source.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test('a sentence shows its values whole', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await site.open('stepper/#1.sample=squares');
  const { slider, explanation } = await ready(page);
  await slider.focus();
  for (let n = 1; n <= 60; n++) {
    await page.keyboard.press('n');
    await expect(slider).toHaveValue(String(n));
    const texts = explanation.locator('.chip .text');
    const cut = await texts.evaluateAll((all) =>
      all
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
        .map((each) => each.textContent),
    );
    expect(cut).toEqual([]);
  }
});

test('values travel where motion is welcome, and stepping fast does not wait for them', async ({ browser, site }) => {
  const context = await browser.newContext({ reducedMotion: 'no-preference' });
  const page = await context.newPage();
  await page.goto(site.url('stepper/#1.sample=arithmetic'));
  const { slider, step, values, stepper } = await ready(page);
  await stepTo(page, 'BINARY_OP +');
  const before = Number(await slider.inputValue());
  // Opened afresh: a step right after another one is not animated.
  await page.goto(site.url(`embed/stepper/?sample=arithmetic&step=${before + 1}`));
  await ready(page);
  const ghosts = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const layer = document.querySelector('.layer')!;
        new MutationObserver(() => resolve(layer.childElementCount)).observe(layer, { childList: true });
      }),
  );
  await step.click();
  await expect(values).toHaveText(['7']);
  expect(await ghosts).toBe(2);
  await step.focus();
  for (let n = 0; n < 10; n++) await page.keyboard.press('n');
  await expect(slider).toHaveValue(String(before + 11));
  await expect(stepper.locator('.ghost')).toHaveCount(0);
  await context.close();
});

test('in a lesson the arrows of the listing meet its rows', async ({ page, site }) => {
  await site.open('lessons/the-value-stack/');
  const stepper = page.getByRole('group', { name: 'Stepper' }).first();
  await stepper.scrollIntoViewIfNeeded();
  await expect(stepper).toHaveAttribute('data-ready', 'true');
  await stepper.getByRole('combobox', { name: 'Program' }).selectOption('branch');
  const listing = stepper.getByRole('group', { name: /^Bytecode of/ });
  await expect(listing).toContainText('POP_JUMP_IF_FALSE');
  const rows = await listing.locator('ol').boundingBox();
  const arrows = await listing.locator('svg').boundingBox();
  expect(arrows!.height).toBeCloseTo(rows!.height, 0);
});

test('a task of a lesson notices that it is done, and remembers it', async ({ page, site }) => {
  const open = async () => {
    await site.open('lessons/the-value-stack/');
    const stepper = page.getByRole('group', { name: 'Stepper' }).filter({ hasText: 'Find the moment' });
    await stepper.scrollIntoViewIfNeeded();
    await expect(stepper).toHaveAttribute('data-ready', 'true');
    return stepper;
  };
  const stepper = await open();
  await expect(stepper).toContainText('Try it:');
  await stepper.locator('summary', { hasText: 'Solution' }).click();
  await expect(stepper.locator('.task details[open]')).toBeVisible();
  for (let n = 0; n < 30 && !/Done\./.test(await stepper.locator('.task').innerText()); n++)
    await stepper.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(stepper).toContainText('Done.');
  await expect(stepper.locator('.entry')).toHaveCount(6);
  await page.reload();
  await expect(await open()).toContainText('Done.');
});

test('without JavaScript the first state is drawn and every step is told', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url('stepper/'));
  const { bytecode, source } = partsOf(page);
  await expect(bytecode.getByRole('listitem').first()).toContainText('RESUME');
  await expect(source).toContainText('for number in');
  await page.locator('.every-step summary', { hasText: /All \d+ steps of branch/ }).click();
  await expect(page.locator('.every-step li').filter({ hasText: 'COMPARE_OP' }).first()).toBeVisible();
  await expect(page.getByRole('slider')).toBeHidden();
  await context.close();
});
