import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What can be broken in one theme and not in the other. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe is asked; everything in the whole page unless told. */
interface Asked {
  /** A selector of the only part that is looked at. */
  within?: string;
  /** The only rules that are tried. */
  rules?: readonly string[];
}

/** Rules that axe finds broken, with the places. */
export async function violations(page: Page, { within, rules }: Asked = {}): Promise<string[]> {
  // In one go, and without a list of what is in order: a quarter of the time, and no page has a frame of another site.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  axe.options({ resultTypes: ['violations'], ...(rules && { runOnly: [...rules] }) });
  if (within) axe.include(within);
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')}: ${failureSummary}`),
  );
}
