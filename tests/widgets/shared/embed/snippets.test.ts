import { describe, expect, test } from 'vitest';
import { parseFragment } from 'parse5';
import {
  DEFAULT_LOOK,
  HOSTS,
  embedAddress,
  pageAddress,
  sharedFrom,
  type Shared,
} from '../../../../src/widgets/shared/embed/snippets.ts';

const shared: Shared = {
  widget: 'stepper',
  title: 'Stepper: "a" <b> & c',
  site: 'https://example.org/repo/',
  fragment: '#2.sample=area&edit=c.0.1.%22%3Cx%3E%22',
};

describe('a shared state', () => {
  test('is read from the address of its page, and leads back to it', () => {
    const address = pageAddress(shared);
    expect(sharedFrom(address, shared.site, shared.title)).toEqual(shared);
    expect(sharedFrom('https://elsewhere.org/stepper/#2.x', shared.site, '')).toBeNull();
    expect(sharedFrom('https://example.org/repo/lessons/one/#2.x', shared.site, '')).toBeNull();
  });

  test('says in the query how it looks', () => {
    expect(embedAddress(shared, DEFAULT_LOOK)).toBe(`https://example.org/repo/embed/stepper/${shared.fragment}`);
    expect(embedAddress(shared, { theme: 'dark', minimal: true, transparent: true, height: 1 })).toBe(
      `https://example.org/repo/embed/stepper/?theme=dark&bg=transparent&ui=min${shared.fragment}`,
    );
  });

  test.each(HOSTS.filter(({ id }) => ['iframe', 'marp', 'quarto', 'element', 'reveal'].includes(id)))(
    '$name: well-formed, with the state, a title, and nothing that the state could break out to',
    ({ snippet }) => {
      const text = snippet(shared, DEFAULT_LOOK);
      const found: Record<string, string>[] = [];
      const visit = (node: { attrs?: { name: string; value: string }[]; childNodes?: unknown[] }) => {
        if (node.attrs) found.push(Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])));
        for (const child of node.childNodes ?? []) visit(child as typeof node);
      };
      visit(parseFragment(text) as Parameters<typeof visit>[0]);
      const holder = found.find((attrs) => 'title' in attrs || 'label' in attrs)!;
      expect(holder.title ?? holder.label).toBe(shared.title);
      expect(holder.src ?? holder['data-src'] ?? holder.state).toContain(shared.fragment);
      expect(text).not.toMatch(/<b>|<x>/);
    },
  );

  test('Jupyter gets a text of Python', () => {
    const jupyter = HOSTS.find(({ id }) => id === 'jupyter')!.snippet(shared, DEFAULT_LOOK);
    expect(jupyter).toBe(
      `from IPython.display import IFrame\nIFrame("${embedAddress(shared, DEFAULT_LOOK)}", width="100%", height=640)`,
    );
  });
});
