/** What a reader does to a page before a test looks at it or a picture is taken. */
import type { Page } from '@playwright/test';
import type { PythonVersion } from '../../src/pyc/types.ts';
import { THEME_KEY, type Theme } from '../../src/widgets/shared/choices.ts';
import { PYTHON_KEY } from '../../src/widgets/shared/preferences.ts';

/** The reader's choices, as if made on an earlier visit. */
export interface Preferences {
  theme?: Theme;
  python?: PythonVersion;
}

/** Stores a reader's choices before a page's own scripts run, unless the page has stored others since. */
export async function prefer(page: Page, { theme, python }: Preferences): Promise<void> {
  const wanted = [
    [THEME_KEY, theme],
    [PYTHON_KEY, python],
  ].filter(([, value]) => value !== undefined) as [string, string][];
  if (wanted.length === 0) return;
  await page.addInitScript((entries) => {
    for (const [key, value] of entries) if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
  }, wanted);
}

/**
 * Scrolls to every island that a reader can see, waits until it is live and shows what the page was asked for, and
 * returns to the top. Islands inside of a folded or hidden part stay as they are, as they do for a reader.
 */
export async function hydrate(page: Page): Promise<void> {
  const pending = () =>
    page.evaluateHandle(() =>
      [...document.querySelectorAll('astro-island[ssr]')].find(
        (island) => island.getAttribute('client') !== 'media' && island.firstElementChild?.checkVisibility(),
      ),
    );
  let scrolled = false;
  for (let island = await pending(); island.asElement(); island = await pending()) {
    // The island itself has no box; its first child is what is observed. One that comes alive at once stays where it is: a
    // reader has not scrolled to it.
    const moved = await island.evaluate((element) => {
      if (element!.getAttribute('client') === 'painted') return false;
      element!.firstElementChild!.scrollIntoView({ block: 'center', behavior: 'instant' });
      return true;
    });
    await page.waitForFunction((element) => !element!.hasAttribute('ssr'), island);
    scrolled ||= moved;
  }
  await page.waitForFunction(
    () => ![...document.querySelectorAll('[data-ready=false]')].some((widget) => widget.checkVisibility()),
  );
  if (scrolled && !new URL(page.url()).hash) await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
}
