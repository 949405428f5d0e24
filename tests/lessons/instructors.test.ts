import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SAMPLE_LIST } from '../../scripts/regen/sample-list.ts';
import { readLink as cacheLab } from '../../src/widgets/cache-lab/url.ts';
import { readLink as codeObject } from '../../src/widgets/code-object/url.ts';
import { readLink as disassembly } from '../../src/widgets/disassembly/url.ts';
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
  'header-lab': (hash) => headerLab(hash, { pythons: RUN_PYTHONS, editable: EDITABLE }),
  'marshal-tree': (hash, search) => marshalTree(hash, search),
  stepper: (hash, search) => stepper(hash, search, SAMPLES),
  'two-clocks': (hash) => twoClocks(hash),
};

const lessons = readdirSync('content/lessons').map((file) => file.replace('.mdx', ''));
const files = readdirSync('content/instructors');

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
    for (const { pathname, hash, search } of links) {
      const widget = pathname.split('/')[2];
      const read = READERS[widget](hash, search);
      expect(read.kind ?? 'state', pathname + hash).not.toBe('broken');
      expect(read.notes ?? [], pathname + search).toEqual([]);
    }
  });
});
