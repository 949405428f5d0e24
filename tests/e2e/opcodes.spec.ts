/** The opcode reference and the table of magic numbers, as a reader uses them. */
import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { expect, test } from './site.ts';

test.describe('the list of opcodes', { tag: '@once' }, () => {
  test('filters by name, family, version and kind, and the address keeps it', async ({ page, site }) => {
    await site.open('opcodes/');
    const items = page.locator('section li:visible');
    const count = page.locator('#filter [role=status]');
    await expect(page.getByRole('link', { name: 'BINARY_OP', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'BINARY_OP_ADD_INT' })).toBeHidden();

    await page.getByLabel('Name or words').fill('pop_jump none');
    await page.locator('#filter [name=python]').selectOption('3.13');
    await expect(items.locator('a')).toHaveText(['POP_JUMP_IF_NONE', 'POP_JUMP_IF_NOT_NONE']);
    await expect(count).toHaveText('2 opcodes');
    await page.getByLabel('Also forms').check();
    await expect(items.getByRole('link', { name: 'INSTRUMENTED_POP_JUMP_IF_NONE' })).toBeVisible();

    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await expect(page.getByLabel('Name or words')).toHaveValue('pop_jump none');
    await expect(items).toHaveCount(4);

    // By keyboard into a page, and back to what was filtered.
    await page.getByLabel('Name or words').focus();
    for (
      let n = 0;
      n < 12 &&
      !(await items
        .first()
        .locator('a')
        .evaluate((a) => a === document.activeElement));
      n++
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText('POP_JUMP_IF_NONE');
    await page.goBack();
    await expect(page.getByLabel('Name or words')).toHaveValue('pop_jump none');
    await expect(items).toHaveCount(4);

    await page.getByLabel('Also forms').uncheck();
    await page.getByLabel('Name or words').fill('binary_op add_int');
    await expect(count, 'forms that are left out are offered where nothing else fits').toHaveText(
      'Only forms that are in memory fit: 2.',
    );
    await page.getByRole('button', { name: 'Show them' }).press('Enter');
    await expect(items.locator('a')).toHaveText(['BINARY_OP_ADD_INT', 'BINARY_OP_INPLACE_ADD_UNICODE']);
    await expect(page.getByLabel('Also forms'), 'the focus is not lost with the button').toBeFocused();
    await expect(page.getByRole('button', { name: 'Show them' })).toBeHidden();

    await page.getByLabel('Name or words').fill('xyzzy');
    await expect(count).toHaveText('No opcode fits.');
    await page.getByLabel('Name or words').fill('');
    await page.getByLabel('Family').selectOption({ label: 'Patterns' });
    await expect(items.getByRole('link', { name: 'MATCH_CLASS' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Calls' })).toBeHidden();
  });

  test('says of each opcode what it does in the version asked for, in the words of its own page', async ({
    page,
    site,
  }) => {
    await site.open('opcodes/#1.python=3.10');
    const row = (name: string) =>
      page.locator('section li', { has: page.getByRole('link', { name, exact: true }) }).locator('.words');
    await expect(row('LOAD_FAST')).toHaveText(
      'Push the value of a local variable; raise UnboundLocalError if it has none.',
      { useInnerText: true },
    );
    await page.locator('#filter [name=text]').fill('unboundlocalerror');
    await expect(row('LOAD_FAST')).toBeVisible();
    await page.locator('#filter [name=python]').selectOption('3.12');
    await expect(row('LOAD_FAST'), 'what it says in another version is not searched').toBeHidden();
    await page.locator('#filter [name=text]').fill('');
    await page.locator('#filter [name=python]').selectOption('');
    await expect(row('LOAD_FAST')).toHaveText(
      '3.12 to 3.15: Push the value of a local variable that is certainly bound.',
      { useInnerText: true },
    );

    const changing = await page.locator('section li:has(.line) > a').evaluateAll((links: HTMLAnchorElement[]) =>
      Promise.all(
        links.map(async ({ href, textContent }) => {
          const own = new DOMParser().parseFromString(await (await fetch(href)).text(), 'text/html');
          const leads = [...own.querySelectorAll<HTMLElement>('.lead')];
          return {
            name: textContent,
            leads: leads.map((lead) => ({ pythons: lead.dataset.py!.split(' '), text: lead.textContent.trim() })),
          };
        }),
      ),
    );
    expect(changing.length).toBeGreaterThan(40);
    for (const python of PYTHON_VERSIONS) {
      await page.locator('#filter [name=python]').selectOption(python);
      const shown = await page
        .locator('section li:visible')
        .evaluateAll((rows) =>
          rows.map((li) => [li.querySelector('a')!.textContent, li.querySelector<HTMLElement>('.words')!.innerText]),
        );
      for (const [name, words] of shown) {
        const own = changing.find((each) => each.name === name);
        if (own)
          expect(words, `${name} ${python}`).toBe(own.leads.find(({ pythons }) => pythons.includes(python))!.text);
      }
    }
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('lists them all, and a page shows the examples of every version', async ({ page }) => {
      await page.goto('opcodes/');
      await expect(page.getByRole('link', { name: 'BINARY_OP_ADD_INT' })).toBeVisible();
      await expect(page.locator('#filter')).toBeHidden();
      const row = page.locator('section li', { has: page.getByRole('link', { name: 'LOAD_FAST', exact: true }) });
      await expect(row.locator('.words')).toHaveText(
        '3.12 to 3.15: Push the value of a local variable that is certainly bound.',
        { useInnerText: true },
      );
      await page.goto('opcodes/FOR_ITER/');
      for (const python of ['Python 3.7', 'Python 3.13', 'Python 3.15'])
        await expect(page.locator('.example > .label', { hasText: python }).first()).toBeVisible();
    });
  });
});

test('an opcode’s page follows the reader’s Python, and steps to that very instruction', async ({ page, site }) => {
  await site.open('opcodes/POP_JUMP_IF_FALSE/', { python: '3.12' });
  await expect(page.locator('.lead:visible')).toHaveText('Pop a value of any type; jump if it counts as false.');
  const example = page.locator('.example:visible');
  await expect(example).toHaveCount(1);
  await expect(example.getByRole('group', { name: /^Stack/ })).toHaveCount(3);
  await page.getByLabel('Your Python').selectOption('3.11');
  await expect(page.locator('p.absent')).toContainText('Python 3.11 does not have it');
  await page.getByLabel('Your Python').selectOption('3.14');
  await expect(page.locator('.lead:visible')).toHaveText('Pop True or False; jump if it is False.');
  await example.getByRole('link', { name: 'Step the jump on 3.14' }).click();
  await expect(page).toHaveURL(/stepper\/#2\.sample=\w+&python=3\.14&step=\d+$/);
  await expect(page.locator('.stepper[data-ready=true]')).toBeVisible();
  await expect(page.locator('.stepper [aria-current]').filter({ hasText: 'POP_JUMP_IF_FALSE' }).first()).toBeVisible();
});

test(
  'a form’s page shows where an interpreter had it, and steps the instruction below it',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('opcodes/LOAD_ATTR_WITH_HINT/', { python: '3.13' });
    await expect(page.locator('.example:visible .here').last()).toHaveText(/in memory:\s+LOAD_ATTR_WITH_HINT/);
    await expect(page.locator('.recorded:visible')).toHaveText(
      /^Recorded: CPython 3\.13\.\d+ had LOAD_ATTR_WITH_HINT here in memory after the program had run/,
    );
    await page.locator('.example:visible').getByRole('link', { name: 'Step it on 3.13' }).click();
    await expect(page.locator('.stepper[data-ready=true]')).toBeVisible();
    await expect(page.locator('.stepper [aria-current]').filter({ hasText: 'LOAD_ATTR' }).first()).toBeVisible();
    await site.open('opcodes/CACHE/', { python: '3.13' });
    await expect(page.getByRole('heading', { name: 'Why there is nothing to step' })).toBeVisible();
    await expect(page.locator('figure.transcript')).toContainText('CACHE');
    await site.open('opcodes/EXTENDED_ARG/', { python: '3.13' });
    await page.getByRole('link', { name: 'Step the instruction that it widens on 3.13' }).click();
    await expect(page.locator('.stepper [aria-current]').filter({ hasText: 'UNPACK_EX' }).first()).toBeVisible();
  },
);

test(
  'a program of the reference opens in the stepper, for the versions that have its syntax',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('opcodes/MATCH_CLASS/', { python: '3.13' });
    await page.getByRole('link', { name: 'Step it on 3.13' }).click();
    await expect(page.locator('.stepper[data-ready=true]')).toBeVisible();
    const program = page.locator('.stepper .program select').first();
    const python = page.locator('.stepper .program.python select');
    await expect(program).toHaveValue('matching');
    await expect(python.locator('option[value="3.9"]')).toBeDisabled();
    await expect(page.locator('.stepper')).toContainText('case Point(x, y=0)');
    // From a program that all have, on an old Python, to one that only new ones have.
    await program.selectOption({ label: 'Every operator' });
    await python.selectOption('3.7');
    await expect(page.locator('.stepper')).toContainText('BINARY_MATRIX_MULTIPLY');
    await program.selectOption({ label: 'Template strings' });
    await expect(python).toHaveValue('3.15');
  },
);

test('pasted bytes are answered with the Python that wrote them', { tag: '@once' }, async ({ page, site }) => {
  await site.open('magic/');
  const answer = page.locator('#ask [role=status]');
  const found = page.locator('tr.found');
  for (const [text, python, number] of [
    ["ImportError: bad magic number in 'm': b'\\xf3\\r\\r\\n'", 'Python 3.13', '3571'],
    ['00000000: a70d 0d0a 0000 0000', 'Python 3.11', '3495'],
    ['420d0d0a', 'Python 3.7', '3394'],
    ['62211', 'Python 2.7', '62211'],
  ]) {
    await page.locator('#magic-text').fill(text);
    await expect(answer).toContainText(python);
    await expect(found.locator('th')).toHaveText(number);
  }
  await page.locator('#magic-text').fill('3.5');
  await expect(page.locator('section[data-minor]:visible h2')).toHaveText(['Python 3.5']);
  await page.getByLabel('Only numbers that releases write').check();
  await expect(page.locator('section[data-minor="3.5"] tbody tr:visible th')).toHaveText(['3351', '3350']);
  await page.reload();
  await expect(page.locator('#magic-text')).toHaveValue('3.5');
  await page.locator('#magic-text').fill('3.11a1');
  await page.getByLabel('Only numbers that releases write').uncheck();
  await expect(page.locator('section[data-minor="3.11"] tbody tr:visible th').first()).toHaveText(/^34[56]\d$/);
  await page.locator('#magic-text').fill('1234');
  await expect(answer).toContainText('no CPython has the magic number 1234');
});
