import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { breaches, PLAIN_LAYERS } from './architecture/rule.ts';
import type { Project } from './architecture/rule.ts';

const ROOT = join(import.meta.dirname, '..');

const readJson = (name: string) => ts.parseConfigFileTextToJson(name, readFileSync(join(ROOT, name), 'utf8')).config;

function projectOf(): Project {
  const manifest = readJson('package.json');
  const config = readJson('tsconfig.json');
  const base = config.compilerOptions?.baseUrl ?? '.';
  const paths = Object.entries<string[]>(config.compilerOptions?.paths ?? {});
  const imports = Object.entries<string>(manifest.imports ?? {});
  return {
    packages: Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }),
    aliases: {
      ...Object.fromEntries(paths.map(([key, [target]]) => [key, join(base, target)])),
      ...Object.fromEntries(imports.map(([key, target]) => [key, join('.', target)])),
    },
  };
}

/** Files of the site's program below a folder, as paths from the root. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts|js|mjs|svelte|astro|mdx)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const project = projectOf();

describe('who may import whom', () => {
  test('holds in every file of the site', () => {
    const lessons = filesBelow('content').filter((path) => path.endsWith('.mdx'));
    const files = [...filesBelow('src'), ...lessons];
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((path) => breaches(path, readFileSync(join(ROOT, path), 'utf8'), project))).toEqual([]);
  });

  const aliased: Project = { packages: ['svelte'], aliases: { '~/*': 'src/*', '#vm': 'src/vm/index.ts' } };

  test.each([
    ['src/pyc/a.ts', "import { x } from '../vm/index.ts';", 'may not import vm'],
    ['src/pyc/a.ts', "import type { X } from '../vm/index.ts';", 'may not import vm'],
    ['src/pyc/a.ts', "export * from '../vm/index.ts';", 'may not import vm'],
    ['src/pyc/a.ts', "const x = await import('../vm/index.ts');", 'may not import vm'],
    ['src/pyc/a.ts', "type X = import('../vm/index.ts').X;", 'may not import vm'],
    ['src/pyc/a.ts', "const x = import('../' + 'vm/index.ts');", 'only known at run time'],
    ['src/pyc/a.ts', 'const x = import(`../${name}.ts`);', 'only known at run time'],
    ['src/pyc/a.ts', "import { readFileSync } from 'node:fs';", 'plain TypeScript'],
    ['src/pyc/a.ts', "import { tick } from 'svelte';", 'plain TypeScript'],
    ['src/pyc/a.ts', "import { x } from './b';", '.ts ending'],
    ['src/pyc/a.ts', "import { x } from '/src/pyc/b.ts';", '.ts ending'],
    ['src/pyc/a.ts', "import { x } from '../../scripts/regen.ts';", 'pyc may not'],
    ['src/vm/a.ts', "import { x } from '../importlib/decide.ts';", 'may not import importlib'],
    ['src/importlib/a.ts', "import { x } from '../vm/index.ts';", 'may not import vm'],
    ['src/importlib/a.ts', "import data from '../../public/samples/x.json';", 'importlib'],
    ['src/widgets/w/a.ts', "import { x } from '~/components/a.ts';", 'may not import components'],
    ['src/widgets/w/a.ts', "import { x } from '@/components/a.ts';", 'package.json does not name'],
    [
      'src/widgets/w/a.ts',
      "new Worker(new URL('../../components/a.ts', import.meta.url));",
      'may not import components',
    ],
    ['src/widgets/w/a.ts', "import.meta.glob(['./*.ts', '/src/components/*.ts']);", 'may not import components'],
    [
      'src/widgets/w/A.svelte',
      '<script lang="ts">\nimport A from \'../../components/A.astro\';\n</script>\n<p>hi</p>',
      'may not',
    ],
    ['src/widgets/w/A.svelte', "<p>hi</p>\n{#await import('../../pages/a.ts')}{/await}", 'may not import pages'],
    ['src/components/A.astro', "---\nimport L from '../layouts/L.astro';\n---\n<p />", 'may not import layouts'],
    ['src/components/A.astro', "---\n---\n<script>\nimport '../layouts/l.ts';\n</script>", 'may not import layouts'],
    ['content/lessons/01-a.mdx', "---\ntitle: a\n---\nimport A from '../../tests/a.ts';\n\nText.", 'may not'],
    ['content/lessons/01-a.mdx', "Text.\n\n<A b={import('../../scripts/a.ts')} />", 'may not'],
  ])('%s with %j is a breach', (path, text, wrong) => {
    const found = breaches(path, text, aliased);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(wrong);
    expect(found[0]).toMatch(new RegExp(`^${path}:\\d+ `));
  });

  test.each([
    ['src/pyc/a.ts', "import { x } from './b.ts'; // import { y } from '../vm/index.ts'"],
    ['src/pyc/a.ts', 'const text = "import(\'../vm/index.ts\')";'],
    ['src/vm/a.ts', "import type { Code } from '../pyc/index.ts';"],
    ['src/widgets/w/a.ts', "import { run } from '#vm';\nimport { x } from '~/pyc/index.ts';"],
    [
      'src/widgets/w/A.svelte',
      "<script>\nimport { onMount } from 'svelte';\nimport '../../styles/site.css';\n</script>",
    ],
    [
      'content/lessons/01-a.mdx',
      "Text about `import('../../scripts/a.ts')`.\n\n```python\nimport sys\nfrom 'x'\n```\n",
    ],
    ['src/pages/a.astro', "---\nimport L from '../layouts/L.astro';\nimport { a } from '../importlib/a.ts';\n---"],
  ])('%s with %j is allowed', (path, text) => {
    expect(breaches(path, text, aliased)).toEqual([]);
  });
});

describe('plain TypeScript', () => {
  /** What the plain layers may use beyond the language: the same in Node, in a worker and in a page. */
  const UNIVERSAL = `
    declare class TextDecoder {
      constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
      decode(input?: Uint8Array): string;
    }
    declare class TextEncoder {
      encode(input?: string): Uint8Array;
    }
  `;

  /** Names that the compiler does not find when it knows the language alone: no page, no worker, no Node. */
  function unknownNames(files: Record<string, string>, roots: string[]): string[] {
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2024,
      lib: ['lib.es2024.d.ts'],
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      noEmit: true,
      strict: true,
      types: [],
    };
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists } = host;
    host.readFile = (name) => files[name] ?? readFile(name);
    host.fileExists = (name) => name in files || fileExists(name);
    host.getSourceFile = (name, target) => {
      const text = host.readFile(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, target, true);
    };
    const program = ts.createProgram([...Object.keys(files), ...roots], options, host);
    // 2304 and 2552: cannot find name; 2584, 2591: the same with advice; 2503: cannot find namespace; 2339: globalThis.x.
    const codes = new Set([2304, 2552, 2584, 2591, 2503, 2580, 2339, 2868, 7017]);
    return ts.getPreEmitDiagnostics(program).flatMap(({ code, file, start, messageText }) => {
      if (!codes.has(code) || !file) return [];
      const line = file.getLineAndCharacterOfPosition(start!).line + 1;
      return [`${relative(ROOT, file.fileName)}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`];
    });
  }

  const universal = join(ROOT, 'universal.d.ts');

  test('pyc, vm and importlib use nothing of a page or of Node', () => {
    const roots = PLAIN_LAYERS.flatMap((layer) => filesBelow(`src/${layer}`)).map((path) => join(ROOT, path));
    expect(unknownNames({ [universal]: UNIVERSAL }, roots)).toEqual([]);
  });

  test.each([
    'document.title;',
    'window.alert(1);',
    'process.exit();',
    'Buffer.from([]);',
    'let e: HTMLElement;',
    'fetch("x");',
  ])('%s would be found', (text) => {
    const file = join(ROOT, 'src/pyc/invented.ts');
    expect(unknownNames({ [universal]: UNIVERSAL, [file]: `export {};\n${text}` }, [])).toHaveLength(1);
  });

  test('they hold nothing but .ts files', () => {
    const others = PLAIN_LAYERS.flatMap((layer) => filesBelow(`src/${layer}`)).filter((path) => !path.endsWith('.ts'));
    expect(others).toEqual([]);
  });
});
