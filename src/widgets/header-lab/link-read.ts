/** Reads a lab's state back out of a link. Apart from the writing, since few visits begin with a link. */
import { fail, readEdits, readParts, type PartReaders } from '../shared/link-parts.ts';
import { parseFragment, type BrokenLink } from '../shared/url-state.ts';
import type { SampleVariantKind } from '../shared/samples.ts';
import type { HeaderLayout } from '../../pyc/types.ts';
import type { CheckHashBasedPycs } from '../../importlib/types.ts';
import type { Lab, LabFile, RunPython } from './lab.ts';
import { LINK_VERSION } from './link.ts';
import type { LinkFile } from './link.ts';

const VARIANTS: readonly SampleVariantKind[] = ['plain', 'opt-1', 'opt-2', 'checked-hash', 'unchecked-hash', 'older'];
const LAYOUTS: readonly HeaderLayout[] = [8, 12, 16];
const CHECKS: readonly CheckHashBasedPycs[] = ['default', 'always', 'never'];

/** What a link says; what it leaves out is null. */
export interface LinkState {
  file: Partial<LinkFile>;
  run: RunPython | null;
  edits: Record<number, number>;
  cut: number | null;
  layout: HeaderLayout | null;
  source: { absent: boolean; mtime: number | null; size: number | null; edited: boolean };
  check: CheckHashBasedPycs;
}

export type LinkResult = { kind: 'none' } | { kind: 'state'; state: LinkState } | BrokenLink;

/** What a state may hold; handed in, so that this file is loaded alone. */
export interface LinkLimits {
  pythons: readonly RunPython[];
  /** As many bytes can be edited. */
  editable: number;
}

function parseEdits(text: string, editable: number): Record<number, number> {
  const edits = readEdits(text, 2, '4:01');
  const beyond = Object.keys(edits).find((offset) => Number(offset) >= editable);
  return beyond === undefined ? edits : fail(`byte ${beyond} is not one of the first ${editable}`);
}

function parseNumber(name: string, text: string, pattern: RegExp): number {
  return pattern.test(text) ? Number(text) : fail(`${name} is “${text}”, which is not a number that fits`);
}

function oneOf<T extends string | number>(name: string, text: string, known: readonly T[]): T {
  return known.find((one) => String(one) === text) ?? fail(`${name} is “${text}”; known are ${known.join(', ')}`);
}

function parseValues(values: URLSearchParams, { pythons, editable }: LinkLimits): LinkResult {
  const state: LinkState = {
    file: {},
    run: null,
    edits: {},
    cut: null,
    layout: null,
    source: { absent: false, mtime: null, size: null, edited: false },
    check: 'default',
  };
  const readers: PartReaders = {
    sample: (text) =>
      (state.file.sample = /^[a-z0-9_]+$/.test(text) ? text : fail(`“${text}” is not the name of a sample`)),
    python: (text) =>
      (state.file.python = /^\d\.\d{1,2}$/.test(text) ? text : fail(`“${text}” is not a Python version`)),
    kind: (text) => (state.file.variant = oneOf('kind', text, VARIANTS)),
    run: (text) => (state.run = oneOf('run', text, pythons)),
    edit: (text) => (state.edits = parseEdits(text, editable)),
    cut: (text) => (state.cut = parseNumber('cut', text, /^\d{1,8}$/)),
    layout: (text) => (state.layout = oneOf('layout', text, LAYOUTS)),
    source: (text) => (state.source.absent = oneOf('source', text, ['absent', 'present']) === 'absent'),
    mtime: (text) => (state.source.mtime = parseNumber('mtime', text, /^-?\d{1,13}$/)),
    size: (text) => (state.source.size = parseNumber('size', text, /^\d{1,13}$/)),
    text: (text) => (state.source.edited = oneOf('text', text, ['edited', 'compiled']) === 'edited'),
    check: (text) => (state.check = oneOf('check', text, CHECKS)),
  };
  return readParts(values, readers) ?? { kind: 'state', state };
}

/** Reads the fragment of a URL. */
export function parseLink(hash: string, limits: LinkLimits): LinkResult {
  const parsed = parseFragment(hash, LINK_VERSION);
  if (parsed.kind !== 'state') return parsed;
  return parseValues(parsed.state.values, limits);
}

/** The lab that a link describes, once its file is loaded. Edits behind the file's end fall away with the end. */
export function labFromLink(file: LabFile, state: LinkState, run: RunPython | null): Lab {
  const { absent, mtime, size, edited } = state.source;
  const edits = Object.entries(state.edits).filter(
    ([at, value]) => +at < file.bytes.length && file.bytes[+at] !== value,
  );
  return {
    file,
    edits: Object.fromEntries(edits),
    cut: state.cut !== null && state.cut < file.bytes.length ? state.cut : null,
    source: { present: !absent, mtime: mtime ?? file.source.mtime, size: size ?? file.source.size, edited },
    run: state.run ?? run,
    check: state.check,
    layout: state.layout,
  };
}
