/** What people type at random: the lab's shell, disk, clock and Pythons end where real ones end (regen, cache-lab-sessions). */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineDigest } from '../../../scripts/regen/cache-lab-sessions.ts';
import { playInLab } from '../../../scripts/regen/lab/play.ts';
import { SESSIONS, sessionOf } from '../../../scripts/regen/lab/sessions.ts';
import { PYTHON_VERSIONS } from '../../../src/pyc/types.ts';
import { labView } from '../../../src/widgets/cache-lab/engine.ts';
import { railsOf } from '../../../src/widgets/cache-lab/rails.ts';
import { plain } from '../../../src/widgets/shared/say.ts';

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
      // What is shown of it can be drawn.
      const { entries } = await labView(
        python,
        lines.map((commands) => commands.join(' && ')),
      );
      expect(entries).toHaveLength(lines.length);
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
  }, 60_000);
});

test('whatever is typed, the lab has something to show', async () => {
  const words = [
    ...[
      'python',
      'python3.8',
      'python3',
      '-m',
      '-c',
      '-B',
      '-O',
      '-W',
      '-X',
      'pycache_prefix=/tmp/p',
      '-',
      '--',
      '-Om',
    ],
    ...[
      'm',
      'main',
      'm.py',
      'main.py',
      'm.pyc',
      '.',
      '..',
      '/',
      '/tmp',
      '/lab',
      '__pycache__',
      '__pycache__/m.cpython-313.pyc',
    ],
    ...[
      'py_compile',
      'compileall',
      'json.tool',
      '-q',
      '-f',
      '-b',
      '-o',
      '2',
      '--invalidation-mode',
      'checked-hash',
      'import m',
    ],
    ...[
      'edit',
      'touch',
      '-d',
      '@7',
      'cp',
      '-rp',
      'mv',
      'rm',
      '-r',
      'chmod',
      'a-w',
      '000',
      'u+rwx',
      'mkdir',
      'truncate',
      '-s',
      '22',
    ],
    ...[
      'git',
      'clone',
      'checkout',
      'commit',
      'docker',
      'COPY',
      'cd',
      'ls',
      'cat',
      'add',
      'pkg',
      'use',
      '3.9',
      'sleep',
      '1h',
    ],
    ...[
      'export',
      'A=b',
      'PYTHONPYCACHEPREFIX=q',
      'unset',
      'A',
      'help',
      '&&',
      ';',
      "'",
      '"',
      '|',
      '$A',
      '*',
      'old',
      'broken',
    ],
  ];
  const line = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 }).map((all) => all.join(' '));
  const known = fc.constantFrom('python main.py', 'edit m.py new', 'python -m compileall .', 'add pkg', 'rm m.py');
  const lines = fc.array(fc.oneof(line, known), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(lines, async (typed) => {
      const { entries, places } = await labView('3.13', typed);
      expect(entries).toHaveLength(typed.length);
      expect(places.length).toBeGreaterThan(0);
      for (const { problem, commands } of entries) {
        expect(problem === null || problem.length > 10).toBe(true);
        for (const path of commands.flatMap(({ paths }) => paths)) {
          expect(plain(path.sentence).length).toBeGreaterThan(10);
          expect(railsOf(path).filter(({ turn }) => turn === 'compiled').length).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);
