/**
 * The `_headers` file of a built site, as Netlify and Cloudflare Pages read it, and `scripts/serve.mjs` too. Hosts
 * disagree on what holds where two rules set the same header: here each address has one rule beside that for all.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { type Page, pagesOf } from '../check/built-site.ts';

const isExecutable = (type: string | undefined) => !type || type === 'module' || /javascript/.test(type);

/** The inline scripts of some pages as a policy names them, each once. */
function inlineScriptHashes(pages: readonly Page[]): string[] {
  const scripts = pages.flatMap(({ elements }) =>
    elements.filter(({ tag, attrs }) => tag === 'script' && attrs.src === undefined && isExecutable(attrs.type)),
  );
  const hashes = scripts.map(({ text }) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [...new Set(hashes)].sort();
}

/** What a page may load: this site's own files, and the inline scripts that the build has written. */
export function contentSecurityPolicy(hashes: readonly string[], { framed }: { framed: boolean }): string {
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`.trim(),
    // Widgets place things by style attributes, which have no hash.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ];
  return (framed ? policy : [...policy, "frame-ancestors 'none'"]).join('; ');
}

const REVALIDATED = 'public, max-age=0, must-revalidate';
const FOR_EVER = 'public, max-age=31536000, immutable';

/**
 * The text of `_headers`.
 * @param entries names in the site's folder; folders end with "/"
 * @param base the path that the site is deployed under; begins and ends with "/"
 */
export function headersFile(entries: readonly string[], hashes: readonly string[], base: string): string {
  const rule = (path: string, headers: Record<string, string>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  const rules = entries.map((entry) => {
    const path = entry === 'index.html' ? base : entry.endsWith('/') ? `${base}${entry}*` : base + entry;
    if (entry === '_astro/') return rule(path, { 'Cache-Control': FOR_EVER });
    const isPage = entry.endsWith('/') || entry.endsWith('.html');
    const policy = contentSecurityPolicy(hashes, { framed: entry === 'embed/' });
    return rule(path, { 'Cache-Control': REVALIDATED, ...(isPage && { 'Content-Security-Policy': policy }) });
  });
  const forAll = rule(`${base}*`, {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    // Other sites load the embed kit as modules. Everything here is public, and nothing depends on who asks.
    'Access-Control-Allow-Origin': '*',
  });
  return [forAll, ...rules].join('\n\n') + '\n';
}

/** `_headers` for a built site's folder. */
export function headersFor(dir: string, base: string, pages: readonly Page[] = pagesOf(dir)): string {
  const entries = readdirSync(dir, { withFileTypes: true })
    .filter(({ name }) => !/^_headers$|\.(gz|br)$/.test(name))
    .map((entry) => entry.name + (entry.isDirectory() ? '/' : ''))
    .sort();
  return headersFile(entries, inlineScriptHashes(pages), base);
}
