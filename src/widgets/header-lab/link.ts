/** A lab's state as a link: `#1.sample=fib&python=3.13&edit=4:01`. A file of one's own cannot be in it. */
import { hex2 } from '../shared/HexView-cells.ts';
import { formatFragment } from '../shared/url-format.ts';
import type { SampleVariantKind } from '../shared/samples.ts';
import type { Lab, RunPython } from './lab.ts';

export const LINK_VERSION = 1;

/** Which sample file a link is about. */
export interface LinkFile {
  sample: string;
  python: string;
  variant: SampleVariantKind;
}

/** `4:01,8:ff`, in the order of the bytes. */
function formatEdits(edits: Lab['edits']): string {
  return Object.entries(edits)
    .map(([offset, value]) => `${offset}:${hex2(value)}`)
    .join(',');
}

/** The fragment for a lab's state, `#` included; null for a file of one's own. `run` is the Python that runs it. */
export function formatLink(lab: Lab, run: RunPython): string | null {
  const { origin, source: compiled } = lab.file;
  if (origin.kind !== 'sample') return null;
  const { present, mtime, size, edited } = lab.source;
  return formatFragment(LINK_VERSION, {
    sample: origin.sample,
    python: origin.python,
    kind: origin.variant === 'plain' ? undefined : origin.variant,
    run: run === origin.python ? undefined : run,
    edit: formatEdits(lab.edits),
    cut: lab.cut ?? undefined,
    layout: lab.layout ?? undefined,
    source: present ? undefined : 'absent',
    mtime: mtime === compiled.mtime ? undefined : mtime,
    size: size === compiled.size ? undefined : size,
    text: edited ? 'edited' : undefined,
    check: lab.check === 'default' ? undefined : lab.check,
  });
}
