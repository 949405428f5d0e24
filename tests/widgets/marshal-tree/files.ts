import { readFileSync } from 'node:fs';
import type { PythonVersion } from '../../../src/pyc/types.ts';
import { findSample, samplePath } from '../../../src/widgets/shared/samples.ts';
import type { TreeFile } from '../../../src/widgets/marshal-tree/document.ts';
import { sampleFile } from '../../../src/widgets/marshal-tree/sample-file.ts';

/** A sample's file as the widget has it. */
export function fileOf(sample: string, python: PythonVersion = '3.13'): TreeFile {
  const info = findSample(sample)!;
  const path = samplePath(info, python)!;
  return sampleFile(info, python, path, new Uint8Array(readFileSync(`public/${path}`)));
}
