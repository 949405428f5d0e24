/**
 * What the header lab holds: a file, what has been changed in its header, the source file that it is compared with, and
 * who reads it. All of it is plain data; a change is a function of the lab and an event.
 */
import { MAGIC_NUMBER } from '../../importlib/magic.ts';
import type { CheckHashBasedPycs, LegacyPythonVersion } from '../../importlib/types.ts';
import { headerField, readHeader, writeField } from '../../pyc/header.ts';
import type { FieldName, Header, HeaderLayout, PythonVersion } from '../../pyc/types.ts';
import type { SampleVariantKind } from '../shared/samples.ts';

/** The Pythons whose verdict can be asked for, oldest first. */
export type RunPython = PythonVersion | LegacyPythonVersion;
export const RUN_PYTHONS = Object.keys(MAGIC_NUMBER) as readonly RunPython[];

/** As many bytes from the start of the file can be edited: the longest header. */
export const EDITABLE = 16;

/** Where a file came from. */
export type FileOrigin =
  { kind: 'sample'; sample: string; python: string; variant: SampleVariantKind } | { kind: 'own' };

/** The source file as it was when the file was compiled. */
export interface CompiledSource {
  /** Seconds since 1970. */
  mtime: number;
  /** Bytes. */
  size: number;
  /** Its text in bytes; null where only the header is known. */
  text: Uint8Array | null;
}

/** A file as it was loaded. It is never changed. */
export interface LabFile {
  origin: FileOrigin;
  /** `fib.cpython-313.pyc` */
  name: string;
  /** `fib` */
  module: string;
  bytes: Uint8Array;
  source: CompiledSource;
}

/** The source file as it is now. */
export interface SourceState {
  present: boolean;
  mtime: number;
  size: number;
  /** Its text is another than the compiled one; another size says so by itself. */
  edited: boolean;
}

export interface Lab {
  file: LabFile;
  /** New values of bytes by offset; a byte with its original value is not in here. */
  edits: Readonly<Record<number, number>>;
  /** The file ends here; null where it was not cut. */
  cut: number | null;
  source: SourceState;
  /** The Python that imports the file; null: the reader's. */
  run: RunPython | null;
  check: CheckHashBasedPycs;
  /** How the bytes are read; null: as the Python that wrote them. */
  layout: HeaderLayout | null;
}

export type SourcePreset = 'compiled' | 'touched' | 'changed' | 'same-second' | 'absent';

export type LabEvent =
  | { type: 'byte'; offset: number; value: number }
  | { type: 'restore-byte'; offset: number }
  | { type: 'field'; name: FieldName; value: number }
  | { type: 'cut'; length: number | null }
  | { type: 'source'; change: Partial<SourceState> }
  | { type: 'source-preset'; preset: SourcePreset }
  | { type: 'run'; python: RunPython | null }
  | { type: 'check'; check: CheckHashBasedPycs }
  | { type: 'layout'; layout: HeaderLayout }
  /** Puts another lab in its place: another file, the state of a link, a suggestion. */
  | { type: 'lab'; lab: Lab };

/** How much later a touched or edited source file is, in seconds, and how many bytes longer an edited one. */
export const TOUCHED_BY = 60;
const LONGER_BY = 9;

/** A lab with nothing changed in it. */
export function newLab(file: LabFile, run: RunPython | null = null): Lab {
  return {
    file,
    edits: {},
    cut: null,
    source: { present: true, mtime: file.source.mtime, size: file.source.size, edited: false },
    run,
    check: 'default',
    layout: null,
  };
}

/** Length of the file as it is now. */
export function lengthOf(lab: Lab): number {
  return lab.cut === null ? lab.file.bytes.length : Math.min(lab.cut, lab.file.bytes.length);
}

/** The file's bytes as they are now. The original array where nothing was changed. */
export function bytesOf(lab: Lab): Uint8Array {
  const { bytes } = lab.file;
  if (lab.cut === null && Object.keys(lab.edits).length === 0) return bytes;
  return applyEdits(bytes.slice(0, lengthOf(lab)), lab.edits);
}

/** The first bytes of the file as they are now. */
export function headBytes(lab: Lab, length = EDITABLE): Uint8Array {
  return applyEdits(lab.file.bytes.slice(0, Math.min(length, lengthOf(lab))), lab.edits);
}

function applyEdits(bytes: Uint8Array, edits: Lab['edits']): Uint8Array {
  for (const [offset, value] of Object.entries(edits)) if (Number(offset) < bytes.length) bytes[Number(offset)] = value;
  return bytes;
}

/** How many bytes differ from the file as it was loaded. */
export function editCount(lab: Lab): number {
  const length = lengthOf(lab);
  return Object.keys(lab.edits).filter((offset) => Number(offset) < length).length;
}

/** Whether the file's bytes are as they were loaded. */
export function isPristine(lab: Lab): boolean {
  return editCount(lab) === 0 && lengthOf(lab) === lab.file.bytes.length;
}

/** How the Python that wrote the bytes lays them out. A number that nobody wrote is read as the file's own was. */
export function nativeLayout(lab: Lab): HeaderLayout {
  const now = readHeader(headBytes(lab));
  return now.origin ? now.layout : readHeader(lab.file.bytes.subarray(0, EDITABLE)).layout;
}

/** The header as it is shown. */
export function shownHeader(lab: Lab): Header {
  return readHeader(headBytes(lab, EDITABLE + 1), lab.layout ?? nativeLayout(lab));
}

/** Whether the source's text is another than the compiled one. */
export function isSourceEdited(lab: Lab): boolean {
  return lab.source.edited || lab.source.size !== lab.file.source.size;
}

/** What has happened to the source file, in one word; `changed` where no other fits. */
export function sourcePresetOf(lab: Lab): SourcePreset {
  if (!lab.source.present) return 'absent';
  const sameMtime = lab.source.mtime === lab.file.source.mtime;
  if (!isSourceEdited(lab)) return sameMtime ? 'compiled' : 'touched';
  return sameMtime && lab.source.size === lab.file.source.size ? 'same-second' : 'changed';
}

function presetSource(lab: Lab, preset: SourcePreset): SourceState {
  const { mtime, size } = lab.file.source;
  switch (preset) {
    case 'absent':
      return { ...lab.source, present: false };
    case 'compiled':
      return { present: true, mtime, size, edited: false };
    case 'touched':
      return { present: true, mtime: mtime + TOUCHED_BY, size, edited: false };
    case 'changed':
      return { present: true, mtime: mtime + TOUCHED_BY, size: size + LONGER_BY, edited: true };
    case 'same-second':
      return { present: true, mtime, size, edited: true };
  }
}

function withBytes(lab: Lab, head: Uint8Array): Lab {
  const edits: Record<number, number> = {};
  for (const [offset, value] of Object.entries(lab.edits)) if (Number(offset) >= head.length) edits[+offset] = value;
  head.forEach((value, offset) => {
    if (value !== lab.file.bytes[offset]) edits[offset] = value;
  });
  const before = Object.entries(lab.edits);
  const same = before.length === Object.keys(edits).length && before.every(([at, value]) => edits[+at] === value);
  return same ? lab : { ...lab, edits };
}

function withByte(lab: Lab, offset: number, value: number): Lab {
  const head = headBytes(lab);
  if (offset < 0 || offset >= head.length || !(value >= 0 && value <= 255)) return lab;
  head[offset] = value;
  return withBytes(lab, head);
}

/** The lab after an event. The same object where nothing changes. */
export function change(lab: Lab, event: LabEvent): Lab {
  switch (event.type) {
    case 'byte':
      return withByte(lab, event.offset, event.value);
    case 'restore-byte':
      return withByte(lab, event.offset, lab.file.bytes[event.offset]);
    case 'field': {
      const field = headerField(shownHeader(lab), event.name);
      if (!field || field.value === null || !Number.isFinite(event.value)) return lab;
      return withBytes(lab, writeField(headBytes(lab), field, event.value));
    }
    case 'cut': {
      const whole = event.length === null || event.length >= lab.file.bytes.length;
      const cut = whole ? null : Math.max(0, event.length!);
      return cut === lab.cut ? lab : { ...lab, cut };
    }
    case 'source':
      return withSource(lab, { ...lab.source, ...event.change });
    case 'source-preset':
      return withSource(lab, presetSource(lab, event.preset));
    case 'run':
      return event.python === lab.run ? lab : { ...lab, run: event.python };
    case 'check':
      return event.check === lab.check ? lab : { ...lab, check: event.check };
    case 'layout': {
      const layout = event.layout === nativeLayout(lab) ? null : event.layout;
      return layout === lab.layout ? lab : { ...lab, layout };
    }
    case 'lab':
      return event.lab;
  }
}

function withSource(lab: Lab, source: SourceState): Lab {
  const keys = ['present', 'mtime', 'size', 'edited'] as const;
  return keys.every((key) => source[key] === lab.source[key]) ? lab : { ...lab, source };
}
