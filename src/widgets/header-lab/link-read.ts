/** Reads a lab's state back out of a link. Apart from the writing, since few visits begin with a link. */
import { parseFragment } from '../shared/url-state.ts';
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

export type LinkResult = { kind: 'none' } | { kind: 'state'; state: LinkState } | { kind: 'broken'; reason: string };

/** What a state may hold; handed in, so that this file is loaded alone. */
export interface LinkLimits {
  pythons: readonly RunPython[];
  /** As many bytes can be edited. */
  editable: number;
}

class LinkProblem extends Error {}

function fail(detail: string): never {
  throw new LinkProblem(detail);
}

function parseEdits(text: string, editable: number): Record<number, number> {
  const edits: Record<number, number> = {};
  for (const part of text.split(',')) {
    const match = /^(\d{1,2}):([0-9a-f]{2})$/i.exec(part) ?? fail(`“${part}” is not an edit such as 4:01`);
    const offset = Number(match[1]);
    if (offset >= editable) fail(`byte ${offset} is not one of the first ${editable}`);
    edits[offset] = parseInt(match[2], 16);
  }
  return edits;
}

function parseNumber(name: string, text: string, pattern: RegExp): number {
  return pattern.test(text) ? Number(text) : fail(`${name} is “${text}”, which is not a number that fits`);
}

function oneOf<T extends string | number>(name: string, text: string, known: readonly T[]): T {
  return known.find((one) => String(one) === text) ?? fail(`${name} is “${text}”; known are ${known.join(', ')}`);
}

function parseValues(values: URLSearchParams, { pythons, editable }: LinkLimits): LinkState {
  const state: LinkState = {
    file: {},
    run: null,
    edits: {},
    cut: null,
    layout: null,
    source: { absent: false, mtime: null, size: null, edited: false },
    check: 'default',
  };
  const readers: Record<string, (text: string) => void> = {
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
  for (const [name, text] of values)
    (Object.hasOwn(readers, name) ? readers[name] : fail(`it has a part “${name}” that this page does not know`))(text);
  return state;
}

/** Reads the fragment of a URL. */
export function parseLink(hash: string, limits: LinkLimits): LinkResult {
  const parsed = parseFragment(hash, LINK_VERSION);
  if (parsed.kind !== 'state') return parsed;
  try {
    return { kind: 'state', state: parseValues(parsed.state.values, limits) };
  } catch (problem) {
    if (!(problem instanceof LinkProblem)) throw problem;
    return { kind: 'broken', reason: brokenLink(problem.message) };
  }
}

/** The sentence for a link that could not be read. */
export function brokenLink(detail: string): string {
  return `The state in this link cannot be read: ${detail}. The widget shows its default instead.`;
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
