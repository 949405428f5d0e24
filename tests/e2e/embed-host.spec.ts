/** Embeds in pages of other people: controlled by messages, as custom elements, under a strict policy. */
import type { Page } from '@playwright/test';
import type { Embed, Ready } from '../../src/embed-kit/client.ts';
import { expect, test } from './foreign.ts';

declare global {
  interface Window {
    embed: Embed;
    heard: { type: string; [key: string]: unknown }[];
  }
}

const once = { tag: '@once' };

/** A page with one frame and the client, connected. */
const controlled = (client: string, frame: string) => `<!doctype html><html lang="en"><title>Talk</title>
<iframe title="Widget" width="1000" height="600" src="${frame}"></iframe>
<script type="module">
  import { connect } from '${client}';
  window.heard = [];
  window.embed = connect(document.querySelector('iframe'));
  for (const type of ['ready', 'state', 'step', 'verdict', 'answer', 'resize', 'key', 'error'])
    window.embed.on(type, (event) => window.heard.push(event));
</script>`;

const ready = (page: Page): Promise<Ready> => page.evaluate(() => window.embed.ready);
const heard = (page: Page, type: string) =>
  page.evaluate((type) => window.heard.filter((event) => event.type === type), type);

test(
  'a script controls an embed: steps, states, theme, style, and what happens comes back',
  once,
  async ({ page, site, foreign }) => {
    const frameUrl = site.url('embed/stepper/?sample=area&python=3.13&step=3&ui=min');
    await page.goto(foreign.page('talk.html', controlled(site.url('embed-client.js'), frameUrl)));
    const begun = await ready(page);
    expect(begun).toMatchObject({ widget: 'stepper', step: { at: 2 } });
    expect(begun.commands).toEqual(expect.arrayContaining(['step', 'reveal', 'setState', 'setTheme', 'setStyle']));
    const frame = page.frameLocator('iframe');
    const slider = frame.getByRole('slider');

    await page.evaluate(() => window.embed.step());
    await expect(slider).toHaveAttribute('aria-valuetext', /^step 4 of /);
    await page.evaluate(() => window.embed.step({ to: 9999 }));
    await expect(slider).toHaveValue(String(begun.step!.count));
    await page.evaluate(() => window.embed.step({ by: -9999 }));
    await expect(slider).toHaveValue('0');
    await frame.getByRole('button', { name: 'Step', exact: true }).click();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await expect
      .poll(async () => (await heard(page, 'step')).at(-1))
      .toMatchObject({ at: 1, count: begun.step!.count });
    await expect
      .poll(() => page.evaluate(() => window.embed.getState()))
      .toMatch(/^#2\.sample=area&python=3\.13&step=2$/);

    await page.evaluate(() => window.embed.setState('#2.sample=branch&python=3.9&step=end'));
    await expect(frame.getByRole('combobox', { name: 'Program' })).toHaveValue('branch');
    const problem = page.evaluate(() => window.embed.setState('#2.sample=no').catch((error: Error) => error.message));
    expect(await problem).toContain('“no”');
    await expect(frame.getByText('names a program that is not here')).toBeVisible();
    await page.evaluate(() => window.embed.reset());
    await expect(slider).toHaveAttribute('aria-valuetext', /^step 3 of /);
    // The frame’s own address stays what the slide says.
    expect(page.frames()[1].url()).toBe(frameUrl);

    await page.evaluate(() => window.embed.setState('#2.sample=area&python=3.13&step=4&predict=1'));
    await page.evaluate(() => window.embed.reveal());
    await expect.poll(async () => (await heard(page, 'answer')).at(-1)).toMatchObject({ right: false });

    const ink = () => frame.locator('.embed-frame').evaluate((element) => getComputedStyle(element).color);
    const before = await ink();
    await page.evaluate(() => window.embed.setTheme('dark', 'transparent'));
    await expect.poll(ink).not.toBe(before);
    await page.evaluate(() => window.embed.setStyle({ '--pyc-ink': 'rgb(1, 2, 3)' }));
    await expect.poll(ink).toBe('rgb(1, 2, 3)');
    const refused = page.evaluate(() =>
      window.embed
        .setStyle({ '--pyc-ink': 'url(http://x)', '--pyc-nose': 'red' })
        .catch((error: Error) => error.message),
    );
    expect(await refused).toMatch(/no value for --pyc-ink.*no property --pyc-nose/);
    expect(await ink()).toBe('rgb(1, 2, 3)');
    // None of this has taken the focus.
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  },
);

test(
  'what is no message of the protocol is not answered, and what is wrong is told',
  once,
  async ({ page, site, foreign }) => {
    const frameUrl = site.url('embed/header-lab/#1.sample=fib');
    await page.goto(foreign.page('talk.html', controlled(site.url('embed-client.js'), frameUrl)));
    expect(await ready(page)).toMatchObject({ widget: 'header-lab', step: null });
    const answers = await page.evaluate(async () => {
      const frame = document.querySelector('iframe')!;
      const got: unknown[] = [];
      addEventListener('message', ({ data }) => got.push(data));
      const messages: unknown[] = [
        'hello',
        7,
        null,
        [1],
        { type: 'hello' },
        { insidePyc: 2, type: 'hello', id: 'later' },
        { insidePyc: 1, type: 'explode', id: 'none' },
        { insidePyc: 1, type: 'step', by: 1.5, id: 'half' },
        { insidePyc: 1, type: 'setState', state: 4, id: 'number' },
        { insidePyc: 1, type: 'step', by: 1, id: 'no steps' },
        { insidePyc: 1, type: 'setState', state: '#1.edit=0:00', id: 'good' },
      ];
      for (const message of messages) frame.contentWindow!.postMessage(message, '*');
      const ids = () => (got as { id?: string }[]).map((each) => each.id);
      while (!ids().includes('good')) await new Promise((resolve) => setTimeout(resolve, 10));
      return got as { id?: string; type: string; message?: string }[];
    });
    const byId = Object.fromEntries(answers.filter(({ id }) => id).map((each) => [each.id, each]));
    expect(byId.later.message).toContain('version 1');
    expect(byId.none.message).toContain('“explode”');
    expect(byId.half.message).toContain('whole number');
    expect(byId.number.message).toContain('fragment');
    expect(byId['no steps'].message).toContain('no steps');
    expect(Object.keys(byId)).toHaveLength(6);
    await expect.poll(async () => (await heard(page, 'verdict')).length).toBeGreaterThan(0);
  },
);

test(
  'keys that nothing in the widget uses come to the page that asks for them, and Escape leaves an element',
  once,
  async ({ page, site, foreign }) => {
    const html = `<!doctype html><html lang="en"><title>Keys</title>
      <script type="module" src="${site.url('embed.js')}"></script>
      <button>before</button><pyc-cache-lab></pyc-cache-lab><button>after</button>`;
    await page.goto(foreign.page('keys.html', html));
    await page.evaluate(async () => {
      window.heard = [];
      await customElements.whenDefined('pyc-cache-lab');
      const element = document.querySelector<HTMLElement & { embed: Embed }>('pyc-cache-lab')!;
      element.addEventListener('pyc-key', (event) => window.heard.push((event as CustomEvent).detail));
      await element.embed.ready;
    });
    const lab = page.locator('pyc-cache-lab iframe').contentFrame();
    await lab.getByRole('textbox').focus();
    const focused = () => page.evaluate(() => document.activeElement?.localName);
    expect(await focused()).toBe('pyc-cache-lab');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('body');
    expect(await heard(page, 'key')).toMatchObject([{ key: 'Escape' }]);
    // The way through the page goes on from where the widget is.
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('button', { name: 'before' })).toBeFocused();

    // Without being asked, a frame keeps its keys.
    const frameUrl = site.url('embed/two-clocks/');
    await page.goto(foreign.page('talk.html', controlled(site.url('embed-client.js'), frameUrl)));
    await ready(page);
    const clocks = page.locator('iframe').first().contentFrame();
    await clocks.getByRole('button', { name: 'Touched' }).focus();
    for (const key of ['PageDown', 'Escape']) await page.keyboard.press(key);
    await clocks.getByRole('button', { name: 'Touched' }).click();
    await expect.poll(async () => (await heard(page, 'state')).length).toBeGreaterThan(0);
    expect(await heard(page, 'key')).toEqual([]);
  },
);

test(
  'custom elements work under a strict policy, fit the widget, and wear the page’s colours',
  once,
  async ({ page, site, foreign }) => {
    const { origin } = new URL(site.url(''));
    const address = foreign.page(
      'elements.html',
      `<!doctype html><html lang="en"><title>Elements</title>
     <link rel="stylesheet" href="data:,">
     <script type="module" src="${site.url('embed.js')}"></script>
     <pyc-stepper sample="area" python="3.13" step="4" theme="light" label="How area runs"></pyc-stepper>
     <pyc-header-lab sample="fib"></pyc-header-lab>
     <pyc-disassembly sample="fib"></pyc-disassembly>
     <pyc-marshal-tree sample="fib"></pyc-marshal-tree>`.replace('<link rel="stylesheet" href="data:,">', ''),
      {
        'content-security-policy': `default-src 'none'; script-src ${origin}; frame-src ${origin}; base-uri 'none'; form-action 'none'`,
      },
    );
    await page.goto(address);
    const element = page.locator('pyc-stepper');
    const frame = element.locator('iframe');
    await expect(frame).toHaveAttribute('title', 'How area runs');
    await expect(frame.contentFrame().getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 4 of /);
    await expect.poll(() => element.evaluate((each) => (each as HTMLElement).offsetHeight)).toBeGreaterThan(400);
    const steps = element.evaluate(
      (each) =>
        new Promise((resolve) => each.addEventListener('pyc-step', (event) => resolve((event as CustomEvent).detail))),
    );
    await element.evaluate((each) => (each as HTMLElement & { embed: Embed }).embed.step());
    expect(await steps).toMatchObject({ at: 4 });
    await element.evaluate((each) => each.setAttribute('state', '#2.sample=branch&step=2'));
    await expect(frame.contentFrame().getByRole('combobox', { name: 'Program' })).toHaveValue('branch');
    for (const [tag, name] of [
      ['pyc-header-lab', 'Header lab'],
      ['pyc-disassembly', 'Disassembly'],
      ['pyc-marshal-tree', 'Marshal tree'],
    ])
      await expect(
        page
          .locator(tag)
          .locator('iframe')
          .contentFrame()
          .getByRole('group', { name: new RegExp(name) })
          .first(),
      ).toBeVisible();
  },
);

test(
  'the answer to a question is revealed in every widget that asks, and the others say that they ask nothing',
  once,
  async ({ page, site, foreign }) => {
    await page.goto(foreign.page('talk.html', controlled(site.url('embed-client.js'), 'about:blank')));
    const frame = page.frameLocator('iframe');
    const reveal = () => page.evaluate(() => window.embed.reveal().catch((error: Error) => error.message));
    async function show(path: string): Promise<void> {
      // A frame that is loaded again is greeted again.
      await page.evaluate(
        (address) => {
          window.heard = [];
          document.querySelector('iframe')!.src = address;
        },
        site.url(`embed/${path}`),
      );
      await expect.poll(async () => (await heard(page, 'ready')).length).toBe(1);
    }
    for (const [path, shows] of [
      ['two-clocks/#1.sm=-56&word=jam&ask=1', 'Compiled again'],
      ['file-names/#1.python=3.11&source=/lab/m.py&level=2&ask=1', 'cpython-311'],
      ['freshness/#1.cell=touch,timestamp&ask=1', 'compiled again, for nothing'],
    ]) {
      await show(path);
      await expect(frame.getByText('Predict first')).toBeVisible();
      expect(await reveal(), path).toBeUndefined();
      await expect(frame.getByText('Predict first')).toHaveCount(0);
      await expect(frame.locator('.panel')).toContainText(shows);
      expect(await reveal()).toBe('This widget asks nothing at this state.');
    }

    await show('error-clinic/#1.practice=1');
    await expect(frame.getByText('What do you do?').first()).toBeVisible();
    expect(await reveal()).toBeUndefined();
    await expect(frame.locator('.why.right')).toHaveCount(3);

    await show('cache-lab/#1.python=3.12&do=python%20main.py&next=python%20main.py');
    await frame.getByRole('checkbox', { name: 'ask me first' }).check();
    await frame.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(frame.getByText('Predict first')).toBeVisible();
    expect(await reveal()).toBeUndefined();
    await expect(frame.getByText('Used.')).toBeVisible();
    await expect.poll(async () => (await heard(page, 'verdict')).at(-1)?.text).toMatch(/^Used\. /);
    // Its lines are its steps; requests that come at once are done one after the other.
    await page.evaluate(() => Promise.all([window.embed.step({ by: -1 }), window.embed.step({ by: -1 })]));
    await expect.poll(async () => (await heard(page, 'step')).at(-1)).toMatchObject({ at: 0, count: 2 });
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');

    for (const widget of ['header-lab', 'marshal-tree', 'code-object', 'disassembly']) {
      await show(`${widget}/`);
      expect(await reveal(), widget).toBe('This widget asks nothing.');
    }
  },
);

test('frames of one slide follow each other, and nothing else follows them', once, async ({ page, site, foreign }) => {
  const frames = [
    'stepper/?sync=talk&sample=area&python=3.13&step=3',
    'stepper/?sync=talk&sample=area&python=3.13&step=3',
    'stepper/?sync=other',
    'two-clocks/?sync=talk',
  ];
  const html = frames
    .map(
      (path, n) =>
        `<iframe title="${n}" width="1000" height="600" src="${site.url(`embed/${path}`).replaceAll('&', '&amp;')}"></iframe>`,
    )
    .join('');
  await page.goto(foreign.page('talk.html', `<!doctype html><html lang="en"><title>Talk</title>${html}`));
  const frame = (n: number) => page.frameLocator(`iframe[title="${n}"]`);
  const text = (n: number) => frame(n).getByRole('slider').getAttribute('aria-valuetext');
  for (const n of [0, 1, 2]) await expect(frame(n).locator('[data-ready="true"]')).toBeVisible();
  await frame(0).getByRole('button', { name: 'Step', exact: true }).click();
  await expect(frame(1).getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 4 of /);
  await expect(frame(1).getByRole('combobox', { name: 'Program' })).toHaveValue('area');
  await expect(frame(2).getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 1 of /);
  // The other way, quickly; both come to rest at the same step.
  const step = frame(1).getByRole('button', { name: 'Step', exact: true });
  for (let n = 0; n < 5; n++) await step.click();
  await expect(frame(0).getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 9 of /);
  await expect(frame(1).getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 9 of /);

  // What is said in the channel from now on: one message for one step, and none in answer to it.
  const path = new URL(site.url('embed/stepper/')).pathname;
  const listener = page.frames().find((each) => each.url().includes('sync=other'))!;
  await listener.evaluate((path) => {
    const said: unknown[] = ((globalThis as unknown as { said: unknown[] }).said = []);
    const channel = new BroadcastChannel(`inside-pyc ${path} talk`);
    channel.addEventListener('message', ({ data }) => said.push(data));
    for (const wrong of ['x', 7, null, [1], {}, { state: 4 }, { state: '' }, { state: 'x' }, { ask: 'no' }])
      channel.postMessage(wrong);
  }, path);
  await frame(0).getByRole('button', { name: 'Step', exact: true }).click();
  await expect(frame(1).getByRole('slider')).toHaveAttribute('aria-valuetext', /^step 10 of /);
  expect(await text(0)).toBe(await text(1));
  const said = await listener.evaluate(() => (globalThis as unknown as { said: unknown[] }).said);
  expect(said).toEqual([{ state: '#2.sample=area&python=3.13&step=10' }]);
  await expect(frame(3).getByRole('group', { name: 'Two clocks' })).toContainText('The cache is used');
  for (const n of [0, 1, 3]) await expect(frame(n).getByText('cannot be read')).toHaveCount(0);
});

test(
  'elements may be many, change, be moved and come back; what is wrong with them is said',
  once,
  async ({ page, site, foreign, watch }) => {
    watch.allow(/^console warning: <pyc-stepper>: This link names a program/);
    const html = `<!doctype html><html lang="en"><title>Elements</title>
      <script type="module" src="${site.url('embed.js')}"></script>
      <div id="one"><pyc-stepper id="a" sample="area" python="3.13" step="4"></pyc-stepper></div>
      <div id="two"><pyc-stepper id="b" sample="nothing" step="12" fixed style="height: 300px"></pyc-stepper></div>`;
    await page.goto(foreign.page('elements.html', html));
    const frame = (id: string) => page.locator(`#${id} iframe`).contentFrame();
    const slider = (id: string) => frame(id).getByRole('slider');
    await expect(slider('a')).toHaveAttribute('aria-valuetext', /^step 4 of /);
    await expect(frame('b').getByText('names a program that is not here')).toBeVisible();
    // `fixed` leaves the height to the page; the other is as high as its widget.
    expect(await page.locator('#b').evaluate((each) => (each as HTMLElement).offsetHeight)).toBe(300);
    await expect
      .poll(() => page.locator('#a').evaluate((each) => (each as HTMLElement).offsetHeight))
      .toBeGreaterThan(400);

    await page.locator('#b').evaluate((each) => {
      each.setAttribute('sample', 'area');
      each.setAttribute('step', '9999');
    });
    await expect(frame('b').getByText('here is its end')).toBeVisible();
    await page.locator('#b').evaluate((each) => each.setAttribute('state', '#2.sample=no'));
    await expect(frame('b').getByText('names a program that is not here')).toBeVisible();

    // A theme is put on without loading anything again.
    await frame('a').getByRole('button', { name: 'Step', exact: true }).click();
    await expect(slider('a')).toHaveAttribute('aria-valuetext', /^step 5 of /);
    await page.locator('#a').evaluate((each) => each.setAttribute('theme', 'dark'));
    await expect(frame('a').locator('html')).toHaveAttribute('data-embed-theme', 'dark');
    await expect(slider('a')).toHaveAttribute('aria-valuetext', /^step 5 of /);
    await page.locator('#a').evaluate((each) => each.removeAttribute('theme'));
    await expect(frame('a').locator('html')).not.toHaveAttribute('data-embed-theme');

    // Moved, taken out and put back: it goes on where it was, and is controlled as before.
    await page.evaluate(() => document.querySelector('#two')!.append(document.querySelector('#a')!));
    await expect(slider('a')).toHaveAttribute('aria-valuetext', /^step 5 of /);
    await page.evaluate(() => {
      const element = document.querySelector('#a')!;
      element.remove();
      document.querySelector('#one')!.append(element);
    });
    await expect(slider('a')).toHaveAttribute('aria-valuetext', /^step 5 of /);
    await page.locator('#a').evaluate((each) => (each as HTMLElement & { embed: Embed }).embed.step());
    await expect(slider('a')).toHaveAttribute('aria-valuetext', /^step 6 of /);
    await page.locator('#a').evaluate((each) => each.setAttribute('sample', 'branch'));
    await expect(frame('a').getByRole('combobox', { name: 'Program' })).toHaveValue('branch');
  },
);
