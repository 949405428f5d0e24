/** What is wrong with the header of a file of the reader's own, in sentences. */
import type { FieldName, Header } from '../../pyc/types.ts';

/** A field's number; null where it has none. */
export function valueOf(header: Header, name: FieldName): number | null {
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

/** A field with a value that means nothing: at which byte, and what is wrong, as the end of a sentence. */
export function wrongField(bytes: Uint8Array, header: Header): { offset: number; text: string } | null {
  if (header.origin === null && bytes[2] === 13 && bytes[3] === 10)
    return {
      offset: 0,
      text: `the magic number ${bytes[0] | (bytes[1] << 8)} (${hex(bytes.subarray(0, 4))}) is none that a CPython from 1.0 to 3.15 writes.`,
    };
  if (header.origin !== null && header.kind === 'invalid' && bytes.length > header.layout)
    return {
      offset: 4,
      text: `the flags are ${valueOf(header, 'flags')}, and only the two lowest bits mean something.`,
    };
  return null;
}

function notPyc(name: string, bytes: Uint8Array): string {
  const start = hex(bytes.subarray(0, 4));
  const known = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (known) return `${name} is not a .pyc: it starts with ${start}, which is ${known[1]}.`;
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
  const field = wrongField(bytes, header);
  if (field) return `${name}, byte ${field.offset}: ${field.text}`;
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
  return null;
}

/** The module that a file's name stands for: `fib` for `fib.cpython-313.pyc`. */
export function moduleOf(name: string): string {
  return name.replace(/\.py[co]?$/i, '').replace(/\.(cpython|pypy|graalpy)[-\w]*(\.opt-\w+)?$/, '') || 'm';
}
