/**
 * The checks that need no test runner.
 *
 *   node scripts/check.ts lock      package-lock.json
 *   node scripts/check.ts links     links and assets of both builds
 *   node scripts/check.ts weight    JavaScript of every page, with a table
 *   node scripts/check.ts claims    what the lessons claim about versions of Python, with what supports each claim
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS } from './build.mjs';
import { type BuiltSite, pagesOf } from './check/built-site.ts';
import { lessonSections, unsupported } from './check/claims.ts';
import { checkLinks } from './check/links.ts';
import { checkLock } from './check/lock.ts';
import { report } from './check/report.ts';
import { checkHexWidget, checkWeight } from './check/weight.ts';
import { ROOT } from './setup.mjs';

const readJson = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));

/** The site's own address, as its canonical links have it. */
function originOf(site: BuiltSite): string {
  const canonical = pagesOf(site.dir)
    .flatMap(({ elements }) => elements)
    .find(({ tag, attrs }) => tag === 'link' && attrs.rel === 'canonical');
  return canonical ? new URL(canonical.attrs.href).origin : 'http://site.invalid';
}

const checks: Record<string, () => void | Promise<void>> = {
  lock: () => report('lock', checkLock(readJson('package-lock.json'), readJson('package.json'))),
  links: () =>
    report(
      'links',
      Object.values(BUILDS).flatMap((site) => checkLinks(site, originOf(site))),
    ),
  claims: () => {
    const lessons = lessonSections();
    for (const { file, sections } of lessons)
      for (const { section, sentence, support } of sections.flatMap(({ claims }) => claims))
        console.log(`${file}, ${section}: ${sentence}\n    ${support.join('; ') || 'nothing supports this'}`);
    report(
      'claims',
      lessons.map(({ file, sections }) => ({ what: file, problems: unsupported(sections) })),
    );
  },
  weight: async () => {
    const { checked, table } = checkWeight(BUILDS.root);
    const hex = await checkHexWidget();
    for (const line of [...table, hex.line]) console.log(line);
    report('weight', [...checked, hex.checked]);
  },
};

process.chdir(ROOT);
const check = checks[process.argv[2] ?? ''];
if (check) await check();
else {
  console.error(`check: one of ${Object.keys(checks).join(', ')} is wanted, not "${process.argv[2] ?? ''}"`);
  process.exitCode = 2;
}
