import type { PythonVersion } from '../../pyc/types.ts';
import type { SampleInfo } from '../shared/samples.ts';
import type { TreeFile } from './document.ts';

/** What the choice of a sample needs to know of one. */
export interface SampleChoice {
  name: string;
  title: string;
}

/** A sample's file, given its bytes. */
export function sampleFile(info: SampleInfo, python: PythonVersion, path: string, bytes: Uint8Array): TreeFile {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { origin: { kind: 'sample', sample: info.name }, name, module: info.name, python, bytes };
}

/** Loads a sample's file. Rejects with a sentence that can be shown. */
export async function loadSampleFile(sample: string, python: PythonVersion): Promise<TreeFile> {
  const [{ findSample, samplePath }, { loadPyc }] = await Promise.all([
    import('../shared/samples.ts'),
    import('../shared/sample-source.ts'),
  ]);
  const info = findSample(sample);
  const path = info && samplePath(info, python);
  if (!info || !path) throw new Error(`There is no sample “${sample}” for Python ${python}.`);
  return sampleFile(info, python, path, await loadPyc(path));
}
