import { PYTHON_VERSIONS } from '../../src/pyc/types.ts';
import { ALL_TEXTS } from '../../src/widgets/cache-lab/programs.ts';
import type { BodyStore } from './cache/compile-store.ts';
import { compileTexts } from './scenarios.ts';
import { foundOf, type RegenTask } from './task.ts';

const PLACE = 'src/widgets/cache-lab/generated/bodies';

/** The programs of the cache lab as each interpreter compiles them; a level that is equal to the one before is 0. */
export const cacheLabTask: RegenTask = {
  name: 'cache-lab',
  needs: [...PYTHON_VERSIONS],
  owns: [PLACE],
  async generate(pythons) {
    const made = new Map<string, string | Uint8Array>();
    for (const python of foundOf(pythons, PYTHON_VERSIONS)) {
      const store = JSON.parse(compileTexts(python, ALL_TEXTS)) as BodyStore;
      const rows = ALL_TEXTS.map((text) => {
        const levels = store[text].map((body, level, all) =>
          level > 0 && JSON.stringify(body) === JSON.stringify(all[level - 1]) ? 0 : body,
        );
        return `  [${[text, ...levels].map((part) => JSON.stringify(part)).join(', ')}],`;
      });
      made.set(
        `${PLACE}/${python.minor}.ts`,
        [
          `// Python ${python.sysVersion.replaceAll('\n', ' ')}`,
          "import type { StoredRow } from '../../compile.ts';",
          '',
          '// prettier-ignore',
          'export const ROWS: readonly StoredRow[] = [',
          ...rows,
          '];',
          '',
        ].join('\n'),
      );
    }
    return made;
  },
};
