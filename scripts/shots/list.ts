import type { Page } from '@playwright/test';
import type { Shot } from './shot.ts';

const pages: Shot[] = [
  { name: 'home', path: '' },
  { name: 'lesson-you-edited-it', path: 'lessons/you-edited-it/' },
  { name: 'lesson-names-and-tags', path: 'lessons/names-and-tags/' },
  { name: 'lesson-sixteen-bytes', path: 'lessons/sixteen-bytes/' },
  { name: 'lesson-will-python-use-it', path: 'lessons/will-python-use-it/' },
  { name: 'lesson-three-ways-to-be-fresh', path: 'lessons/three-ways-to-be-fresh/' },
  { name: 'lesson-the-value-stack', path: 'lessons/the-value-stack/' },
  { name: 'page-header-lab', path: 'header-lab/' },
  { name: 'page-cache-lab', path: 'cache-lab/' },
  { name: 'page-two-clocks', path: 'two-clocks/' },
  { name: 'page-freshness', path: 'freshness/' },
  { name: 'page-file-names', path: 'file-names/' },
  { name: 'page-error-clinic', path: 'error-clinic/' },
  { name: 'page-marshal-tree', path: 'marshal-tree/' },
  { name: 'page-stepper', path: 'stepper/' },
  { name: 'page-disassembly', path: 'disassembly/' },
  { name: 'page-code-object', path: 'code-object/' },
  { name: 'page-tools', path: 'tools/' },
  { name: 'page-opcodes', path: 'opcodes/' },
  { name: 'page-opcode-matrix', path: 'opcodes/matrix/' },
  { name: 'page-opcode-binary-op', path: 'opcodes/BINARY_OP/' },
  { name: 'page-opcode-for-iter', path: 'opcodes/FOR_ITER/' },
  { name: 'page-magic', path: 'magic/#1.q=a70d0d0a' },
  { name: 'lesson-what-the-compiler-has-done', path: 'lessons/what-the-compiler-has-done/' },
  { name: 'lesson-from-source-to-bytecode', path: 'lessons/from-source-to-bytecode/' },
  { name: 'page-glossary', path: 'glossary/' },
  { name: 'page-myths', path: 'myths/' },
  { name: 'page-review', path: 'review/' },
  { name: 'page-instructors', path: 'instructors/' },
  { name: 'not-found', path: '404.html' },
  {
    name: 'search',
    path: 'lessons/sixteen-bytes/',
    prepare: async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox', { name: /Search/ }).fill('bad magic');
      await page.locator('#search [role=option]').first().waitFor();
    },
  },
  {
    name: 'glossary-card',
    path: 'lessons/sixteen-bytes/',
    prepare: async (page) => {
      await page.locator('a[data-gloss]').first().focus();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      await page.locator('.gloss-card:popover-open').waitFor();
    },
  },
];

/** A widget at the state in a link, in its embed. */
const at = (widget: string, state: string, fragment: string): Shot => ({
  name: `${widget}-${state}`,
  path: `embed/${widget}/${fragment}`,
});

async function stepperIsReady(page: Page): Promise<void> {
  await page.locator('.stepper[data-ready=true]').waitFor();
}

/** The same, once the widget is there with what the link asks for. */
const live = (widget: string, state: string, fragment: string): Shot => ({
  ...at(widget, state, fragment),
  prepare: async (page) => {
    await page.locator('.panel[data-ready=true]').waitFor();
  },
});

/** The header lab at the state in a link, with all its parts. */
const lab = (state: string, fragment: string, embed = 'header-lab/'): Shot => ({
  name: `header-lab-${state}`,
  path: embed + fragment,
  prepare: labIsReady,
  element: '.lab',
});

async function labIsReady(page: Page): Promise<void> {
  await page.locator('.lab[data-ready=true]').waitFor();
}

/** The marshal tree at the state in a link, with all its parts. */
const tree = (state: string, fragment: string, embed = 'marshal-tree/'): Shot => ({
  name: `marshal-tree-${state}`,
  path: embed + fragment,
  prepare: treeIsReady,
  element: '.marshal',
});

async function treeIsReady(page: Page): Promise<void> {
  await page.locator('.marshal[data-ready=true]').waitFor();
}

/** The cache lab after the lines that were typed. */
const cache = (state: string, python: string, ...lines: string[]): Shot =>
  live('cache-lab', state, `#1.python=${python}${lines.map((line) => `&do=${encodeURIComponent(line)}`).join('')}`);

const widgets: Shot[] = [
  lab('start', ''),
  lab('edited', '#1.sample=fib&python=3.13&edit=8:00'),
  lab('recompiled-in-silence', '#1.sample=fib&python=3.13&edit=4:04'),
  lab('failing', '#1.sample=fib&python=3.13&edit=0:cb&source=absent'),
  lab('bad-flags', '#1.sample=fib&python=3.13&edit=4:04&source=absent'),
  lab('cut', '#1.sample=fib&python=3.13&cut=10&source=absent'),
  lab('same-second', '#1.sample=fib&python=3.13&text=edited'),
  lab('hash-based', '#1.sample=fib&python=3.13&kind=checked-hash&text=edited'),
  lab('layout-of-3.6', '#1.sample=fib&python=3.13&layout=12'),
  lab('layout-of-2.7', '#1.sample=fib&python=3.13&layout=8'),
  lab('broken-link', '#99.sample=fib'),
  {
    ...lab('own-broken-file', ''),
    prepare: async (page) => {
      await labIsReady(page);
      const buffer = Buffer.from('cb0d0d0a00000000d2', 'hex');
      const mine = { name: 'mine.cpython-312.pyc', mimeType: 'application/octet-stream', buffer };
      await page.locator('input[type=file]').setInputFiles(mine);
      await page.locator('.notice').waitFor();
    },
  },
  lab('projector', '?ui=min#1.sample=fib&python=3.13&edit=4:04', 'embed/header-lab/'),
  tree('start', ''),
  tree('length-of-a-name', '#1.sample=fib&python=3.13&at=consts.1.names.0:1'),
  tree('reference', '#1.sample=area&python=3.13&at=filename&open=consts.1'),
  tree('shared', '#1.sample=area&python=3.13&at=consts.1.name&open=consts'),
  tree('integer', '#1.sample=fib&python=3.8&at=nlocals'),
  tree('unknown-type', '#1.sample=fib&python=3.13&at=consts:0&edit=84:3f'),
  tree('too-short', '#1.sample=fib&python=3.13&at=code:1&edit=40:7f'),
  tree('changed', '#1.sample=fib&python=3.13&at=consts.1.names.0:2&edit=250:73'),
  tree('broken-link', '#99.sample=fib'),
  tree('projector', '?ui=min#1.sample=fib&python=3.13&at=consts.1.names.0', 'embed/marshal-tree/'),
  at('stepper', 'start', ''),
  at('stepper', 'mid-run', '#1.sample=branch&step=12'),
  at('stepper', 'jump', '#1.sample=branch&step=15'),
  at('stepper', 'call', '#1.sample=area&step=16'),
  {
    ...at('stepper', 'list-open', '#1.sample=squares&step=32'),
    prepare: async (page) => {
      await stepperIsReady(page);
      await page.getByRole('group', { name: 'Names' }).locator('.opener').first().click();
    },
  },
  at('stepper', 'predict', '#1.sample=arithmetic&step=8&predict=1'),
  {
    ...at('stepper', 'wrong', '#1.sample=arithmetic&step=8&predict=1'),
    prepare: async (page) => {
      await stepperIsReady(page);
      const answers = page.getByRole('button', { name: /^[A-D] stack/ });
      const texts = await answers.allInnerTexts();
      await answers.nth(texts.findIndex((text) => !/\s7\s*$/.test(text))).click();
    },
  },
  at('stepper', 'end', '#1.sample=arithmetic&step=end'),
  { ...at('stepper', 'projector', '#1.sample=area&step=13'), path: 'embed/stepper/?ui=min#1.sample=area&step=13' },
  live('stepper', 'block-stack', '#2.sample=errors&python=3.8&step=line-6'),
  live('stepper', 'exception-table', '#2.sample=errors&python=3.11&step=line-7'),
  live('stepper', 'generator-3.15', '#2.sample=countdown&python=3.15&step=line-14'),
  live('stepper', 'specialised', '#2.sample=fib&python=3.13&step=60&open=forms'),
  live('stepper', 'predict-output', '#2.sample=area&python=3.13&step=18&predict=1&answer=0'),
  {
    ...at('stepper', 'changed', '#2.sample=area&python=3.13&step=18&edit=c.0.3.400&watch=area@global'),
    prepare: async (page) => {
      await stepperIsReady(page);
      await page.locator('.listing li').nth(4).click();
      await page.getByRole('button', { name: 'Change it' }).click();
      await page.getByRole('group', { name: 'Change the program' }).waitFor();
    },
  },
  at('stepper', 'broken-link', '#99.sample=fib'),
  live('cache-lab', 'start', ''),
  cache('used', '3.13', 'python main.py', 'python main.py'),
  cache('stale', '3.8', 'python main.py', 'touch m.py', 'python main.py'),
  cache('same-second', '3.13', 'edit m.py old && python main.py && edit m.py new && python main.py'),
  cache('no-source', '3.13', 'python main.py', 'rm m.py', 'python main.py'),
  cache('not-writable', '3.14', 'chmod a-w .', 'python main.py'),
  cache('hashes', '3.13', 'python -m compileall -q --invalidation-mode checked-hash .', 'touch m.py', 'python main.py'),
  cache('script', '3.13', 'python m.py'),
  cache(
    'compileall',
    '3.13',
    'edit m.py old && python -m compileall -q . && edit m.py longer',
    'python -m compileall .',
  ),
  cache('lazy', '3.15', 'edit main.py unused', 'python main.py'),
  cache('not-understood', '3.13', 'pyhton main.py'),
  live('cache-lab', 'broken-link', '#1.python=2.7'),
  {
    ...live('cache-lab', 'predict', ''),
    prepare: async (page) => {
      await page.locator('.cache-lab[data-ready=true]').waitFor();
      await page.getByRole('button', { name: 'python main.py', exact: true }).click();
      await page.getByText('Predict first').waitFor();
    },
  },
  live('two-clocks', 'start', ''),
  live('two-clocks', 'old-code', '#1.sm=8&word=pie'),
  live('two-clocks', 'stale', '#1.sm=34&word=pie'),
  live('two-clocks', 'predict', '#1.sm=8&word=pie&ask=1'),
  live('two-clocks', 'broken-link', '#1.sm=9999'),
  { ...live('two-clocks', 'projector', ''), path: 'embed/two-clocks/?ui=min#1.sm=8&word=pie' },
  live('freshness', 'start', ''),
  live('freshness', 'old-code', '#1.cell=same-second,timestamp'),
  live('freshness', 'predict', '#1.cell=copy,timestamp&ask=1'),
  live('freshness', 'always', '#1.cell=edit,unchecked-hash&check=always'),
  live('freshness', 'broken-link', '#1.cell=touch,nothing'),
  live('file-names', 'start', ''),
  live('file-names', 'prefix', '#1.python=3.13&source=m.py&level=2&prefix=/tmp/pyc'),
  live('file-names', 'predict', '#1.python=3.9&level=1&ask=1'),
  live('file-names', 'no-cache-name', '#1.cache=/lab/m.pyc'),
  live('file-names', 'broken-link', '#1.level=3'),
  live('error-clinic', 'start', ''),
  live('error-clinic', 'patients', '#1.practice=1'),
  live('error-clinic', 'unknown', '#1.text=TypeError%3A%20x'),
  live(
    'error-clinic',
    'two-messages',
    '#1.text=%23%20bytecode%20is%20stale%20for%20%27m%27%0AValueError%3A%20bad%20marshal%20data%20(invalid%20reference)',
  ),
  live('error-clinic', 'broken-link', '#1.nonsense=1'),
  {
    ...live('error-clinic', 'own-cut-file', ''),
    prepare: async (page) => {
      await page.locator('.clinic[data-ready=true]').waitFor();
      const buffer = Buffer.from('f30d0d0a00000000d2029649aa000000e3000000', 'hex');
      const mine = { name: 'mine.cpython-313.pyc', mimeType: 'application/octet-stream', buffer };
      await page.locator('input[type=file]').setInputFiles(mine);
      await page.locator('.clinic .problem').waitFor();
    },
  },
  live('disassembly', 'start', ''),
  live('disassembly', 'operand', '#1.sample=arithmetic&python=3.13&at=18&cell=operand'),
  live('disassembly', 'caches', '#1.sample=branch&python=3.12&caches=1&at=24&cell=opname'),
  live('disassembly', 'offsets', '#1.sample=fib&python=3.8&code=fib&at=16&cell=operand'),
  live('disassembly', 'handler', '#1.sample=errors&python=3.13&code=divide&handler=0'),
  live('disassembly', 'two-pythons', '#1.sample=fib&python=3.8,3.11&code=fib'),
  live('disassembly', 'four-pythons', '#1.sample=errors&python=3.8,3.11,3.13,3.14&code=divide&at=4@3.14'),
  live('disassembly', 'inlined', '#1.sample=squares&python=3.11,3.12&code=<listcomp>'),
  live('disassembly', 'broken-link', '#99.sample=fib'),
  live('code-object', 'start', ''),
  live('code-object', 'free-variable', '#1.sample=counter&python=3.13&code=make_counter.<locals>.step&pick=freevars.0'),
  live('code-object', 'constant', '#1.sample=errors&python=3.9&code=divide&pick=consts.1'),
  live('code-object', 'line-table', '#1.sample=shapes&python=3.14&pick=lines.3'),
  live('code-object', 'exception-table', '#1.sample=errors&python=3.12&code=divide&pick=exceptions.1'),
  live('code-object', 'no-exception-table', '#1.sample=errors&python=3.8&code=divide&tab=exceptions'),
  live('code-object', 'broken-link', '#1.sample=nothing'),
];

/** Every page type, then every widget in its telling states: start, edited, failing, mid-run, broken link. */
export const shots: Shot[] = [...pages, ...widgets];
