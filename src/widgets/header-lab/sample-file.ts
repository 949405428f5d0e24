import type { SampleInfo } from '../shared/samples.ts';
import type { LabFile } from './lab.ts';
import { VARIANT_NAMES } from './catalogue.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { LinkFile } from './link.ts';

/** The catalogue of all samples, small enough to be handed to the widget. */
export function catalogueOf(samples: readonly SampleInfo[]): CatalogueEntry[] {
  return samples.map(({ name, title, variants }) => ({
    name,
    title,
    variants: variants.map(({ kind, files }) => ({ kind, pythons: Object.keys(files) })),
  }));
}

/** Which file is meant where some of it does not exist: another way of compiling by the same Python, else another Python. */
export function nearestFile(catalogue: readonly CatalogueEntry[], wanted: LinkFile): LinkFile {
  const entry = catalogue.find(({ name }) => name === wanted.sample) ?? catalogue[0];
  const variant =
    entry.variants.find(({ kind, pythons }) => kind === wanted.variant && pythons.includes(wanted.python)) ??
    entry.variants.find(({ pythons }) => pythons.includes(wanted.python)) ??
    entry.variants[0];
  const python = variant.pythons.includes(wanted.python) ? wanted.python : variant.pythons[variant.pythons.length - 1];
  return { sample: entry.name, variant: variant.kind, python };
}

/** The file that is meant when something is chosen beside one: of the first sample where that is none of ours. */
export function chosenFile(
  catalogue: readonly CatalogueEntry[],
  origin: LabFile['origin'],
  readerPython: string,
  change: Partial<LinkFile>,
): LinkFile {
  const now: LinkFile =
    origin.kind === 'sample' ? origin : { sample: catalogue[0].name, python: readerPython, variant: 'plain' };
  return nearestFile(catalogue, { ...now, ...change });
}

/** Whether a file is run by the Python that wrote it: then so is the next one, unlike where the reader chose another. */
export const runsIt = (origin: LabFile['origin'], run: string): boolean =>
  origin.kind !== 'sample' || run === origin.python;

/** Why there is no such file; null where there is. */
export function missingFile(
  catalogue: readonly CatalogueEntry[],
  { sample, python, variant }: LinkFile,
): string | null {
  const entry = catalogue.find(({ name }) => name === sample);
  if (!entry) return `there is no sample “${sample}”`;
  const found = entry.variants.find(({ kind }) => kind === variant);
  if (!found) return `the sample “${sample}” is not there with ${VARIANT_NAMES[variant]}`;
  return found.pythons.includes(python) ? null : `the sample “${sample}” is not there for Python ${python}`;
}

/** A sample's file, given its bytes and those of its source. */
export function sampleFile(
  info: SampleInfo,
  which: LinkFile,
  path: string,
  bytes: Uint8Array,
  text: Uint8Array,
): LabFile {
  return {
    origin: { kind: 'sample', ...which },
    name: path.slice(path.lastIndexOf('/') + 1),
    module: info.name,
    bytes,
    source: { mtime: info.mtime, size: info.size, text },
  };
}

/** Loads a sample's file and its source. Rejects with a sentence that can be shown. */
export async function loadSampleFile(which: LinkFile): Promise<LabFile> {
  const [{ findSample }, { loadPyc }] = await Promise.all([
    import('../shared/samples.ts'),
    import('../shared/sample-source.ts'),
  ]);
  const info = findSample(which.sample);
  const variant = info?.variants.find(({ kind }) => kind === which.variant);
  const path = variant?.files[which.python];
  if (!info || !variant || !path) throw new Error(`There is no sample “${which.sample}” for Python ${which.python}.`);
  const [bytes, text] = await Promise.all([loadPyc(path), loadPyc(variant.source)]);
  return sampleFile(info, which, path, bytes, text);
}
