import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drawingOf } from '../../scripts/embed-kit.ts';
import { TOOLS, widgetName } from '../../src/components/tools.ts';
import { NAMES } from '../../src/embed-kit/names.ts';

describe('the embed kit', () => {
  test('has an element for every widget with a page, and for nothing else', () => {
    expect(Object.keys(NAMES).sort()).toEqual(TOOLS.map(widgetName).sort());
  });

  test.each(TOOLS.map(widgetName))('finds the drawing and the embed page of %s', (widget) => {
    expect(existsSync(join('src', drawingOf(widget)))).toBe(true);
    expect(existsSync(`src/pages/embed/${widget}.astro`)).toBe(true);
  });
});
