/** What the URL of a page asks for, as far as this page can show it. */
import { isPythonVersion } from '../shared/preferences.ts';
import { linkArrives } from '../shared/link-arrival.ts';
import { broken, type BrokenLink } from '../shared/url-state.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { parseLink } from './link-read.ts';
import type { SampleChoice } from './sample-file.ts';
import type { Start } from './start.ts';

type Wanted =
  | { kind: 'none' }
  /** What is there already. */
  | { kind: 'same' }
  | BrokenLink
  /** Without `sample` the page's own; without `python` the reader's. */
  | { kind: 'state'; sample?: string; python?: PythonVersion; start: Start };

export type Answer = Wanted & {
  /** What the reader is told of the link. */
  told: { text: string; problem: boolean } | null;
};

/** Reads fragment and query. `open`: the widget shows what was asked for before. */
export function wantedBy(
  address: { hash: string; search: string },
  samples: readonly SampleChoice[],
  open: boolean,
): Answer {
  const wanted = read(address, samples);
  const { stays, says } = linkArrives(address, wanted.kind === 'broken' ? wanted : undefined, open);
  return {
    ...(stays ? { kind: 'same' as const } : wanted),
    told: says === null ? null : { text: says, problem: true },
  };
}

function read({ hash, search }: { hash: string; search: string }, samples: readonly SampleChoice[]): Wanted {
  const link = parseLink(hash, search);
  if (link.kind !== 'state') return link;
  const { sample, python, ...start } = link.state;
  if (sample !== undefined && !samples.some(({ name }) => name === sample))
    return broken(`there is no sample “${sample}”`);
  if (python !== undefined && !isPythonVersion(python)) return broken(`the samples are not there for Python ${python}`);
  return { kind: 'state', sample, python, start };
}
