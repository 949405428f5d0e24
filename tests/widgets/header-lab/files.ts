import { readFileSync } from 'node:fs';
import type { LabFile } from '../../../src/widgets/header-lab/lab.ts';
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
