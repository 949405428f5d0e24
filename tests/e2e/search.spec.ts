/** Searching the site, by keyboard and by pointer. */
import { readFileSync, readdirSync } from 'node:fs';
import { OPCODES } from '../../src/components/opcodes/facts.ts';
import { TOOLS } from '../../src/components/tools.ts';
import { buildIndex, search, type SearchDocument } from '../../src/widgets/search/search.ts';
import { titleKey } from '../../src/widgets/search/words.ts';
import { expect, test } from './site.ts';
import { violations } from './violations.ts';

test('a reader searches from any page by keyboard', async ({ page, site }) => {
  await site.open('lessons/sixteen-bytes/');
  await page.keyboard.press('/');
  const input = page.getByRole('combobox', { name: /Search/ });
  await expect(input).toBeFocused();
  const options = page.locator('#search').getByRole('option');
  await input.pressSequentially('bad marsh');
  await expect(options.first()).toBeVisible();
  await expect(options.first().locator('mark').first()).toHaveText(/bad|marshal/i);
  await expect(page.locator('#search').getByRole('status')).toHaveText(/\d+ results/);

  await input.fill('little-endian');
  await expect(options.first()).toContainText('Glossary');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await input.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(input).toHaveAttribute('aria-activedescendant', (await options.nth(1).getAttribute('id'))!);
  await input.press('ArrowUp');
  expect(await violations(page, { within: '#search' })).toEqual([]);
  await input.press('Enter');
  await expect(page).toHaveURL(site.url('glossary/#little-endian'));

  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: /Search/ }).fill('zzzz');
  await expect(page.locator('#search').getByRole('status')).toHaveText('Nothing has “zzzz”.');
  for (const [query, first] of [
    ['LOAD FAST', 'LOAD_FAST'],
    ['load_fast', 'LOAD_FAST'],
    ['pycache', 'pycache'],
    ['bad magic', 'magic'],
    ['POP_TOP', 'POP_TOP'],
    ['decompile pyc', 'Lesson 18'],
  ]) {
    await page.getByRole('combobox', { name: /Search/ }).fill(query);
    await expect(options.first(), query).toContainText(first);
  }
  await page.getByRole('combobox', { name: /Search/ }).fill('decompile pyc');
  await expect(options.first().locator('mark').first(), 'a form of the word').toHaveText('decompiling');
  await page.getByRole('combobox', { name: /Search/ }).fill('why is my pyc not updated');
  await expect(page.locator('#search').getByRole('status')).toHaveText(/^(One result|\d+ results)$/);
  await page.getByRole('combobox', { name: /Search/ }).fill('why does a pyc have zzzz');
  await expect(page.locator('#search').getByRole('status')).toHaveText(
    'Nothing has all the words “pyc”, “zzzz”. 12 results with 1 of the 2.',
  );
  await page.getByRole('combobox', { name: /Search/ }).fill('pycahce');
  await expect(page.locator('#search').getByRole('status')).toHaveText(
    /^Nothing has “pycahce”\. \d+ results for “pycache”\.$/,
  );
  await expect(options.first().locator('mark').first()).toHaveText(/pycache/i);
  await page.getByRole('combobox', { name: /Search/ }).fill('<b>');
  await expect(page.locator('#search b')).toHaveCount(0);
  await page.getByRole('combobox', { name: /Search/ }).fill('');
  await expect(options).toHaveCount(0);
  await expect(page.locator('#search [role=status]')).toBeEmpty();
  await page.keyboard.press('Escape');
  await expect(page.locator('#search')).toBeHidden();
});

/** The value of a field in the front matter of each file of a folder. */
const fieldsOf = (folder: string, field: string): string[] =>
  readdirSync(folder)
    .filter((file) => /\.mdx?$/.test(file))
    .map((file) => {
      const value = new RegExp(`^${field}: (.*)$`, 'm').exec(readFileSync(`${folder}/${file}`, 'utf8'))![1];
      return value.replace(/^(['"])(.*)\1$/, '$2').replaceAll("''", "'");
    });

test(
  'what is called as the query is found first: every opcode, term, lesson and tool',
  { tag: '@once' },
  async ({ request }) => {
    const index = buildIndex((await (await request.get('search.json')).json()) as SearchDocument[]);
    const first = (query: string) => search(index, query)[0]?.document;
    for (const name of OPCODES.keys())
      for (const query of [name, name.toLowerCase(), name.replaceAll('_', ' ').trim()])
        // Of two names that differ in underscores only, the words alone may mean either.
        if (query.includes('_') || !name.includes('__'))
          expect(titleKey(first(query)!.title), query).toBe(titleKey(name));
    for (const name of OPCODES.keys()) expect(first(name)?.title, name).toBe(name);
    const titles = [
      ...fieldsOf('content/glossary', 'term'),
      ...fieldsOf('content/lessons', 'title'),
      ...TOOLS.map(({ title }) => title),
    ];
    expect(titles.length).toBeGreaterThan(75);
    for (const title of titles)
      for (const query of [title, title.toUpperCase()])
        expect(titleKey(first(query)!.title), query).toBe(titleKey(title));
  },
);

test(
  'a slash that is typed somewhere stays there, and text of a page is text',
  { tag: '@once' },
  async ({ page, site }) => {
    await site.open('');
    await page.route('**/search.json', (route) =>
      route.fulfill({
        json: [{ title: '<img src=x onerror=alert(1)> bold', path: 'tools/', kind: 'Tool', text: '<b>bold</b>' }],
      }),
    );
    await page.getByRole('gridcell').first().click();
    await page.keyboard.press('/');
    await expect(page.locator('#search')).toBeHidden();

    await page.getByRole('button', { name: 'Search' }).click();
    const input = page.getByRole('combobox', { name: /Search/ });
    await input.fill('bold');
    await expect(page.locator('#search').getByRole('option')).toContainText('<img src=x onerror=alert(1)> bold');
    await expect(page.locator('#search img')).toHaveCount(0);
    await input.press('/');
    await expect(input).toHaveValue('bold/');
    await page.locator('#search').getByRole('option').click();
    await expect(page).toHaveURL(site.url('tools/'));
  },
);
