import { posix } from 'node:path';
import { importsOf } from './imports.ts';

/** Who may import whom: a layer may import those of a lower rank, and itself. */
const RANK: Readonly<Record<string, number>> = {
  pages: 6,
  layouts: 5,
  components: 4,
  // What other people's pages load: it shares the protocol's types with the widgets, and nothing of the site needs it.
  'embed-kit': 3.5,
  widgets: 3,
  vm: 2,
  importlib: 2,
  pyc: 1,
};

/** Layers of plain TypeScript, which run anywhere unchanged. */
export const PLAIN_LAYERS = ['pyc', 'vm', 'importlib'];

/** What the rule has to know about the project. */
export interface Project {
  /** Names in package.json that may be imported. */
  packages: readonly string[];
  /** `paths` of tsconfig.json and `imports` of package.json: what starts with the key stands for the value. */
  aliases: Readonly<Record<string, string>>;
}

/**
 * The layer of a file, by its path from the project's root. Lessons are pages; so are the files right in `src/`. What else
 * is in `content/` is data.
 */
export function layerOf(path: string): string {
  const [top, folder, ...rest] = path.split('/');
  if (path.endsWith('.mdx')) return 'pages';
  if (top !== 'src') return top;
  return rest.length > 0 ? folder : 'pages';
}

/** The path from the root that a specifier names; null for a package. */
function resolve(from: string, specifier: string, { aliases }: Project): string | null {
  const bare = specifier.replace(/[?#].*$/, '') || specifier;
  if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), bare));
  if (bare.startsWith('/')) return bare.slice(1);
  const alias = Object.keys(aliases).find((key) => bare === key || bare.startsWith(key.replace(/\*$/, '')));
  if (!alias) return null;
  return posix.normalize(aliases[alias].replace(/\*$/, '') + bare.slice(alias.replace(/\*$/, '').length));
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What is wrong with one import, null where it is allowed. */
function complaint(from: string, specifier: string | null, project: Project): string | null {
  if (specifier === null) return 'imports what is only known at run time';
  const layer = layerOf(from);
  const plain = PLAIN_LAYERS.includes(layer);
  const path = resolve(from, specifier, project);
  if (path === null) {
    if (plain) return `imports the package ${specifier}: ${layer} is plain TypeScript`;
    if (/^(node|astro|virtual):/.test(specifier)) return null;
    return project.packages.includes(packageOf(specifier))
      ? null
      : `imports ${specifier}, which package.json does not name`;
  }
  if (plain && !(specifier.startsWith('.') && specifier.endsWith('.ts')))
    return `imports ${specifier}: ${layer} names files relatively, with their .ts ending`;
  const target = layerOf(path);
  if (target === layer) return null;
  if (!(target in RANK)) {
    // Styles, samples and lessons are looked at by what is drawn.
    const drawn = ['styles', 'public', 'content', 'src'].includes(target);
    return drawn && RANK[layer] >= RANK.widgets ? null : `imports ${path}: ${layer} may not`;
  }
  if (!(layer in RANK)) return `imports ${path}: ${layer} may not import ${target}`;
  return RANK[target] < RANK[layer] ? null : `imports ${path}: ${layer} may not import ${target}`;
}

/** Every breach of the rule in a file, one line each; none for a file that keeps it. */
export function breaches(path: string, text: string, project: Project): string[] {
  return importsOf(path, text).flatMap(({ specifier, line }) => {
    const wrong = complaint(path, specifier, project);
    return wrong ? [`${path}:${line} ${wrong}`] : [];
  });
}
