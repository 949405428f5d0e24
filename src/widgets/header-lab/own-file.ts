import type { FieldName, Header, MagicInfo } from '../../pyc/types.ts';
import { readHeader } from '../../pyc/header.ts';
import { magicReason } from '../../pyc/versions/magic-reasons.ts';
import type { LabFile } from './lab.ts';

/** Files up to this many bytes are read. */
export const MAX_FILE = 50 * 1024 * 1024;

/** What is shown of a file that was dropped or chosen. */
export interface OwnFile {
  file: LabFile;
  /** What is wrong with it and at which byte; null for a whole header of a known Python with something after it. */
  problem: string | null;
  /** What wrote it, in one sentence; empty where that is not known. */
  origin: string;
}

/** The sentence for a file that is not read. */
export function tooLarge(name: string, size: number): string {
  return `${name} has ${size.toLocaleString('en-US')} bytes, and files of up to ${MAX_FILE / 1024 / 1024} MB are read here.`;
}

function valueOf(header: Header, name: FieldName): number | null {
  return header.fields.find((field) => field.name === name)?.value ?? null;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

const SIGNATURES: [string, string][] = [
  ['7f 45 4c 46', 'an ELF binary, as .so files are'],
  ['4d 5a', 'a Windows binary, as .pyd files are'],
  ['50 4b 03 04', 'a zip archive, as .whl files are'],
  ['1f 8b', 'a gzip archive'],
  ['89 50 4e 47', 'a PNG picture'],
  ['25 50 44 46', 'a PDF document'],
];

function notPyc(name: string, bytes: Uint8Array): string {
  const start = hex(bytes.subarray(0, 4));
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known) return `${name} is not a .pyc: it starts with ${start}, which is ${known[1]}.`;
  if (bytes[2] === 13 && bytes[3] === 10)
    return `Byte 0: the magic number ${bytes[0] | (bytes[1] << 8)} (${start}) is none that a CPython from 1.0 to 3.15 writes. It is read here as Python 3.7 and later lay it out.`;
  const at = bytes[2] === 13 ? 3 : 2;
  const text = bytes.subarray(0, 512).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
  return `${name} is not a .pyc: ${text ? 'it looks like text; ' : ''}a magic number ends in 0d 0a, and byte ${at} is ${hex(bytes.subarray(at, at + 1))} (the file starts with ${start}).`;
}

/** What is wrong with a file, and where; null where its header is whole and known, and a body follows. */
export function problemOf(name: string, bytes: Uint8Array, header: Header): string | null {
  if (bytes.length === 0)
    return `${name} is empty: at byte 0, where the magic number should begin, it is already over.`;
  if (bytes.length < 4)
    return `${name} ends at byte ${bytes.length}, inside the magic number, which has 4 bytes: ${hex(bytes)}.`;
  if (header.origin === null) return notPyc(name, bytes);
  if (bytes.length < header.layout) {
    const last = header.fields[header.fields.length - 1];
    const where =
      last.value === null && last.name !== 'hash'
        ? `inside the ${last.name}`
        : last.name === 'hash'
          ? 'inside the hash'
          : `after the ${last.name}`;
    return `${name} ends at byte ${bytes.length}, ${where}: the header of Python ${header.origin.minor} has ${header.layout} bytes.`;
  }
  if (bytes.length === header.layout)
    return `${name} ends at byte ${bytes.length}, after the header: there is no code in it.`;
  if (header.kind === 'invalid')
    return `Byte 4: the flags are ${valueOf(header, 'flags')}, and only the two lowest bits mean something.`;
  return null;
}

function originText(origin: MagicInfo | null): string {
  if (!origin) return '';
  const reason = magicReason(origin);
  return `Written by Python ${origin.minor}; the magic number is that of ${origin.since}${reason && ` (“${reason}”)`}.`;
}

/** A file of the reader's own, with its header as its own Python lays it out. Its source is taken to be what the header says of it. */
export function readOwnFile(name: string, bytes: Uint8Array, header: Header): OwnFile {
  return {
    file: {
      origin: { kind: 'own' },
      name,
      module: name.replace(/\.py[co]$/i, '').replace(/\.(cpython|pypy|graalpy)[-\w]*(\.opt-\w+)?$/, '') || 'm',
      bytes,
      source: { mtime: valueOf(header, 'mtime') ?? 0, size: valueOf(header, 'size') ?? 0, text: null },
    },
    problem: problemOf(name, bytes, header),
    origin: originText(header.origin),
  };
}

/** Opens a file that was dropped or chosen, with the Python that wrote it; a sentence where it cannot be read. */
export async function openFile(own: File): Promise<string | (OwnFile & { python: string | null })> {
  if (own.size > MAX_FILE) return tooLarge(own.name, own.size);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await own.arrayBuffer());
  } catch (problem) {
    return `${own.name} cannot be read: ${problem instanceof Error ? problem.message : problem}`;
  }
  const header = readHeader(bytes);
  return { ...readOwnFile(own.name, bytes, header), python: header.origin?.minor ?? null };
}
