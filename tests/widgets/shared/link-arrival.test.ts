import { afterEach, expect, test, vi } from 'vitest';
import { linkArrives } from '../../../src/widgets/shared/link-arrival.ts';
import { broken } from '../../../src/widgets/shared/url-state.ts';

afterEach(() => vi.unstubAllGlobals());

const BROKEN = broken('it is torn');

/** The reader follows a link, or the way back. */
function goTo(hash: string, wrong?: typeof BROKEN) {
  const location = { hash, search: '' };
  vi.stubGlobal('location', location);
  return linkArrives(location, wrong, true);
}

test('a broken link opens the default of a page, and leaves alone what is there already', () => {
  const address = { hash: '#1.torn', search: '' };
  expect(linkArrives(address, BROKEN, false)).toEqual({
    stays: false,
    says: 'The state in this link cannot be read: it is torn. The widget shows its default instead.',
  });
  expect(linkArrives(address, BROKEN, true)).toEqual({
    stays: true,
    says: 'The state in this link cannot be read: it is torn. What was here stays.',
  });
});

test('the way back from it leads to what is still there', () => {
  expect(goTo('#1.a')).toEqual({ stays: false, says: null });
  expect(goTo('#1.torn', BROKEN).stays).toBe(true);
  expect(goTo('#1.a')).toEqual({ stays: true, says: null });
  expect(goTo('#1.b').stays, 'another link is opened').toBe(false);
  expect(goTo('#1.a').stays, 'and so is the first after it').toBe(false);
});

test('what a host asks for is opened, whatever came before', () => {
  goTo('#1.a');
  goTo('#1.torn', BROKEN);
  expect(linkArrives({ hash: '#1.a', search: '' }, undefined, true)).toEqual({ stays: false, says: null });
});
