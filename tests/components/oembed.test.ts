import { expect, test } from 'vitest';
import { oEmbedFor } from '../../src/components/oembed.ts';
import { TOOLS, widgetName } from '../../src/components/tools.ts';

test.each(TOOLS.map(widgetName))('oEmbed of %s has what version 1.0 asks for', (widget) => {
  const data = oEmbedFor(widget, new URL('https://example.org'));
  // https://oembed.com, 2.3.4: "rich" needs html, width and height; version is required.
  expect(data).toMatchObject({ version: '1.0', type: 'rich' });
  expect(data.width).toBeGreaterThan(0);
  expect(data.height).toBeGreaterThan(0);
  expect(data.html).toContain(`src="https://example.org/embed/${widget}/"`);
  expect(data.html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});

test('a widget that is not there has none', () => {
  expect(() => oEmbedFor('nothing', new URL('https://example.org'))).toThrow('There is no widget "nothing".');
});
