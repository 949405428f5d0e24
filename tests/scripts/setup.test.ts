import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isNewEnough, nodeProblem, whatIsMissing, writeStamp } from '../../scripts/setup.mjs';
import { folder } from './folder.ts';

const LOCK = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.2.3' },
    'node_modules/mac-only': { version: '1.0.0', optional: true },
  },
};

/** A project as `npm ci` leaves it. */
function installed() {
  const { 'node_modules/mac-only': _left, ...here } = LOCK.packages;
  return folder({
    'package-lock.json': JSON.stringify(LOCK),
    'node_modules/.package-lock.json': JSON.stringify({ packages: here }),
    'node_modules/a/package.json': JSON.stringify({ version: '1.2.3' }),
    'node_modules/a/index.js': '',
    'node_modules/.cache/tool': '',
  });
}

test('a complete installation misses nothing, whoever made it', () => {
  const root = installed();
  expect(whatIsMissing(root)).toBeNull();
  writeStamp(root);
  expect(whatIsMissing(root)).toBeNull();
  rmSync(join(root, 'node_modules/.cache'), { recursive: true });
  expect(whatIsMissing(root)).toBeNull();
});

test.each([
  ['no node_modules', 'node_modules', 'nothing is installed yet'],
  ["npm's record is gone: npm was interrupted", 'node_modules/.package-lock.json', 'did not finish'],
  ['a package is gone', 'node_modules/a', 'node_modules/a is not there'],
  ['a file of a package is gone', 'node_modules/a/index.js', '1 installed files are gone'],
])('%s', (_, path, reason) => {
  const root = installed();
  writeStamp(root);
  rmSync(join(root, path), { recursive: true });
  expect(whatIsMissing(root)).toContain(reason);
});

test('another version, or another lock file, asks for an installation', () => {
  const root = installed();
  writeStamp(root);
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ ...LOCK, name: 'renamed' }));
  expect(whatIsMissing(root)).toBe('package-lock.json has changed');
  writeFileSync(join(root, 'node_modules/a/package.json'), '{"version":"1.0.0"}');
  expect(whatIsMissing(root)).toBe('node_modules/a is 1.0.0, the lock file has 1.2.3');
});

test('a damaged lock file is told as such', () => {
  const root = installed();
  writeFileSync(join(root, 'package-lock.json'), '<<<<<<< HEAD');
  expect(() => whatIsMissing(root)).toThrow('package-lock.json is missing or damaged');
});

test.each([
  ['20.20.2', false],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.0.0', true],
  [null, false],
])('Node %s: new enough is %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test.each([
  ['20.20.2', 'linux', 'x64', null],
  ['22.12.0', 'darwin', 'arm64', null],
  ['20.20.2', 'darwin', 'arm64', 'needs Node 22.12 or newer, and this is 20.20.2'],
  ['22.11.0', 'linux', 'arm64', 'needs Node 22.12 or newer, and this is 22.11.0'],
])('Node %s on %s %s: %s', (version, platform, arch, sentence) => {
  const problem = nodeProblem(version, platform, arch);
  if (sentence === null) expect(problem).toBeNull();
  else expect(problem).toContain(sentence);
});
