/** What the URL of a page asks for, as far as this page can show it. */
import { isPythonVersion } from '../shared/preferences.ts';
import { broken, type BrokenLink } from '../shared/url-state.ts';
import type { PythonVersion } from '../../pyc/types.ts';
import { parseLink } from './link-read.ts';
import type { SampleChoice } from './sample-file.ts';
import type { Start } from './start.ts';

export type Wanted =
  | { kind: 'none' }
  | BrokenLink
  /** Without `sample` the page's own; without `python` the reader's. */
  | { kind: 'state'; sample?: string; python?: PythonVersion; start: Start };

export function wantedBy({ hash, search }: { hash: string; search: string }, samples: readonly SampleChoice[]): Wanted {
  const link = parseLink(hash, search);
  if (link.kind !== 'state') return link;
  const { sample, python, ...start } = link.state;
  if (sample !== undefined && !samples.some(({ name }) => name === sample))
    return broken(`there is no sample “${sample}”`);
  if (python !== undefined && !isPythonVersion(python)) return broken(`the samples are not there for Python ${python}`);
  return { kind: 'state', sample, python, start };
}
