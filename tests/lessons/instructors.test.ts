import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SAMPLE_LIST } from '../../scripts/regen/sample-list.ts';
import { readLink as cacheLab } from '../../src/widgets/cache-lab/url.ts';
import { readLink as codeObject } from '../../src/widgets/code-object/url.ts';
import { readLink as disassembly } from '../../src/widgets/disassembly/url.ts';
import { readLink as errorClinic } from '../../src/widgets/error-clinic/url.ts';
import { readLink as fileNames } from '../../src/widgets/file-names/url.ts';
import { readLink as freshness } from '../../src/widgets/freshness/url.ts';
import { EDITABLE, RUN_PYTHONS } from '../../src/widgets/header-lab/lab.ts';
import { parseLink as headerLab } from '../../src/widgets/header-lab/link-read.ts';
import { parseLink as marshalTree } from '../../src/widgets/marshal-tree/link-read.ts';
import { readLink as stepper } from '../../src/widgets/stepper/url.ts';
import { readLink as twoClocks } from '../../src/widgets/two-clocks/url.ts';

const SAMPLES = SAMPLE_LIST.map(({ name }) => name);
type Read = (hash: string, search: string) => { kind?: string; notes?: string[] };
const READERS: Record<string, Read> = {
  'cache-lab': (hash) => cacheLab(hash),
  'code-object': (hash, search) => codeObject(hash, search, SAMPLES),
  disassembly: (hash, search) => disassembly(hash, search, SAMPLES),
  'error-clinic': (hash) => errorClinic(hash),
  'file-names': (hash) => fileNames(hash),
  freshness: (hash) => freshness(hash),
  'header-lab': (hash) => headerLab(hash, { pythons: RUN_PYTHONS, editable: EDITABLE }),
  'marshal-tree': (hash, search) => marshalTree(hash, search),
  stepper: (hash, search) => stepper(hash, search, SAMPLES),
  'two-clocks': (hash) => twoClocks(hash),
};

const lessons = readdirSync('content/lessons').map((file) => file.replace('.mdx', ''));
const files = readdirSync('content/instructors');

/** What is wrong with the state of an embed's address. */
function problemsOf({ pathname, hash, search }: URL): string[] {
  const read = READERS[pathname.split('/').at(-2)!](hash, search);
  return [...(read.kind === 'broken' ? ['broken'] : []), ...(read.notes ?? [])].map((what) => `${pathname}: ${what}`);
}

it('are about lessons that there are', () => {
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !lessons.includes(file.replace('.md', '')))).toEqual([]);
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(`content/instructors/${file}`, 'utf8');

  it('has a goal, a plan of at most an hour, questions and what goes wrong', () => {
    expect(text).toMatch(/^goal: .{30,}/m);
    const minutes = [...text.matchAll(/minutes: (\d+)/g)].reduce((sum, [, one]) => sum + Number(one), 0);
    expect(minutes).toBeGreaterThan(10);
    expect(minutes).toBeLessThanOrEqual(60);
    for (const part of ['Questions to ask', 'What goes wrong'])
      expect(text.split(`### ${part}`)[1].split('###')[0].match(/^- /gm)!.length, part).toBeGreaterThanOrEqual(2);
  });

  it('opens embeds at states that they can read', () => {
    const links = [...text.matchAll(/href: '([^']+)'/g)].map(([, href]) => new URL(href, 'http://site.invalid'));
    expect(links.length).toBeGreaterThan(0);
    expect(links.flatMap(problemsOf)).toEqual([]);
  });
});

const decks = readdirSync('public/decks').filter((file) => file.endsWith('.html'));

it('have a deck for each part of the course', () => {
  expect(decks.length).toBeGreaterThan(3);
  const page = readFileSync('src/pages/instructors.astro', 'utf8');
  expect(decks.filter((file) => !page.includes(`/decks/${file}`))).toEqual([]);
});

it.each(decks)('%s has embeds at states that they can read', (file) => {
  const text = readFileSync(`public/decks/${file}`, 'utf8');
  const sources = [...text.matchAll(/data-src="([^"]+)"/g)].map(([, source]) => source.replaceAll('&amp;', '&'));
  expect(sources.length).toBeGreaterThan(2);
  expect(sources.flatMap((source) => problemsOf(new URL(source, 'http://site.invalid/decks/')))).toEqual([]);
});
