/** A piece of highlighted source: the kind of token (a class name without its prefix, '' for plain text) and its text. */
export type Token = [kind: string, text: string];

/** A sample's source as the site serves it for its widgets, at `/highlight/NAME.json`. */
export interface SampleSource {
  name: string;
  text: string;
  /** One list of tokens a line of source, without the line's end. */
  lines: Token[][];
}

/** A site-relative path under the base that the site is served from. */
function siteUrl(path: string): string {
  return import.meta.env.BASE_URL.replace(/\/*$/, '/') + path;
}

/** Files that a page of one file carries, as `data:` addresses by path. */
let carried: Record<string, string> | null = null;

function addressOf(path: string): string {
  carried ??= JSON.parse(document.getElementById('carried-files')?.textContent ?? '{}') as Record<string, string>;
  return carried[path] ?? siteUrl(path);
}

async function get(path: string): Promise<Response> {
  const response = await fetch(addressOf(path));
  if (!response.ok) throw new Error(`${path} could not be loaded (the server answered ${response.status}).`);
  return response;
}

/** Loads a sample's source. Rejects with a sentence that can be shown. */
export async function loadSource(name: string): Promise<SampleSource> {
  return (await get(`highlight/${name}.json`)).json() as Promise<SampleSource>;
}

/** Loads a sample's compiled file; `path` is relative to `public/`, as the manifest has it. */
export async function loadPyc(path: string): Promise<Uint8Array> {
  return new Uint8Array(await (await get(path)).arrayBuffer());
}
