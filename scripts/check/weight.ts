/**
 * Weighs the JavaScript that a built page makes a browser load before the reader does anything, in gzipped bytes: its
 * scripts, inline ones included, its preloads, its islands' components and renderers, and all that these import
 * statically. What is imported dynamically (the stepper's virtual machine, once it is needed) comes on top.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuiltSite, type KnownImports, type Page, moduleGraph, pagesOf } from './built-site.ts';
import { scriptsOf } from './page-scripts.ts';
import type { Checked } from './report.ts';
import { weighWidget } from './widget-weight.ts';

const KB = 1024;

/** The most that is allowed, in bytes; `plain` is for a page without a widget, which has no use for Svelte. */
export const LIMITS = { renderer: 16 * KB, hex: 10 * KB, page: 50 * KB, embed: 45 * KB, plain: 12 * KB } as const;

export interface PageWeight {
  page: string;
  /** Everything, in gzipped bytes. */
  total: number;
  /** The part that Svelte's client runtime is, as far as the islands' renderer brings it in. */
  renderer: number;
  inline: number;
  modules: { file: string; bytes: number }[];
}

/** Weighs modules of a build, each once however many pages ask. */
export class Scale {
  readonly #bytes = new Map<string, number>();
  readonly #dir: string;
  readonly imports: KnownImports = new Map();

  constructor(dir: string) {
    this.#dir = dir;
  }

  of(file: string): number {
    let bytes = this.#bytes.get(file);
    if (bytes === undefined) {
      bytes = gzipSync(readFileSync(join(this.#dir, file)), { level: 9 }).length;
      this.#bytes.set(file, bytes);
    }
    return bytes;
  }

  sum(files: Iterable<string>): number {
    return [...files].reduce((sum, file) => sum + this.of(file), 0);
  }
}

export function weighPage(site: BuiltSite, page: Page, scale = new Scale(site.dir)): PageWeight {
  const { modules: roots, renderers, classic, inline: texts } = scriptsOf(site, page);
  const inline = texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
  const rendererGraph = moduleGraph(site.dir, renderers, scale.imports);
  const files = new Set([...classic, ...rendererGraph, ...moduleGraph(site.dir, roots, scale.imports)]);
  const modules = [...files].map((file) => ({ file, bytes: scale.of(file) })).sort((a, b) => b.bytes - a.bytes);
  return { page: page.path, total: scale.sum(files) + inline, renderer: scale.sum(rendererGraph), inline, modules };
}

const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;

export function isEmbed(path: string): boolean {
  return path.startsWith('embed/');
}

function limitOf({ page, renderer }: PageWeight): number {
  if (isEmbed(page)) return LIMITS.embed;
  // A deck has its slides' own library.
  return renderer > 0 || /^(lessons|decks)\//.test(page) ? LIMITS.page : LIMITS.plain;
}

/** The widget that reads a file's bytes, weighed by itself. */
const HEX_WIDGET = 'src/widgets/shared/HexView.svelte';

export async function checkHexWidget(): Promise<{ checked: Checked; line: string }> {
  const bytes = await weighWidget(HEX_WIDGET);
  const problems = bytes > LIMITS.hex ? [`${kb(bytes)}, ${kb(LIMITS.hex)} allowed`] : [];
  return { checked: { what: `weight of ${HEX_WIDGET}`, problems }, line: `${kb(bytes).padStart(8)}  ${HEX_WIDGET}` };
}

/** Weighs every page of a build against `LIMITS`; `table` holds a line for each. */
export function checkWeight(site: BuiltSite): { checked: Checked[]; table: string[] } {
  const scale = new Scale(site.dir);
  const weights = pagesOf(site.dir).map((page) => weighPage(site, page, scale));
  const checked = weights.map((weight): Checked => {
    const { page, total, renderer, inline, modules } = weight;
    const limit = limitOf(weight);
    const problems: string[] = [];
    if (total > limit) {
      problems.push(`${kb(total)} of JavaScript before interaction, ${kb(limit)} allowed; ${kb(inline)} inline, and:`);
      problems.push(...modules.map(({ file, bytes }) => `  ${kb(bytes).padStart(8)} ${file}`));
    }
    if (renderer > LIMITS.renderer)
      problems.push(`Svelte's runtime is ${kb(renderer)}, ${kb(LIMITS.renderer)} allowed`);
    return { what: `weight of /${page}`, problems };
  });
  const table = weights.map(
    ({ page, total, renderer }) =>
      `${kb(total).padStart(8)}  /${page}${renderer > 0 ? ` (Svelte's runtime ${kb(renderer)})` : ''}`,
  );
  return { checked, table };
}
