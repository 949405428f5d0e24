import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = 'content/lessons';
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.mdx'));

function body(file: string): string {
  return readFileSync(`${FOLDER}/${file}`, 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
}

const WIDGETS =
  'CacheLab|HeaderLab|MarshalTree|CodeObject|Disassembly|Stepper|ErrorClinic|TwoClocks|FileNames|Freshness';
const WIDGET = new RegExp(`<(${WIDGETS})\\b`);

/** What a reader reads: without components' attributes, code and links' addresses. */
function prose(file: string): string {
  return body(file)
    .replace(/```[\s\S]*?```/g, '')
    .replace(new RegExp(`<(Question|Transcript|${WIDGETS})\\b[\\s\\S]*?/>`, 'g'), '')
    .replace(/<Sources>[\s\S]*?<\/Sources>/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]+>/g, ' ');
}

it('there are lessons', () => {
  expect(files.length).toBeGreaterThanOrEqual(6);
});

it('no two questions or tasks share an id', () => {
  const ids = files.flatMap((file) =>
    [...body(file).matchAll(/\bid[=:]\s*['"]([^'"]+)['"]/g)].map((match) => match[1]),
  );
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(ids.length).toBeGreaterThan(files.length);
});

describe.each(files)('%s', (file) => {
  it('has the fixed parts of a lesson, in order', () => {
    const text = body(file);
    const parts: [string, RegExp][] = [
      ['a prediction', /<Question[^>]*kind="predict"/],
      ['a widget', WIDGET],
      ['a terminal transcript', /<Transcript\b/],
      ['a recap', /<Recap>/],
      ['a why-question', /<Question[^>]*kind="why"/],
      ['sources', /<Sources>/],
    ];
    for (const [name, pattern] of parts) expect(text, name).toMatch(pattern);
    const places = [/<Question[^>]*kind="predict"/, WIDGET, /<Recap>/, /<Sources>/].map((p) => text.search(p));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('has a task that a widget checks', () => {
    expect(body(file)).toMatch(/task=\{\{/);
  });

  it('asks two or three why-questions', () => {
    const count = [...body(file).matchAll(/kind="why"/g)].length;
    expect(count).toBeGreaterThanOrEqual(2);
    expect(count).toBeLessThanOrEqual(3);
  });

  it('can be read in ten minutes', () => {
    const words = prose(file).split(/\s+/).filter(Boolean).length;
    expect(words).toBeGreaterThan(500);
    expect(words).toBeLessThan(1800);
  });

  it('has no filler', () => {
    const filler = /\b(simply|just|obviously|of course|basically|let's|dive in|delve|in this lesson we)\b/gi;
    expect(prose(file).match(filler) ?? []).toEqual([]);
  });
});
