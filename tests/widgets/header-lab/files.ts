import { readFileSync } from 'node:fs';
import { readHeader } from '../../../src/pyc/header.ts';
import { RUN_PYTHONS } from '../../../src/widgets/header-lab/lab.ts';
import type { LabFile } from '../../../src/widgets/header-lab/lab.ts';
import { readOwnFile } from '../../../src/widgets/header-lab/own-file.ts';
import { sampleFile } from '../../../src/widgets/header-lab/sample-file.ts';
import { findSample } from '../../../src/widgets/shared/samples.ts';
import type { SampleVariantKind } from '../../../src/widgets/shared/samples.ts';

/** A sample's file as the widget is given it. */
export function labFile(python = '3.13', variant: SampleVariantKind = 'plain', sample = 'fib'): LabFile {
  const info = findSample(sample)!;
  const { files, source } = info.variants.find(({ kind }) => kind === variant)!;
  const read = (path: string) => new Uint8Array(readFileSync(`public/${path}`));
  return sampleFile(info, { sample, python, variant }, files[python], read(files[python]), read(source));
}

/** A file of one's own, and the Python that it is opened for. */
export function readOwn(name: string, bytes: Uint8Array) {
  const header = readHeader(bytes);
  const run = RUN_PYTHONS.find((python) => python === header.origin?.minor) ?? null;
  return { ...readOwnFile(name, bytes, header), run };
}
