/** What people type at random: the lab's shell, disk, clock and Pythons end where real ones end (regen, cache-lab-sessions). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lineDigest } from '../../../scripts/regen/cache-lab-sessions.ts';
import { playInLab } from '../../../scripts/regen/lab/play.ts';
import { SESSIONS, sessionOf } from '../../../scripts/regen/lab/sessions.ts';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';

describe.each(PYTHON_VERSIONS)('sessions that begin with %s', (python) => {
  const golden = JSON.parse(
    readFileSync(new URL(`../../goldens/cache-lab/${python}.json`, import.meta.url), 'utf8'),
  ) as string[][];

  test('every line prints, fails and leaves files as in a real shell', async () => {
    expect(golden).toHaveLength(SESSIONS);
    const different: string[] = [];
    for (const [seed, digests] of golden.entries()) {
      const lines = sessionOf(seed, python);
      const played = (await playInLab(python, lines)).map(lineDigest);
      const at = played.findIndex((digest, n) => digest !== digests[n]);
      if (at >= 0 || played.length !== digests.length)
        different.push(
          `session ${seed}: ${lines
            .slice(0, at + 1)
            .map((commands) => commands.join(' && '))
            .join('; ')}`,
        );
    }
    expect(different).toEqual([]);
  });
});
