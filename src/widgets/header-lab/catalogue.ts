import type { SampleVariantKind } from '../shared/samples.ts';

/** What the choice of a sample needs to know of one: its ways of compiling and the Pythons that each has. */
export interface CatalogueEntry {
  name: string;
  title: string;
  variants: { kind: SampleVariantKind; pythons: string[] }[];
}

/** How a way of compiling is called. */
export const VARIANT_NAMES: Record<SampleVariantKind, string> = {
  plain: 'timestamp',
  'checked-hash': 'checked hash',
  'unchecked-hash': 'unchecked hash',
  'opt-1': 'timestamp, -O',
  'opt-2': 'timestamp, -OO',
  older: 'before 3.7',
};

/** The Pythons that a sample is there for, newest first. */
export function pythonsOf({ variants }: CatalogueEntry): string[] {
  const minor = (python: string) => Number(python[0]) * 100 + Number(python.slice(2));
  return [...new Set(variants.flatMap(({ pythons }) => pythons))].sort((a, b) => minor(b) - minor(a));
}
