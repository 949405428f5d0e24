import type { Page } from '@playwright/test';
import type { Shot } from './shot.ts';

const pages: Shot[] = [
  { name: 'home', path: '' },
  { name: 'lesson-sixteen-bytes', path: 'lessons/sixteen-bytes/' },
  { name: 'lesson-will-python-use-it', path: 'lessons/will-python-use-it/' },
  { name: 'lesson-the-value-stack', path: 'lessons/the-value-stack/' },
  { name: 'page-header-lab', path: 'header-lab/' },
  { name: 'page-stepper', path: 'stepper/' },
  { name: 'not-found', path: '404.html' },
];

/** A widget at the state in a link, in its embed. */
const at = (widget: string, state: string, fragment: string): Shot => ({
  name: `${widget}-${state}`,
  path: `embed/${widget}/${fragment}`,
});

async function stepperIsReady(page: Page): Promise<void> {
  await page.locator('.stepper[data-ready=true]').waitFor();
}

const widgets: Shot[] = [
  at('header-lab', 'start', ''),
  at('header-lab', 'edited', '#1.sample=fib&python=3.13&edit=8:00'),
  at('header-lab', 'failing', '#1.sample=fib&python=3.13&edit=0:00&source=absent'),
  at('header-lab', 'bad-flags', '#1.sample=fib&python=3.13&edit=4:04&source=absent'),
  at('header-lab', 'older-layout', '#1.sample=fib&python=3.13&layout=12'),
  at('header-lab', 'cut', '#1.sample=fib&python=3.13&cut=10&source=absent'),
  at('header-lab', 'broken-link', '#99.sample=fib'),
  at('stepper', 'start', ''),
  at('stepper', 'mid-run', '#1.sample=branch&step=12'),
  at('stepper', 'jump', '#1.sample=branch&step=15'),
  at('stepper', 'call', '#1.sample=area&step=16'),
  {
    ...at('stepper', 'list-open', '#1.sample=squares&step=32'),
    prepare: async (page) => {
      await stepperIsReady(page);
      await page.getByRole('group', { name: 'Names' }).getByRole('button').first().click();
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
  at('stepper', 'broken-link', '#99.sample=fib'),
];

/** Every page type, then every widget in its telling states: start, edited, failing, mid-run, broken link. */
export const shots: Shot[] = [...pages, ...widgets];
