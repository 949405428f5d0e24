/** What the URL of a page asks for: the query says which file and how it looks, the fragment what was done to it. */
import type { SampleVariantKind } from '../shared/samples.ts';
import { linkArrives } from '../shared/link-arrival.ts';
import { broken, type BrokenLink } from '../shared/url-state.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { EDITABLE, RUN_PYTHONS } from './lab.ts';
import type { LinkFile } from './link.ts';
import { parseLink } from './link-read.ts';
import type { LinkState } from './link-read.ts';
import { missingFile } from './sample-file.ts';

type Wanted =
  | BrokenLink
  /** Nothing but, perhaps, how it looks. */
  | { kind: 'none' }
  /** What is there already. */
  | { kind: 'same' }
  | {
      kind: 'file';
      file: LinkFile;
      /** Whether file and Python follow the reader's. */
      following: boolean;
      /** What was done to the file; null for nothing. */
      state: LinkState | null;
    };

export type Answer = Wanted & {
  /** What the reader is told of the link. */
  told: { text: string; problem: boolean } | null;
};

/** Reads fragment and query; what they leave out is as in `base`, the page's own file. `open`: the lab shows what was asked for before. */
export function wantedBy(
  address: { hash: string; search: string },
  base: LinkFile,
  readerPython: string,
  catalogue: readonly CatalogueEntry[],
  open: boolean,
): Answer {
  const wanted = read(address, base, readerPython, catalogue);
  const { stays, says } = linkArrives(address, wanted.kind === 'broken' ? wanted : undefined, open);
  return {
    ...(stays ? { kind: 'same' as const } : wanted),
    told: says === null ? null : { text: says, problem: true },
  };
}

function read(
  { hash, search }: { hash: string; search: string },
  base: LinkFile,
  readerPython: string,
  catalogue: readonly CatalogueEntry[],
): Wanted {
  const link = parseLink(hash, { pythons: RUN_PYTHONS, editable: EDITABLE });
  if (link.kind === 'broken') return link;
  const query = new URLSearchParams(search);
  const fromQuery: Partial<LinkFile> = {};
  if (query.has('sample')) fromQuery.sample = query.get('sample')!;
  if (query.has('python')) fromQuery.python = query.get('python')!;
  if (query.has('variant')) fromQuery.variant = query.get('variant') as SampleVariantKind;
  const state = link.kind === 'state' ? link.state : null;
  const named = { ...fromQuery, ...state?.file };
  const file: LinkFile = {
    sample: named.sample ?? base.sample,
    python: named.python ?? readerPython,
    variant: named.variant ?? base.variant,
  };
  const missing = missingFile(catalogue, file);
  if (missing) return broken(missing);
  const following = named.python === undefined && state === null;
  if (following && !fromQuery.sample && !fromQuery.variant) return { kind: 'none' };
  return { kind: 'file', file, following, state };
}
