import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeParts } from '../../src/components/myths-text.ts';
import { transcriptPart, type Transcript } from '../../src/components/transcript.ts';
import { readLink as cacheLab } from '../../src/widgets/cache-lab/url.ts';
import { readLink as fileNames } from '../../src/widgets/file-names/url.ts';
import { EDITABLE, RUN_PYTHONS } from '../../src/widgets/header-lab/lab.ts';
import { parseLink as headerLab } from '../../src/widgets/header-lab/link-read.ts';
import { parseLink as marshalTree } from '../../src/widgets/marshal-tree/link-read.ts';
import { readLink as twoClocks } from '../../src/widgets/two-clocks/url.ts';

const READERS: Record<string, (hash: string) => { kind: string }> = {
  '/cache-lab/': cacheLab,
  '/file-names/': fileNames,
  '/header-lab/': (hash) => headerLab(hash, { pythons: RUN_PYTHONS, editable: EDITABLE }),
  '/marshal-tree/': (hash) => marshalTree(hash, ''),
  '/two-clocks/': twoClocks,
};
const unquoted = (text: string) => text.replaceAll("''", "'");

const files = readdirSync('content/myths');

it('there are myths', () => {
  expect(files.length).toBeGreaterThanOrEqual(13);
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(`content/myths/${file}`, 'utf8');

  it('is shown by sessions that were recorded', () => {
    const named = [...text.matchAll(/\{ name: '(.+?)', part: '(.+?)' \}/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, name, part] of named) {
      const transcript: Transcript = JSON.parse(readFileSync(`content/transcripts/generated/${name}.json`, 'utf8'));
      expect(transcriptPart(transcript, part).steps.length).toBeGreaterThan(0);
    }
  });

  it('opens widgets at states that they can read', () => {
    const links = [...text.matchAll(/href: '((?:[^']|'')+)'/g)].map(([, href]) => unquoted(href));
    expect(links.length).toBeGreaterThan(0);
    for (const href of links) {
      const [path, fragment] = href.split('#');
      expect(READERS[path], path).toBeDefined();
      expect(READERS[path](`#${fragment}`).kind, href).toBe('state');
    }
  });
});

it('code in a claim is what stands between backquotes', () => {
  expect(codeParts('`a.py` and b')).toEqual([
    { code: true, text: 'a.py' },
    { code: false, text: ' and b' },
  ]);
});
