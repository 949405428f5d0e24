import type { PythonVersion } from '../../pyc/types.ts';
import { SAMPLES } from './generated/samples.ts';

/**
 * How a sample was compiled: `plain` as an import leaves it; `opt-1` and `opt-2` with `-O` and `-OO`; hash-based in
 * one of the two ways of PEP 552; `older` by a Python whose headers have 8 or 12 bytes.
 */
export type SampleVariantKind = 'plain' | 'opt-1' | 'opt-2' | 'checked-hash' | 'unchecked-hash' | 'older';

/** One way in which a sample was compiled, by every Python that knows that way. */
export interface SampleVariant {
  kind: SampleVariantKind;
  /** The source that these files were compiled from, relative to `public/`. */
  source: string;
  /** Path of the compiled file relative to `public/`, by minor version. `older` has 2.7 and 3.6, the others 3.7 on. */
  files: Record<string, string>;
}

/** A sample program in `public/samples/`. */
export interface SampleInfo {
  /** `fib` */
  name: string;
  title: string;
  /** One line: what to look for. */
  watch: string;
  /** The source's mtime when it was compiled, in seconds since 1970. A copy served by a web server has another. */
  mtime: number;
  /** Bytes of the source. */
  size: number;
  /** What every Python from 3.7 on prints when it runs the program. */
  output: string;
  /** `importlib.util.source_hash` of the source, 16 hex digits in file order, by minor version: each has a key of its own. */
  sourceHash: Record<PythonVersion, string>;
  /** `plain` is the first. */
  variants: readonly SampleVariant[];
}

/** The sample of that name, or undefined. */
export function findSample(name: string): SampleInfo | undefined {
  return SAMPLES.find((sample) => sample.name === name);
}

/** Path of a sample's compiled file relative to `public/`; undefined where that Python has no such variant. */
export function samplePath(sample: SampleInfo, python: string, kind: SampleVariantKind = 'plain'): string | undefined {
  return sample.variants.find((variant) => variant.kind === kind)?.files[python];
}
