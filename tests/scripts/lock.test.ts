import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LockFile, checkLock } from '../../scripts/check/lock.ts';

const lock: LockFile = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const problemsOf = (changed: LockFile, with_ = manifest) =>
  checkLock(changed, with_).flatMap(({ problems }) => problems);

test("a Mac's package that the lock file lacks is found, as is one of another version", () => {
  const name = 'node_modules/@rolldown/binding-darwin-arm64';
  const { [name]: mac, ...packages } = lock.packages;
  expect(mac).toBeDefined();
  expect(problemsOf({ packages })).toEqual([expect.stringContaining('is not locked')]);
  expect(problemsOf({ packages: { ...packages, [name]: { ...mac, version: '0.0.1' } } })).toEqual([
    expect.stringContaining('is locked as 0.0.1'),
  ]);
});

test('a package tied to a registry, one without a hash, and a range are found', () => {
  const packages = { ...lock.packages, 'node_modules/a': { version: '1.0.0', resolved: 'https://npm.example/a.tgz' } };
  expect(problemsOf({ packages })).toEqual(['has no integrity hash', 'is tied to npm.example']);
  expect(problemsOf(lock, { devDependencies: { a: '^1.0.0' } })).toEqual(['a@^1.0.0 is a range']);
});

test('the nearest node_modules upwards is the one that counts', () => {
  const packages = {
    'node_modules/a': { version: '1.0.0', integrity: 'x', optionalDependencies: { b: '2.0.0' } },
    'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'x' },
    'node_modules/b': { version: '1.0.0', integrity: 'x' },
  };
  expect(problemsOf({ packages }, {})).toEqual([]);
});
